import Type, { type Static } from "typebox";
import { Compartment, ServiceId } from "../access/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import {
  At,
  Day,
  Done,
  NamedColleague,
  NamedEntry,
  NamedService,
  PersonLanguage,
  Purpose,
  recipient,
  Uuid,
} from "./words.ts";

/** How the person was told and how they answered (CONF-10). */
export const howItWasSaid = {
  /** Of the text that was read or told. */
  language: PersonLanguage,
  aid: oneOf("none", "interpreter", "pictograms", "relative"),
  /** Who interpreted; needed when `aid` is `interpreter`: `required` at `/interpreter`. */
  interpreter: Type.String({ maxLength: 200 }),
  expressed: oneOf("spoken", "written", "gesture"),
  /** The representation that spoke for the person; null: the person. */
  givenBy: nullable(Uuid),
};

/** What is agreed to, before anybody is asked. */
const matter = {
  sourceService: ServiceId,
  ...recipient,
  purpose: Purpose,
  /** The last day; null: until it is taken back. */
  until: nullable(Day),
};

/** A line of the ledger that touches my services; the newest first. */
export const Consent = shape({
  id: Uuid,
  decision: oneOf("agreed", "refused"),
  purpose: Purpose,
  source: NamedService,
  compartments: Type.Array(Compartment),
  /** About one entry of them alone. */
  ofEntry: Type.Boolean(),
  /** That entry, for whoever may read it now. */
  entry: nullable(NamedEntry),
  toService: nullable(NamedService),
  toStaff: nullable(NamedColleague),
  givenAt: At,
  until: nullable(Day),
  withdrawnAt: nullable(At),
  /** Agreed, not past, not withdrawn. */
  holds: Type.Boolean(),
  language: Type.String(),
  aid: howItWasSaid.aid,
  expressed: howItWasSaid.expressed,
  /** The name of the representative; null: the person. */
  givenBy: nullable(Type.String()),
  /**
   * The words the person read or heard: title, then paragraphs, with empty lines between. They name the
   * entry they are about: empty for whoever may not read that now.
   */
  explained: Type.String(),
  /** A secret of a service of mine: ours to share under it. */
  ours: Type.Boolean(),
});
export type Consent = Static<typeof Consent>;

export const previewConsent = endpoint({
  name: "previewConsent",
  method: "GET",
  path: "/api/people/:id/consent-text",
  summary: "The words to read to the person before they say yes or no",
  needs: "vault",
  input: shape({
    id: PersonId,
    language: PersonLanguage,
    sourceService: ServiceId,
    /** Separated by commas: `health,mind`. */
    compartments: Type.String({ pattern: "^[a-z]+(,[a-z]+)*$", maxLength: 100 }),
    /** About this entry alone; whose it is and of which compartment is then read from it. */
    entryId: Type.Optional(Uuid),
    ...recipient,
    purpose: Purpose,
    until: Type.Optional(Day),
  }),
  output: shape({
    language: PersonLanguage,
    title: Type.String(),
    paragraphs: Type.Array(Type.String()),
  }),
  refusals: ["cannot-share"],
});

export const recordConsent = endpoint({
  name: "recordConsent",
  method: "POST",
  path: "/api/people/:id/consents",
  summary: "Write down what the person agreed to or refused",
  needs: "vault",
  input: shape({
    id: PersonId,
    decision: oneOf("agreed", "refused"),
    ...matter,
    compartments: Type.Array(Compartment, { minItems: 1, maxItems: 7 }),
    ...howItWasSaid,
  }),
  output: shape({ id: Uuid }),
  /** `no-say`: whoever spoke has no say in this. */
  refusals: ["no-say"],
});

export const withdrawConsent = endpoint({
  name: "withdrawConsent",
  method: "POST",
  path: "/api/consents/:id/withdraw",
  summary: "The person takes it back: what was passed on under it closes at once",
  needs: "vault",
  input: shape({ id: Uuid, givenBy: nullable(Uuid) }),
  output: Done,
  refusals: ["is-withdrawn", "not-agreed", "no-say"],
});
