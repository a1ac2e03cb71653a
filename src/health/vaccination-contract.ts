import Type, { type Static } from "typebox";
import { Day } from "../circle/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { Entry } from "../record/contract.ts";
import { place, words } from "./place.ts";

/** What is given, by what it protects from; brands come and go. */
export const vaccines = [
  "hexavalent",
  "dtpa-ipv",
  "dtpa",
  "dt",
  "polio",
  "hepatitis-b",
  "hepatitis-a",
  "pneumococcal",
  "rotavirus",
  "mmr",
  "varicella",
  "men-acwy",
  "men-b",
  "men-c",
  "hpv",
  "influenza",
  "covid-19",
  "rsv",
  "zoster",
  "bcg",
  "yellow-fever",
  "typhoid",
  "rabies",
] as const;
export const Vaccine = oneOf(...vaccines);
export type Vaccine = Static<typeof Vaccine>;

export const vaccinationSources = ["given-here", "card", "told"] as const;
export const VaccinationSource = oneOf(...vaccinationSources);
export type VaccinationSource = Static<typeof VaccinationSource>;

export const Vaccination = shape({
  entry: Entry,
  vaccine: Vaccine,
  /** EDTF, empty when nobody knows. */
  given: Type.String(),
  dose: nullable(Type.Integer()),
  lot: Type.String(),
  source: VaccinationSource,
});
export type Vaccination = Static<typeof Vaccination>;

export const dueStates = ["overdue", "due", "soon", "done"] as const;

/** One line of the calendar, as it stands for this person today. */
export const Due = shape({
  /** Of the line: `mmr-1`. */
  key: Type.String(),
  vaccine: Vaccine,
  /** Which dose of its series; null where there is one only, or the same is given again and again. */
  dose: nullable(Type.Integer()),
  state: oneOf(...dueStates),
  /** The first day on which it is certainly time; of what is done, of the next one. Null when nobody can say. */
  from: nullable(Day),
  /** Only in a pregnancy. */
  inPregnancy: Type.Boolean(),
  source: shape({ text: Type.String(), readOn: Day }),
});
export type Due = Static<typeof Due>;

export const noteVaccination = endpoint({
  name: "noteVaccination",
  method: "POST",
  path: "/api/people/:id/vaccinations",
  summary: "Note a dose: given here, read on a card, or told",
  needs: "vault",
  input: shape({
    ...place,
    vaccine: Vaccine,
    /** In any writing of a date, as far as known: `not-a-date`, `future`, `before-birth`. */
    given: words(40),
    dose: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    lot: words(60),
    source: VaccinationSource,
  }),
  output: Vaccination,
});
