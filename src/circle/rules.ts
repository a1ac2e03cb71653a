import type { Profession } from "../access/contract.ts";
import type { Purpose } from "./words.ts";

export const endingSoonDays = 30;
export const mostShareMonths = 15;
export const glassMinutes = 60;
/** An emergency opening nobody has looked at after so many days is late (CONF-21). */
export const reviewDays = 3;

const day = 86_400_000;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

/** Days from one calendar day to another: `daysBetween("2026-01-31", "2026-02-02")` is 2. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to).getTime() - midnight(from).getTime()) / day);
}

/** `until` and `today` are `YYYY-MM-DD`; what is over ends no more. */
export function isEndingSoon(until: string, today: string): boolean {
  const left = daysBetween(today, until);
  return left >= 0 && left <= endingSoonDays;
}

/**
 * The same day so many months later, or the last of a shorter month.
 * `addMonths("2026-01-31", 1)` is `2026-02-28`.
 */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth))));
}

const usualMonths: Record<Purpose, number> = { care: 12, handover: 3, advice: 1 };

/** The last day that is proposed for a share: a year of care, a handover of three months, advice of one. */
export function usualShareDay(purpose: Purpose, today: string): string {
  return addMonths(today, usualMonths[purpose]);
}

export function latestShareDay(today: string): string {
  return addMonths(today, mostShareMonths);
}

/** `past`, `too-far`, or null when a share may last until that day. */
export function faultOfShareDay(until: string, today: string): "past" | "too-far" | null {
  if (until < today) return "past";
  return until > latestShareDay(today) ? "too-far" : null;
}

/** Whoever usually opens health; the database holds the same (kring.usual_openings) and has the last word. */
const healthProfessions: readonly Profession[] = [
  "general-practitioner",
  "nurse",
  "midwife",
  "physiotherapist",
  "psychiatrist",
];

/** May this profession open what is vital in an emergency, if it is bound by secrecy? (CONF-21) */
export function isHealthProfession(profession: Profession): boolean {
  return healthProfessions.includes(profession);
}

/**
 * Under eighteen today, by the birth as known (`2010-04-02`, `2010-04`, `2010`, `2010~`); null when
 * it is not known. Who may still be seventeen counts as a minor.
 */
export function isMinor(birth: string | null, today: string): boolean | null {
  const last = lastMinorDay(birth);
  return last === null ? null : today <= last;
}

/** The day before the eighteenth birthday, at the latest by what is known: `2010` gives `2028-12-30`. */
export function lastMinorDay(birth: string | null): string | null {
  const [, year, month, dayOfBirth] =
    /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?~?$/.exec(birth ?? "") ?? [];
  if (year === undefined) return null;
  const age18 = Number(year) + 18;
  const birthday =
    month === undefined
      ? Date.UTC(age18, 11, 31)
      : dayOfBirth === undefined
        ? Date.UTC(age18, Number(month), 0)
        : Date.UTC(age18, Number(month) - 1, Number(dayOfBirth));
  return dayOf(new Date(birthday - day));
}

/** Does it look as if somebody were named: one of our card numbers, or a national number? */
export function namesSomebody(words: string): boolean {
  return /\bKR[\s-]*\d{4}/i.test(words) || nationalNumber.test(words);
}

const nationalNumber = /(?<!\d)\d{2}[.\s-]?\d{2}[.\s-]?\d{2}[.\s-]?\d{3}[.\s-]?\d{2}(?!\d)/;
