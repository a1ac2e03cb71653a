import Type, { type Static } from "typebox";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, shape } from "../platform/endpoint.ts";
import { Allergy } from "./allergy-contract.ts";
import { Measurement, MeasurementKind, Point } from "./measurement-contract.ts";
import { Medication } from "./medication-contract.ts";
import { Due, Vaccination } from "./vaccination-contract.ts";

/** All that a reader may see of somebody's health, in one answer. */
export const Health = shape({
  /** All of them, also what ended or was a mistake: the entry says so. */
  allergies: Type.Array(Allergy),
  medications: Type.Array(Medication),
  vaccinations: Type.Array(Vaccination),
  /** By the calendar; null for whoever does not care for the person: what they do not see may well be done. */
  due: nullable(Type.Array(Due)),
  /** Full weeks today, by the latest measurement of a pregnancy that holds. */
  pregnantWeeks: nullable(Type.Integer()),
  /** The latest of each kind, and what came before it, the newest first. */
  latest: Type.Array(
    shape({ kind: MeasurementKind, measurement: Measurement, before: Type.Array(Point) }),
  ),
});
export type Health = Static<typeof Health>;

export const listHealth = endpoint({
  name: "listHealth",
  method: "GET",
  path: "/api/people/:id/health",
  summary: "Allergies, medication, vaccinations and latest measurements that I may read",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: Health,
});

export const listVaccinationsDue = endpoint({
  name: "listVaccinationsDue",
  method: "GET",
  path: "/api/my-vaccinations-due",
  summary: "Of my people, those whose vaccination is late or has come",
  needs: "vault",
  input: shape({
    /** The `next` of the page before. */
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  }),
  output: shape({
    /** Of the whole list, not of this page. */
    total: Type.Integer(),
    people: Type.Array(
      shape({
        person: shape({
          id: PersonId,
          number: Type.String(),
          given: Type.String(),
          family: Type.String(),
        }),
        due: Type.Array(Due),
      }),
    ),
    next: nullable(Type.Integer()),
  }),
});
