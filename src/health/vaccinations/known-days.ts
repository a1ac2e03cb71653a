import { birthParts } from "../../people/rules.ts";

/** From when to when something may have been, both included: `2026-11-28`. */
export interface KnownDays {
  readonly earliest: string;
  readonly latest: string;
}

/** How far off "about" may be. */
const slackYears = 2;

/**
 * The days that an EDTF date may mean; undefined when nothing is known.
 *
 * daysOf("2019-05") → { earliest: "2019-05-01", latest: "2019-05-31" }
 */
export function daysOf(edtf: string | null): KnownDays | undefined {
  const parts = birthParts(edtf ?? "");
  if (!parts) return undefined;
  const { year, month, day, about } = parts;
  const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 });
  const next =
    month === undefined
      ? first.add({ years: 1 })
      : day === undefined
        ? first.add({ months: 1 })
        : first.add({ days: 1 });
  const slack = { years: about ? slackYears : 0 };
  return {
    earliest: first.subtract(slack).toString(),
    latest: next.subtract({ days: 1 }).add(slack).toString(),
  };
}

/** The day this long after: `later("2026-01-31", "P1M")` is `2026-02-28`. */
export function later(day: string, length: string): string {
  return Temporal.PlainDate.from(day).add(Temporal.Duration.from(length)).toString();
}

export function earlier(day: string, length: string): string {
  return Temporal.PlainDate.from(day).subtract(Temporal.Duration.from(length)).toString();
}
