import { isOneErrorApart } from "../names/likeness.ts";
import { type Birth, type BirthParts, birthParts, isNewYearBirth } from "./birth.ts";

/**
 * How two birth dates agree. `only-year` is the same year where one knows no more than the year,
 * `year` the same year and another day; `new-year` is the same year where one says 1 January, which
 * often stands for "only the year is known".
 */
export type BirthAgreement =
  | "exact"
  | "swapped"
  | "one-digit"
  | "new-year"
  | "month"
  | "only-year"
  | "near-year"
  | "year"
  | "conflict"
  | "unknown";

/** An "about" year agrees with the years this far from it. */
export const aboutYears = 3;

/**
 * Compares two birth dates. Each may be EDTF or, in a file that was not cleaned, eight or so
 * digits that make no date (`19081331`): those can only agree exactly or but for one digit.
 *
 * compareBirths('1990-04-02', '1990-02-04') → 'swapped'
 */
export function compareBirths(
  a: Birth | undefined,
  b: Birth | undefined,
  years = aboutYears,
): BirthAgreement {
  const left = birthParts(a);
  const right = birthParts(b);
  if (left && right) return compareParts(left, right, years);
  const leftDigits = (a ?? "").replace(/\D/g, "");
  const rightDigits = (b ?? "").replace(/\D/g, "");
  if (leftDigits === "" || rightDigits === "") return "unknown";
  if (leftDigits === rightDigits) return "exact";
  return isOneErrorApart(leftDigits, rightDigits) ? "one-digit" : "conflict";
}

function compareParts(a: BirthParts, b: BirthParts, years: number): BirthAgreement {
  const full = a.day !== undefined && b.day !== undefined;
  const sameYear = a.year === b.year;
  if (full && sameYear && a.month === b.month && a.day === b.day) return "exact";
  if (full && sameYear && a.month === b.day && a.day === b.month) return "swapped";
  if (full && sameYear && (isNewYearBirth(a) || isNewYearBirth(b))) return "new-year";
  if (full && isOneErrorApart(digitsOf(a), digitsOf(b))) return "one-digit";
  if (sameYear && a.month !== undefined && a.month === b.month) return "month";
  if (sameYear) return a.month === undefined || b.month === undefined ? "only-year" : "year";
  const distance = Math.abs(a.year - b.year);
  const vague = a.about || b.about;
  return vague && distance <= years ? "near-year" : "conflict";
}

/** The digits of a date, `YYYYMMDD`. */
function digitsOf(parts: BirthParts): string {
  const two = (value: number | undefined) => String(value ?? 0).padStart(2, "0");
  return `${parts.year}${two(parts.month)}${two(parts.day)}`;
}
