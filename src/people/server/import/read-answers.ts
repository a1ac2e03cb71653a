import type { IdentityInput, OtherName } from "../../contract.ts";
import { readPhone } from "../phones.ts";
import type { FieldValues } from "./field-values.ts";
import { otherNameFields } from "./fields.ts";
import { findLanguage } from "./language-names.ts";

type Gender = NonNullable<IdentityInput["gender"]>;
type CoverKind = NonNullable<IdentityInput["cover"]>["kind"];

const genders: Readonly<Record<string, Gender>> = {
  woman: "woman",
  female: "woman",
  femme: "woman",
  vrouw: "woman",
  f: "woman",
  v: "woman",
  man: "man",
  male: "man",
  homme: "man",
  m: "man",
  h: "man",
  other: "other",
  x: "other",
  unknown: "unknown",
};

const coverKinds: readonly CoverKind[] = [
  "insured",
  "increased",
  "urgent-medical-aid",
  "none",
  "unknown",
];

/** Everything of an identity but names and birth. What is not understood is left out, with a warning. */
export function readAnswers(values: FieldValues, warnings: string[]): IdentityInput {
  const otherNames = readOtherNames(values);
  const languages = readLanguages(values, "languages", warnings);
  const reads = readLanguages(values, "reads", warnings);
  const [interpreter] = readLanguages(values, "interpreter", warnings);
  const phones = values.list("phone").slice(0, 10).map(readPhone);
  const email = values.text("email");
  const trustedPerson = values.text("trustedPerson");
  return {
    ...(otherNames.length > 0 && { otherNames }),
    ...readGender(values, warnings),
    ...(languages.length > 0 && { languages }),
    ...(reads.length > 0 && { reads }),
    ...(interpreter !== undefined && { interpreter }),
    ...((phones.length > 0 || email !== "") && { reach: reachBy(phones, email) }),
    ...readAddress(values),
    ...(trustedPerson !== "" && { trustedPerson }),
    ...readGp(values),
    ...readCover(values, warnings),
  };
}

function readOtherNames(values: FieldValues): OtherName[] {
  return otherNameFields
    .map(({ kind, given, family }) => ({
      kind,
      given: values.text(given),
      family: family === undefined ? "" : values.text(family),
    }))
    .filter(({ given, family }) => given !== "" || family !== "");
}

function readLanguages(
  values: FieldValues,
  name: "languages" | "reads" | "interpreter",
  warnings: string[],
): string[] {
  const found = values.list(name).map(findLanguage);
  if (found.includes(undefined)) {
    warnings.push(`${values.where(name)}: a language is not known and was left out`);
  }
  return [...new Set(found.filter((tag) => tag !== undefined))].slice(0, 15);
}

function readGender(values: FieldValues, warnings: string[]): IdentityInput {
  const written = values.text("gender").toLowerCase();
  if (written === "") return {};
  const gender = genders[written];
  if (!gender) warnings.push(`${values.where("gender")}: not understood, left unknown`);
  return gender ? { gender } : {};
}

/** Nothing is taken as safe that nobody asked the person about. */
function reachBy(phones: readonly string[], email: string): NonNullable<IdentityInput["reach"]> {
  return {
    phones: phones.map((number) => ({ number, whose: "", textMessage: false, voicemail: false })),
    email,
    letterHome: false,
    askFor: "",
    advice: "",
  };
}

function readAddress(values: FieldValues): IdentityInput {
  const street = values.text("street");
  const postcode = values.text("postcode");
  const municipality = values.text("municipality");
  if (street === "" && postcode === "" && municipality === "") return {};
  const kind = street === "" ? "unknown" : "home";
  return { address: { kind, street, postcode, municipality, sector: null } };
}

const yes = ["yes", "oui", "ja", "y", "true", "1"];
const no = ["no", "non", "nee", "n", "false", "none"];

function readGp(values: FieldValues): IdentityInput {
  const written = values.text("gp");
  if (written === "") return {};
  const word = written.toLowerCase();
  if (word === "unknown") return { gp: { answer: "unknown", name: "", since: null } };
  if (no.includes(word)) return { gp: { answer: "no", name: "", since: null } };
  const name = yes.includes(word) ? "" : written;
  return { gp: { answer: "yes", name, since: null } };
}

function readCover(values: FieldValues, warnings: string[]): IdentityInput {
  const written = values.text("cover").toLowerCase();
  const fund = values.text("coverFund");
  const kind = coverKinds.find((one) => one === written);
  if (written !== "" && !kind) warnings.push(`${values.where("cover")}: not understood, left out`);
  if (!kind && fund === "") return {};
  return { cover: { kind: kind ?? "insured", fund, until: null } };
}
