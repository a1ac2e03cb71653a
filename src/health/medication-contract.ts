import Type, { type Static } from "typebox";
import { Day } from "../circle/contract.ts";
import { endpoint, nullable, shape } from "../platform/endpoint.ts";
import { Entry, EntryId } from "../record/contract.ts";
import { place, words } from "./place.ts";

/** A day as it is typed in a form. */
const TypedDay = Type.String({ format: "date", pattern: "^(?!0000)" });

export const Medication = shape({
  entry: Entry,
  name: Type.String(),
  dose: Type.String(),
  schedule: Type.String(),
  reason: Type.String(),
  prescriber: Type.String(),
  since: nullable(Day),
  until: nullable(Day),
});
export type Medication = Static<typeof Medication>;

const taking = {
  dose: words(200),
  schedule: words(300),
  reason: words(300),
  prescriber: words(200),
  since: Type.Optional(TypedDay),
  /** `before-since`. */
  until: Type.Optional(TypedDay),
};

export const noteMedication = endpoint({
  name: "noteMedication",
  method: "POST",
  path: "/api/people/:id/medications",
  summary: "Note what somebody takes, as told or prescribed elsewhere; this is no prescription",
  needs: "vault",
  input: shape({ ...place, name: Type.String({ maxLength: 200 }), ...taking }),
  output: Medication,
});

export const changeMedication = endpoint({
  name: "changeMedication",
  method: "POST",
  path: "/api/medications/:id/change",
  summary: "The same medicine in another way: the old way is stopped and the new one begins",
  needs: "vault",
  input: shape({ id: EntryId, ...taking }),
  output: Medication,
  refusals: ["read-only", "has-ended"],
});
