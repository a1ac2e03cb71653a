import type { OtherName } from "../../contract.ts";

type Kind = "text" | "list" | "word";

interface ImportField {
  readonly help: string;
  readonly kind: Kind;
  /** Longest text, in characters. */
  readonly longest: number;
}

function field(kind: Kind, longest: number, help: string): ImportField {
  return { kind, longest, help };
}

/** Every field that a mapping may fill. `list`: several values in one cell or in several columns. */
export const importFields = {
  reference: field("text", 200, "the other system's own number of the person"),
  given: field("text", 100, "given name"),
  middle: field("text", 100, "further given names, put behind the given name"),
  family: field("text", 100, "family name"),
  ownScriptGiven: field("text", 100, "given name in the person's own script"),
  ownScriptFamily: field("text", 100, "family name in the person's own script"),
  otherGiven: field("text", 100, "given name on another paper"),
  otherFamily: field("text", 100, "family name on another paper"),
  formerGiven: field("text", 100, "former given name"),
  formerFamily: field("text", 100, "former family name"),
  nickname: field("text", 100, "what people call the person"),
  birth: field("text", 40, 'birth date; "format" when it is none of the usual writings'),
  gender: field("word", 100, "woman, man, other, unknown (also f, m, x)"),
  languages: field(
    "list",
    100,
    "languages spoken, best first: tags (ary) or names (Arabic, arabe)",
  ),
  reads: field("list", 100, "languages read"),
  interpreter: field("word", 100, "language to interpret"),
  phone: field("list", 40, "phone numbers"),
  email: field("text", 200, "e-mail address"),
  street: field("text", 200, "street, number and box (also: address)"),
  postcode: field("text", 20, "postcode"),
  municipality: field("text", 100, "municipality (also: suburb)"),
  nationalNumber: field("text", 30, "NISS or BIS; one that fails its check is kept and reported"),
  gp: field("text", 200, "general practitioner: yes, no, or the name"),
  cover: field("word", 100, "insured, increased, urgent-medical-aid, none, unknown"),
  coverFund: field("text", 100, "health insurance fund"),
  trustedPerson: field("text", 300, "who may be told, and how to reach them"),
} as const satisfies Record<string, ImportField>;

export type FieldName = keyof typeof importFields;
export const fieldNames = Object.keys(importFields) as FieldName[];

const aliases: Readonly<Record<string, FieldName>> = { address: "street", suburb: "municipality" };

/** `suburb` → `municipality`; undefined for a word that is no field. */
export function findField(word: string): FieldName | undefined {
  return fieldNames.find((name) => name === word) ?? aliases[word];
}

/** Fields by which a person can be called. */
export const namingFields: readonly FieldName[] = fieldNames.filter((name) =>
  /given|family|nickname/i.test(name),
);

type OtherNameKind = OtherName["kind"];

export const otherNameFields: readonly {
  kind: OtherNameKind;
  given: FieldName;
  family?: FieldName;
}[] = [
  { kind: "own-script", given: "ownScriptGiven", family: "ownScriptFamily" },
  { kind: "on-paper", given: "otherGiven", family: "otherFamily" },
  { kind: "former", given: "formerGiven", family: "formerFamily" },
  { kind: "nickname", given: "nickname" },
];
