import type { Static } from "typebox";
import { oneOf } from "../platform/endpoint.ts";

/** What a letter can say about the person and the house. Which of it, the person decides. */
export const letterFields = [
  "person",
  "birth",
  "address",
  "phone",
  "languages",
  "number",
  "day",
  "reason",
  "wish",
] as const;
export const LetterField = oneOf(...letterFields);
export type LetterField = Static<typeof LetterField>;

export const letterTemplates = [
  "presence",
  "landlord",
  "school",
  "referral",
  "medical-aid",
  "invitation",
  "agreed",
  "free",
] as const;
export const LetterTemplate = oneOf(...letterTemplates);
export type LetterTemplate = Static<typeof LetterTemplate>;

export interface TemplateFacts {
  /** `staff`: to somebody outside, in a language of the country; `person`: to the person, in theirs. */
  readonly readBy: "outside" | "person";
  /** In the order in which they are asked; `person` alone cannot be left out of a letter that names them. */
  readonly fields: readonly LetterField[];
  /** It passes something of the file on: the person knows it first, or it does not go (CONF-18). */
  readonly passesOn: boolean;
}

/** The letters of the house; their words stand in locales/letters and locales/person. */
export const templateFacts: Readonly<Record<LetterTemplate, TemplateFacts>> = {
  presence: { readBy: "outside", fields: ["person", "birth", "day"], passesOn: false },
  landlord: { readBy: "outside", fields: ["person", "address", "reason", "wish"], passesOn: true },
  school: { readBy: "outside", fields: ["person", "birth", "reason", "wish"], passesOn: true },
  referral: {
    readBy: "outside",
    fields: ["person", "birth", "address", "phone", "languages", "number", "reason", "wish"],
    passesOn: true,
  },
  "medical-aid": {
    readBy: "outside",
    fields: ["person", "birth", "address", "phone", "languages", "reason"],
    passesOn: true,
  },
  invitation: { readBy: "person", fields: ["person", "day"], passesOn: false },
  agreed: { readBy: "person", fields: ["person", "wish"], passesOn: false },
  free: { readBy: "outside", fields: ["person"], passesOn: false },
};

/** What is typed by whoever writes, not taken from the identity. */
export const typedFields: readonly LetterField[] = ["day", "reason", "wish"];
