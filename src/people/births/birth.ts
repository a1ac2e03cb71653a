/**
 * Birth dates as people know them, in a subset of EDTF (ISO 8601-2): `1990-04-02`, `1990-04`,
 * `1990`, `1990~` (about 1990) and the empty string (unknown).
 */
import { readWriting } from "./birth-writings.ts";

/** EDTF subset, `''` when nothing is known. */
export type Birth = string;

export type BirthParts = {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly about: boolean;
};

export type BirthRefusal = "not-a-date" | "impossible-date" | "in-the-future" | "too-long-ago";

export type BirthReading = { readonly birth: Birth } | { readonly refusal: BirthRefusal };

/** Nobody alive was born before. */
export const earliestBirthYear = 1875;

const edtf = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)$/;

/** Parts of a stored birth date, or undefined when unknown or unreadable: `1990~` → `{year: 1990, about: true}`. */
export function birthParts(birth: Birth | undefined): BirthParts | undefined {
  const found = edtf.exec(birth?.trim() ?? "");
  if (!found) return undefined;
  const [, year, month, day, about] = found;
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
    about: about === "~",
  };
}

export function birthYear(birth: Birth | undefined): number | undefined {
  return birthParts(birth)?.year;
}

/** True for 1 January, which many papers say when only the year is known. */
export function isNewYearBirth(parts: BirthParts): boolean {
  return parts.month === 1 && parts.day === 1;
}

/**
 * Reads a birth date typed in EDTF. `today` is `YYYY-MM-DD`; a date after it is refused.
 *
 * readBirth('1990-02-30', '2026-05-01') → { refusal: 'impossible-date' }
 */
export function readBirth(text: string, today: string): BirthReading {
  const written = text.trim();
  if (written === "") return { birth: "" };
  const parts = birthParts(written);
  return parts ? checkedBirth(parts, today) : { refusal: "not-a-date" };
}

/**
 * Reads a birth date as files write it: EDTF, `YYYYMMDD`, `DD/MM/YYYY`, `D.M.YYYY`, a time of day
 * after it ignored, and Arabic-Indic digits. Formats given (`MM/DD/YYYY`, `DDMMYYYY`, …) are tried
 * first, in their order. A date that the first fitting format makes impossible is refused rather
 * than read with another one.
 *
 * readWrittenBirth('2/4/1990', '2026-05-01') → { birth: '1990-04-02' }
 * readWrittenBirth('04/02/1990', '2026-05-01', ['MM/DD/YYYY']) → { birth: '1990-04-02' }
 */
export function readWrittenBirth(
  text: string,
  today: string,
  formats: readonly string[] = [],
): BirthReading {
  const written = text.trim();
  if (written === "") return { birth: "" };
  const parts = readWriting(written, formats) ?? birthParts(written);
  return parts ? checkedBirth(parts, today) : { refusal: "not-a-date" };
}

/** The EDTF writing of parts: `{year: 1990, month: 4, about: false}` → `1990-04`. */
export function writeBirth(parts: BirthParts): Birth {
  const month = parts.month === undefined ? "" : `-${two(parts.month)}`;
  const day = parts.month === undefined || parts.day === undefined ? "" : `-${two(parts.day)}`;
  return `${String(parts.year).padStart(4, "0")}${month}${day}${parts.about ? "~" : ""}`;
}

function checkedBirth(parts: BirthParts, today: string): BirthReading {
  const { year, month, day } = parts;
  if (month !== undefined && (month < 1 || month > 12)) return { refusal: "impossible-date" };
  if (day !== undefined && (day < 1 || day > daysInMonth(year, month ?? 1)))
    return { refusal: "impossible-date" };
  if (year < earliestBirthYear) return { refusal: "too-long-ago" };
  const birth = writeBirth(parts);
  const precise = writeBirth({ ...parts, about: false });
  if (precise > today.slice(0, precise.length)) return { refusal: "in-the-future" };
  return { birth };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
