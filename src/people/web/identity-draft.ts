import { readTypedBirth } from "../births/typed-birth.ts";
import type { Address, IdentityInput, OtherName, Person, Reach } from "../contract.ts";
import { today } from "./use-words.ts";

type Cover = NonNullable<IdentityInput["cover"]>;
type Gp = NonNullable<IdentityInput["gp"]>;

/** An identity while it is filled in: every field there, the birth date as it is typed. */
export interface IdentityDraft {
  given: string;
  family: string;
  birth: string;
  gender: Person["gender"];
  languages: string[];
  reads: string[];
  readingAbility: Person["readingAbility"];
  interpreter: string | null;
  otherNames: OtherName[];
  reach: Reach;
  address: Address;
  gp: Gp;
  cover: Cover;
  nationalNumber: string;
  nationalNumberReason: string;
  trustedPerson: string;
  consent: Person["consent"];
}

export type IdentityField = keyof IdentityDraft;

export function emptyDraft(): IdentityDraft {
  return {
    given: "",
    family: "",
    birth: "",
    gender: "unknown",
    languages: [],
    reads: [],
    readingAbility: "unknown",
    interpreter: null,
    otherNames: [],
    reach: { phones: [], email: "", letterHome: false, askFor: "", advice: "" },
    address: { kind: "unknown", street: "", postcode: "", municipality: "", sector: null },
    gp: { answer: "unknown", name: "", since: null },
    cover: { kind: "unknown", fund: "", until: null },
    nationalNumber: "",
    nationalNumberReason: "",
    trustedPerson: "",
    consent: null,
  };
}

export function draftOf(person: Person): IdentityDraft {
  const empty = emptyDraft();
  const [gp] = person.gp;
  const [cover] = person.cover;
  const number = person.nationalNumbers.find(({ endedAt }) => endedAt === null);
  return {
    given: person.given,
    family: person.family,
    birth: person.birth ?? "",
    gender: person.gender,
    languages: [...person.languages],
    reads: [...person.reads],
    readingAbility: person.readingAbility,
    interpreter: person.interpreter,
    otherNames: person.otherNames.map((name) => ({ ...name })),
    reach: structuredClone(person.reach),
    address: { ...person.address },
    gp: gp ? { answer: gp.answer, name: gp.name, since: gp.since } : empty.gp,
    cover: cover ? { kind: cover.kind, fund: cover.fund, until: cover.until } : empty.cover,
    nationalNumber: number?.number ?? "",
    nationalNumberReason: number?.overrideReason ?? "",
    trustedPerson: person.trustedPerson,
    consent: person.consent,
  };
}

/** What goes over the wire: the named fields, the birth date in EDTF when it can be read. */
export function inputOf(draft: IdentityDraft, fields: readonly IdentityField[]): IdentityInput {
  const { birth, nationalNumber, nationalNumberReason, ...rest } = draft;
  const input: IdentityInput = {};
  for (const field of fields) {
    if (field === "birth") input.birth = edtfOf(birth);
    else if (field === "nationalNumber") {
      input.nationalNumber = nationalNumber.trim() || null;
      if (nationalNumberReason.trim()) input.nationalNumberReason = nationalNumberReason;
    } else if (field !== "nationalNumberReason") Object.assign(input, { [field]: rest[field] });
  }
  return input;
}

/** For a new person only what was filled in: what is empty was not asked. */
export function filledInput(draft: IdentityDraft): IdentityInput {
  const empty = emptyDraft();
  const fields = (Object.keys(empty) as IdentityField[]).filter(
    (field) => JSON.stringify(draft[field]) !== JSON.stringify(empty[field]),
  );
  return inputOf(draft, fields);
}

/** The server says at which field a date that cannot be read stands, so it is sent as typed. */
function edtfOf(typed: string): string | null {
  if (typed.trim() === "") return null;
  const reading = readTypedBirth(typed, today());
  return "birth" in reading ? reading.birth : typed.slice(0, 20);
}
