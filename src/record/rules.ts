import type { Compartment } from "../access/contract.ts";
import type { FieldError } from "../platform/problem.ts";
import type { Entry, Fact } from "./entry-contract.ts";
import type { Withhold } from "./writing-contract.ts";

/** Where an entry may be marked as vital: what an emergency needs to know is about a body or a mind. */
export const vitalCompartments: readonly Compartment[] = ["health", "mind", "addiction"];

export function mayBeVital(compartment: Compartment): boolean {
  return vitalCompartments.includes(compartment);
}

/** Nobody keeps something from a person for longer without looking again. */
export const longestWithholdingDays = 366;

const shortestMotive = 10;

/**
 * Whether a text says something; whitespace and characters without a width do not.
 * `saysSomething("\u0085\u200b")` is false.
 */
export function saysSomething(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Z}]/u.test(text);
}

/**
 * A fact that is a text, in the reader's language where it was translated.
 * `textOf({ …, value: "How am I?", in: { fr: "Comment ça va ?" } }, "fr-BE")` is the French.
 */
export function textOf({ value, in: translated = {} }: Fact, language: string): string {
  return translated[language] ?? translated[language.split("-")[0] ?? ""] ?? value;
}

/** Errors at `/motive` and `/reviewOn` below `path`. `today` is `2026-11-22`. */
export function checkWithholding(
  { motive, reviewOn }: Withhold,
  today: string,
  path = "",
): FieldError[] {
  const errors: FieldError[] = [];
  if (motive.trim().length < shortestMotive) {
    errors.push({ path: `${path}/motive`, code: "too-short" });
  }
  if (reviewOn <= today) errors.push({ path: `${path}/reviewOn`, code: "past" });
  else if (reviewOn > daysLater(today, longestWithholdingDays)) {
    errors.push({ path: `${path}/reviewOn`, code: "too-late" });
  }
  return errors;
}

interface NoteToCheck {
  readonly text: string;
  readonly compartment: Compartment;
  readonly vital?: unknown;
  readonly withhold?: Withhold;
}

export function checkNote(note: NoteToCheck, today: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!saysSomething(note.text)) errors.push({ path: "/text", code: "required" });
  if (note.vital && !mayBeVital(note.compartment)) {
    errors.push({ path: "/vital", code: "vital-elsewhere" });
  }
  if (note.withhold) errors.push(...checkWithholding(note.withhold, today, "/withhold"));
  return errors;
}

export type EntryAct = "pass-on" | "amend" | "mark-mistake" | "restrict" | "withhold";

/** What somebody may do with an entry they read: what was passed on to them is for reading only. */
export function actsOn(entry: Entry, staffId: string): readonly EntryAct[] {
  if (entry.ground !== "own") return [];
  return [
    "pass-on",
    "amend",
    ...(entry.isMistake ? [] : (["mark-mistake"] as const)),
    ...(entry.author.id === staffId ? (["restrict"] as const) : []),
    "withhold",
  ];
}

export function daysLater(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
