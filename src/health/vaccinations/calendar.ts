import type { Vaccine } from "../vaccination-contract.ts";

/*
 * The basic vaccination calendar, as data. Kring reminds; a doctor of the house decides, confirms this
 * list, and knows the risks of the one person that no calendar knows. Not in it: risk groups, travel,
 * work, catching up after a first dose that came late, and what changes with each season.
 */

/** Ages and intervals are ISO 8601 durations: `P8W`, `P12M`, `P65Y`. */
export type Length = string;

/** Where a line was read, and when. */
export interface CalendarSource {
  readonly text: string;
  readonly readOn: string;
}

interface Line {
  readonly key: string;
  readonly vaccine: Vaccine;
  /** Doses of these count for it; the vaccine itself always does. */
  readonly counts?: readonly Vaccine[];
  /** Doses given before this age do not count: those of a baby, for the booster of a schoolchild. */
  readonly countsFrom?: Length;
  readonly source: CalendarSource;
}

/** One dose of a series. */
export interface SeriesLine extends Line {
  readonly kind: "series";
  /** Doses of one series follow each other: only the next one is asked for. */
  readonly series: string;
  readonly dose: number;
  /** Never before this age. */
  readonly from: Length;
  /** Late after this age; a line without is never late: it is for catching up. */
  readonly by?: Length;
  /** No longer asked for after this age. */
  readonly until?: Length;
  /** Not sooner after the dose before. */
  readonly afterPrevious?: Length;
  /** Only for whoever was born in this year or later: the others had the disease. */
  readonly bornFrom?: number;
}

/** Again and again, from an age on. */
export interface RepeatedLine extends Line {
  readonly kind: "repeated";
  readonly from: Length;
  readonly every: Length;
}

/** Once a season, from an age on; month and day, the season may cross the new year. */
export interface SeasonalLine extends Line {
  readonly kind: "seasonal";
  readonly from: Length;
  readonly begins: string;
  readonly ends: string;
  /** In a pregnancy at any age. */
  readonly whenPregnant: boolean;
}

/** Once in each pregnancy, by its weeks. */
export interface PregnancyLine extends Line {
  readonly kind: "pregnancy";
  readonly fromWeek: number;
  readonly byWeek: number;
}

export type CalendarLine = SeriesLine | RepeatedLine | SeasonalLine | PregnancyLine;

const readOn = "2026-11-28";
const children: CalendarSource = {
  text: "Superior Health Council: basic schedule for children, as applied in Flanders and the French Community (kindengezin.be, cm.be; MenACWY and second MMR: schedule of September 2023)",
  readOn,
};
const adolescents: CalendarSource = {
  text: "Superior Health Council: basic schedule for adolescents (helan.be, laatjevaccineren.be)",
  readOn,
};
const adults: CalendarSource = {
  text: "Brussels: Vivalis, vaccines by age, 19 to 64 years (vivalis.brussels); Common Community Commission (ccc-ggc.brussels)",
  readOn,
};
const older: CalendarSource = {
  text: "Common Community Commission: from 65 years (ccc-ggc.brussels); Superior Health Council, pneumococcal vaccination of adults, August 2022",
  readOn,
};
const pregnancy: CalendarSource = {
  text: "Common Community Commission: pregnancy, weeks 24 to 32 (ccc-ggc.brussels); Superior Health Council: in each pregnancy",
  readOn,
};

const tetanus: readonly Vaccine[] = ["hexavalent", "dtpa-ipv", "dtpa", "dt"];

export const calendar: readonly CalendarLine[] = [
  ...series("hexavalent", children, [
    { from: "P8W", by: "P12W" },
    { from: "P12W", by: "P16W", afterPrevious: "P4W" },
    { from: "P16W", by: "P24W", afterPrevious: "P4W" },
    { from: "P13M", by: "P18M", afterPrevious: "P6M" },
  ]).map((line) => ({ ...line, until: "P7Y" })),
  ...series("pneumococcal", children, [
    { from: "P8W", by: "P12W" },
    { from: "P16W", by: "P24W", afterPrevious: "P8W" },
    { from: "P12M", by: "P15M", afterPrevious: "P8W" },
  ]).map((line) => ({ ...line, until: "P2Y" })),
  // Two doses or three, by the brand; it is not begun or ended later.
  ...series("rotavirus", children, [
    { from: "P8W", by: "P12W" },
    { from: "P12W", by: "P16W", afterPrevious: "P4W" },
  ]).map((line) => ({ ...line, until: "P24W" })),
  ...series("mmr", children, [
    { from: "P12M", by: "P15M" },
    { from: "P7Y", by: "P10Y", afterPrevious: "P4W" },
  ]).map((line) => ({ ...line, until: "P18Y" })),
  ...series("men-acwy", children, [{ from: "P13M", by: "P18M" }]).map((line) => ({
    ...line,
    until: "P5Y",
  })),
  {
    kind: "series",
    key: "dtpa-ipv-5-years",
    series: "dtpa-ipv-5-years",
    vaccine: "dtpa-ipv",
    counts: ["hexavalent", "dtpa"],
    countsFrom: "P4Y",
    dose: 1,
    from: "P5Y",
    by: "P7Y",
    until: "P13Y",
    source: children,
  },
  ...series("hpv", adolescents, [
    { from: "P12Y", by: "P15Y" },
    { from: "P12Y", by: "P15Y", afterPrevious: "P6M" },
  ]).map((line) => ({ ...line, until: "P19Y" })),
  {
    kind: "series",
    key: "dtpa-adolescent",
    series: "dtpa-adolescent",
    vaccine: "dtpa",
    counts: ["dtpa-ipv"],
    countsFrom: "P10Y",
    dose: 1,
    from: "P14Y",
    by: "P17Y",
    until: "P25Y",
    source: adolescents,
  },
  {
    kind: "series",
    key: "mmr-adult-1",
    series: "mmr-adult",
    vaccine: "mmr",
    dose: 1,
    from: "P18Y",
    bornFrom: 1970,
    source: adults,
  },
  {
    kind: "series",
    key: "mmr-adult-2",
    series: "mmr-adult",
    vaccine: "mmr",
    dose: 2,
    from: "P18Y",
    bornFrom: 1970,
    afterPrevious: "P4W",
    source: adults,
  },
  {
    kind: "repeated",
    key: "tetanus",
    vaccine: "dtpa",
    counts: tetanus,
    from: "P25Y",
    every: "P10Y",
    source: adults,
  },
  {
    kind: "seasonal",
    key: "influenza",
    vaccine: "influenza",
    from: "P65Y",
    begins: "10-01",
    ends: "03-31",
    whenPregnant: true,
    source: older,
  },
  {
    kind: "series",
    key: "pneumococcal-65",
    series: "pneumococcal-65",
    vaccine: "pneumococcal",
    countsFrom: "P60Y",
    dose: 1,
    from: "P65Y",
    source: older,
  },
  {
    kind: "pregnancy",
    key: "dtpa-pregnancy",
    vaccine: "dtpa",
    fromWeek: 24,
    byWeek: 32,
    source: pregnancy,
  },
];

function series(
  vaccine: Vaccine,
  source: CalendarSource,
  doses: readonly Pick<SeriesLine, "from" | "by" | "afterPrevious">[],
): SeriesLine[] {
  return doses.map((dose, index) => ({
    kind: "series",
    key: `${vaccine}-${index + 1}`,
    series: vaccine,
    vaccine,
    source,
    ...dose,
    dose: index + 1,
  }));
}
