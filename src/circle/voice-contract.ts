import Type, { type Static } from "typebox";
import { Compartment } from "../access/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { Added, At, Day, Done, Uuid } from "./words.ts";

/* Who stands beside the person, who speaks for them, and which minor decides alone (CONF-35, CONF-36). */

export const voiceKinds = ["trusted", "representative", "parent", "administrator"] as const;

const voice = {
  /** `trusted` stands beside the person and has no say; the others may speak for them. */
  kind: oneOf(...voiceKinds),
  name: Type.String({ minLength: 1, maxLength: 200, pattern: "\\S" }),
  /** When they are registered here too. */
  otherId: nullable(PersonId),
  /** For which kinds of secret. */
  compartments: Type.Array(Compartment, { maxItems: 7 }),
  /** What it rests on: a deed, a judgment, the word of the person. */
  evidence: Type.String({ maxLength: 500 }),
  since: Day,
  /** The last day; null: until it is ended. Of a parent at most the day before the 18th birthday. */
  until: nullable(Day),
};

export const Representation = shape({
  id: Uuid,
  ...voice,
  /** May it speak today? Not when it is past or future, only trusted. */
  hasSay: Type.Boolean(),
});
export type Representation = Static<typeof Representation>;

export const addRepresentation = endpoint({
  name: "addRepresentation",
  method: "POST",
  path: "/api/people/:id/representations",
  summary: "Somebody the person trusts, or who speaks for them",
  needs: "vault",
  input: shape({ id: PersonId, ...voice }),
  output: Added,
  refusals: ["not-a-minor"],
});

export const endRepresentation = endpoint({
  name: "endRepresentation",
  method: "POST",
  path: "/api/representations/:id/end",
  summary: "They no longer stand beside the person",
  needs: "vault",
  input: shape({ id: Uuid }),
  output: Done,
  refusals: ["has-ended"],
});

/** A minor who decides alone in these matters; parents then have no say in them. */
export const Maturity = shape({
  id: Uuid,
  compartments: Type.Array(Compartment),
  assessedAt: At,
});
export type Maturity = Static<typeof Maturity>;

export const assessMaturity = endpoint({
  name: "assessMaturity",
  method: "POST",
  path: "/api/people/:id/maturities",
  summary: "This minor decides alone in these matters",
  needs: "vault",
  input: shape({
    id: PersonId,
    compartments: Type.Array(Compartment, { minItems: 1, maxItems: 7 }),
  }),
  output: Added,
  refusals: ["not-a-minor"],
});

export const endMaturity = endpoint({
  name: "endMaturity",
  method: "POST",
  path: "/api/maturities/:id/end",
  summary: "Take the assessment back",
  needs: "vault",
  input: shape({ id: Uuid }),
  output: Done,
  refusals: ["has-ended"],
});
