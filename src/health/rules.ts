import type { Compartment } from "../access/contract.ts";
import { readTypedBirth } from "../people/rules.ts";
import type { Input } from "../platform/endpoint.ts";
import type { FieldError } from "../platform/problem.ts";
import type { Entry, VitalKind } from "../record/contract.ts";
import { mayBeVital, saysSomething } from "../record/rules.ts";
import type {
  Allergy,
  addMeasurementKind,
  MeasurementKind,
  Medication,
  noteAllergy,
  noteMedication,
  Range,
} from "./contract.ts";

/** What was written holds: it did not end and was no mistake. */
export function holds({ entry }: { readonly entry: Pick<Entry, "ended" | "isMistake"> }): boolean {
  return entry.ended === null && !entry.isMistake;
}

/** An emergency sees it, where what is written may be vital at all. */
export function vitalIn<K extends VitalKind>(kind: K, compartment: Compartment): K | null {
  return mayBeVital(compartment) ? kind : null;
}

/**
 * What is known of somebody's allergies: `some` beats `none` (a colleague asked before somebody
 * noted one), and `not-asked` is when neither stands there.
 */
export function allergiesKnown(allergies: readonly Allergy[]): "some" | "none" | "not-asked" {
  const holding = allergies.filter(holds);
  if (holding.some(({ kind }) => kind !== "none-known")) return "some";
  return holding.length > 0 ? "none" : "not-asked";
}

/** Taken on that day, or about to be. */
export function isTaken(medication: Medication, today: string): boolean {
  return holds(medication) && (medication.until === null || medication.until >= today);
}

/**
 * A day of the past as far as known, in any writing: `{ day: "2019-05" }`, or the code of what is
 * wrong with it: `not-a-date`, `future`.
 */
export function readPastDay(
  typed: string,
  today: string,
): { readonly day: string } | { readonly code: "not-a-date" | "future" } {
  const reading = readTypedBirth(typed, today);
  if ("birth" in reading) return { day: reading.birth };
  return { code: reading.refusal === "in-the-future" ? "future" : "not-a-date" };
}

export function checkAllergy(
  { kind, substance = "", since = "" }: Omit<Input<typeof noteAllergy>, "id">,
  today: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (kind === "none-known" && saysSomething(substance)) {
    errors.push({ path: "/substance", code: "surplus" });
  } else if (kind !== "none-known" && !saysSomething(substance)) {
    errors.push({ path: "/substance", code: "required" });
  }
  const reading = readPastDay(since, today);
  if ("code" in reading) errors.push({ path: "/since", code: reading.code });
  return errors;
}

type Taking = Partial<Pick<Input<typeof noteMedication>, "name" | "since" | "until">>;

/** `name` is left out where it is known already. */
export function checkMedication({ name, since, until }: Taking): FieldError[] {
  const errors: FieldError[] = [];
  if (name !== undefined && !saysSomething(name)) errors.push({ path: "/name", code: "required" });
  if (since && until && until < since) errors.push({ path: "/until", code: "before-since" });
  return errors;
}

export interface Measured {
  readonly value: number;
  readonly secondValue?: number | undefined;
}

/** What cannot be: a slip of the keyboard. Codes `impossible`, `decimals`, `required`, `surplus`. */
export function checkMeasured(kind: MeasurementKind, { value, secondValue }: Measured) {
  const errors: FieldError[] = [];
  const check = (path: string, number: number) => {
    if (!isWithin(kind.possible, number)) errors.push({ path, code: "impossible" });
    else if (!hasDecimals(number, kind.decimals)) errors.push({ path, code: "decimals" });
  };
  check("/value", value);
  if (secondValue === undefined) {
    if (kind.values === 2) errors.push({ path: "/secondValue", code: "required" });
  } else if (kind.values === 1) errors.push({ path: "/secondValue", code: "surplus" });
  else if (secondValue >= value) errors.push({ path: "/secondValue", code: "impossible" });
  else check("/secondValue", secondValue);
  return errors;
}

/** What may be and seldom is: the places to ask about once. */
export function unusualIn(kind: MeasurementKind, { value, secondValue }: Measured): string[] {
  const paths: string[] = [];
  if (!isWithin(kind.usual, value)) paths.push("/value");
  const usual = kind.secondUsual ?? kind.usual;
  if (secondValue !== undefined && !isWithin(usual, secondValue)) paths.push("/secondValue");
  return paths;
}

export function checkKind({
  name,
  possible,
  usual,
}: Pick<Input<typeof addMeasurementKind>, "name" | "possible" | "usual">): FieldError[] {
  const errors: FieldError[] = [];
  if (!saysSomething(name)) errors.push({ path: "/name", code: "required" });
  if (possible.from >= possible.to) errors.push({ path: "/possible", code: "upside-down" });
  if (usual.from >= usual.to) errors.push({ path: "/usual", code: "upside-down" });
  else if (usual.from < possible.from || usual.to > possible.to) {
    errors.push({ path: "/usual", code: "outside-possible" });
  }
  return errors;
}

function isWithin({ from, to }: Range, value: number): boolean {
  return value >= from && value <= to;
}

function hasDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}

/** kg and cm; one decimal. Seen on the screen, kept nowhere. `bodyMassIndex(70, 175)` is 22.9. */
export function bodyMassIndex(kilograms: number, centimetres: number): number {
  return Math.round((kilograms / (centimetres / 100) ** 2) * 10) / 10;
}

const longestPregnancyWeeks = 43;
const week = 7 * 86_400_000;

/** Full weeks today, when there were `weeks` at `takenAt`; null when that pregnancy must be over. */
export function weeksNow(weeks: number, takenAt: string, now: string): number | null {
  const since = Math.floor((Date.parse(now) - Date.parse(takenAt)) / week);
  const today = Math.floor(weeks) + since;
  return since < 0 || today >= longestPregnancyWeeks ? null : today;
}

/**
 * One number, or a pair as it is spoken: `128/82`, `128 82`, `37,8`. Undefined when it is neither.
 *
 * readTypedValue("128/82") → { value: 128, secondValue: 82 }
 */
export function readTypedValue(typed: string): Measured | undefined {
  const found = /^(\d{1,6}(?:[.,]\d{1,6})?)(?:\s*[/\s-]\s*(\d{1,6}(?:[.,]\d{1,6})?))?$/.exec(
    typed.trim(),
  );
  if (!found) return undefined;
  const [value, second] = found.slice(1).map((part) => part && Number(part.replace(",", ".")));
  if (typeof value !== "number") return undefined;
  return typeof second === "number" ? { value, secondValue: second } : { value };
}
