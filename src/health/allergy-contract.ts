import Type, { type Static } from "typebox";
import { endpoint, oneOf, shape } from "../platform/endpoint.ts";
import { Entry } from "../record/contract.ts";
import { place, words } from "./place.ts";

/*
 * "None known" is an entry like the others: somebody asked, on that day, and there was none. It ends
 * when an allergy is noted. Without any entry nobody asked yet, and the screen says so.
 */

export const allergyKinds = ["allergy", "intolerance", "none-known"] as const;
export const AllergyKind = oneOf(...allergyKinds);
export type AllergyKind = Static<typeof AllergyKind>;

export const severities = ["mild", "severe", "life-threatening", "unknown"] as const;
export const Severity = oneOf(...severities);
export type Severity = Static<typeof Severity>;

export const Allergy = shape({
  entry: Entry,
  kind: AllergyKind,
  /** Empty for none known. */
  substance: Type.String(),
  severity: Severity,
  reaction: Type.String(),
  /** EDTF, empty when it is not known. */
  since: Type.String(),
});
export type Allergy = Static<typeof Allergy>;

export const noteAllergy = endpoint({
  name: "noteAllergy",
  method: "POST",
  path: "/api/people/:id/allergies",
  summary: "Note what somebody does not tolerate, or that they were asked and know of none",
  needs: "vault",
  input: shape({
    ...place,
    kind: AllergyKind,
    /** `required`, except for none known, where there is none: `surplus`. */
    substance: words(200),
    severity: Type.Optional(Severity),
    reaction: words(500),
    /** In any writing of a date: `not-a-date`, `future`. */
    since: words(40),
  }),
  output: Allergy,
  /** `has-allergies`: none known, of somebody with an allergy that holds. `already-noted`: none known, twice. */
  refusals: ["has-allergies", "already-noted"],
});
