import type { Static } from "typebox";
import type { Due as DueLine } from "../contract.ts";
import type { Vaccine } from "../vaccination-contract.ts";
import {
  type CalendarLine,
  calendar,
  type PregnancyLine,
  type RepeatedLine,
  type SeasonalLine,
  type SeriesLine,
} from "./calendar.ts";
import { daysOf, earlier, type KnownDays, later } from "./known-days.ts";

type Due = Static<typeof DueLine>;

/** A dose that somebody had: when, as far as known, in EDTF. */
export interface Dose {
  readonly vaccine: Vaccine;
  readonly given: string;
  /** As the card counts it. */
  readonly dose: number | null;
}

interface Asked {
  /** EDTF, or nothing known. */
  readonly birth: string | null;
  readonly doses: readonly Dose[];
  /** `2026-11-28` */
  readonly today: string;
  /** Full weeks; null: not that anybody knows. */
  readonly pregnantWeeks: number | null;
}

/** How long before it is time a line is shown. */
const noticeBefore = "P4W";

interface Counted extends Dose {
  /** When it may have been given; undefined when nobody knows. */
  readonly days: KnownDays | undefined;
}

interface Situation extends Asked {
  /** Of somebody whose birth is not exactly known, the last day on which it may have been: nobody is asked too early. */
  readonly born: KnownDays | undefined;
  readonly counted: readonly Counted[];
}

type Standing = Pick<Due, "state" | "from"> | undefined;

/**
 * How the calendar stands for somebody today: of each series the doses that are done and the next
 * one, and what comes again. What is neither done nor near is left out. A dose without a date counts
 * as given; one that two services wrote down counts once.
 */
export function dueVaccinations(
  asked: Asked,
  lines: readonly CalendarLine[] = calendar,
): readonly Due[] {
  const { today, doses } = asked;
  const seen = new Set<string>();
  const counted = doses.flatMap((dose) => {
    const same = `${dose.vaccine} ${dose.given}`;
    if (dose.given.length === 10 && seen.has(same)) return [];
    seen.add(same);
    const days = daysOf(dose.given);
    return [{ ...dose, days: days && { ...days, latest: min(days.latest, today) } }];
  });
  const situation: Situation = { ...asked, born: daysOf(asked.birth), counted };
  const waiting = new Set<string>();
  return lines.flatMap((line) => {
    if (line.kind === "series" && waiting.has(line.series)) return [];
    const standing = standingOf(line, situation);
    if (line.kind === "series" && standing?.state !== "done") waiting.add(line.series);
    if (!standing) return [];
    return [
      {
        key: line.key,
        vaccine: line.vaccine,
        dose: line.kind === "series" && isOneOfSome(line, lines) ? line.dose : null,
        inPregnancy:
          line.kind === "pregnancy" ||
          (line.kind === "seasonal" && !isOfAge(line.from, situation) && isPregnant(situation)),
        source: line.source,
        ...standing,
      },
    ];
  });
}

function isOneOfSome({ series }: SeriesLine, lines: readonly CalendarLine[]): boolean {
  return lines.filter((line) => line.kind === "series" && line.series === series).length > 1;
}

function standingOf(line: CalendarLine, situation: Situation): Standing {
  switch (line.kind) {
    case "series":
      return inSeries(line, situation);
    case "repeated":
      return repeated(line, situation);
    case "seasonal":
      return inSeason(line, situation);
    case "pregnancy":
      return inPregnancy(line, situation);
  }
}

function inSeries(line: SeriesLine, situation: Situation): Standing {
  const { born, today } = situation;
  if (!born) return undefined;
  if (line.until && today >= later(born.latest, line.until)) return undefined;
  if (line.bornFrom && Number(born.latest.slice(0, 4)) < line.bornFrom) return undefined;
  const ripe = later(born.latest, line.from);
  if (today < earlier(ripe, noticeBefore)) return undefined;
  const had = dosesFor(line, situation);
  if (countOf(had) >= line.dose) return { state: "done", from: null };
  const last = latestOf(had);
  const from = last && line.afterPrevious ? max(ripe, later(last, line.afterPrevious)) : ripe;
  const isLate = line.by !== undefined && today > later(born.latest, line.by);
  const standing = near(from, today, isLate);
  // What is to be caught up with has been for longer than anybody can say.
  return line.by || !standing ? standing : { ...standing, from: null };
}

function repeated(line: RepeatedLine, situation: Situation): Standing {
  const { born, today } = situation;
  if (!born || !isOfAge(line.from, situation)) return undefined;
  const last = latestOf(dosesFor(line, situation));
  if (!last) return { state: "due", from: null };
  const from = max(later(last, line.every), later(born.latest, line.from));
  return near(from, today, today > later(from, "P1Y")) ?? { state: "done", from };
}

function inSeason(line: SeasonalLine, situation: Situation): Standing {
  const { today } = situation;
  if (!isOfAge(line.from, situation) && !isPregnant(situation)) return undefined;
  const year = Number(today.slice(0, 4));
  const crosses = line.ends < line.begins;
  const begins = crosses && today.slice(5) <= line.ends ? year - 1 : year;
  const from = `${begins}-${line.begins}`;
  const ends = `${crosses ? begins + 1 : begins}-${line.ends}`;
  if (today > ends) return undefined;
  // A year alone does not say in which season it was: it is asked again.
  const since = earlier(from, noticeBefore);
  const isDone = dosesFor(line, situation).some(({ days }) => days && days.earliest >= since);
  if (isDone) return today >= since ? { state: "done", from: null } : undefined;
  return near(from, today, false);
}

function inPregnancy(line: PregnancyLine, situation: Situation): Standing {
  const { today, pregnantWeeks } = situation;
  if (pregnantWeeks === null) return undefined;
  const began = earlier(today, `P${pregnantWeeks}W`);
  const isDone = dosesFor(line, situation).some(({ days }) => days && days.earliest >= began);
  if (isDone) return { state: "done", from: null };
  return near(later(began, `P${line.fromWeek}W`), today, pregnantWeeks > line.byWeek);
}

/** It is time, it is late, or it will be soon; undefined when it is far. */
function near(from: string, today: string, isLate: boolean): Standing {
  if (today >= from) return { state: isLate ? "overdue" : "due", from };
  return today >= earlier(from, noticeBefore) ? { state: "soon", from } : undefined;
}

function dosesFor(line: CalendarLine, { counted, born }: Situation): readonly Counted[] {
  const since = line.countsFrom && born && later(born.earliest, line.countsFrom);
  return counted.filter(
    ({ vaccine, days }) =>
      (vaccine === line.vaccine || line.counts?.includes(vaccine)) &&
      (!since || !days || days.latest >= since),
  );
}

/** How many there were: a card that says "dose 4" speaks of the three before it too. */
function countOf(doses: readonly Counted[]): number {
  return doses
    .toSorted((one, other) => ((one.days?.latest ?? "") < (other.days?.latest ?? "") ? -1 : 1))
    .reduce((count, { dose }) => Math.max(count + 1, dose ?? 0), 0);
}

function latestOf(doses: readonly Counted[]): string | undefined {
  return doses.flatMap(({ days }) => days?.latest ?? []).reduce(max, "") || undefined;
}

function isOfAge(age: string, { born, today }: Situation): boolean {
  return born !== undefined && today >= later(born.latest, age);
}

function isPregnant({ pregnantWeeks }: Situation): boolean {
  return pregnantWeeks !== null;
}

function min(one: string, other: string): string {
  return one < other ? one : other;
}

function max(one: string, other: string): string {
  return one > other ? one : other;
}
