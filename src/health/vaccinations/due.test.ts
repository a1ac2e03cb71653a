import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { vaccines } from "../contract.ts";
import { type CalendarLine, calendar } from "./calendar.ts";
import { type Dose, dueVaccinations } from "./due.ts";
import { daysOf, later } from "./known-days.ts";

const today = "2026-11-28";
const dose = (vaccine: Dose["vaccine"], given = "", number: number | null = null): Dose => ({
  vaccine,
  given,
  dose: number,
});

/** `mmr-1 overdue` */
function standing(
  birth: string | null,
  doses: readonly Dose[] = [],
  { on = today, pregnantWeeks = null }: { on?: string; pregnantWeeks?: number | null } = {},
): string[] {
  return dueVaccinations({ birth, doses, today: on, pregnantWeeks }).map(
    ({ key, state }) => `${key} ${state}`,
  );
}

test("a baby: the first doses when they are eight weeks old, soon before, never sooner", () => {
  const born = "2026-10-03";
  const first = ["hexavalent-1", "pneumococcal-1", "rotavirus-1"];
  const all = (state: string) => first.map((key) => `${key} ${state}`);
  assert.deepEqual(standing(born, [], { on: "2026-10-30" }), []);
  assert.deepEqual(standing(born, [], { on: "2026-10-31" }), all("soon"));
  assert.deepEqual(standing(born, [], { on: "2026-11-27" }), all("soon"));
  assert.deepEqual(standing(born, [], { on: "2026-11-28" }), all("due"));
  assert.deepEqual(standing(born, [], { on: "2026-12-27" }), all("overdue"));
});

test("of a series only the next dose is asked for, and not too soon after the one before", () => {
  const born = "2026-06-01";
  const had = [dose("hexavalent", "2026-08-01"), dose("hexavalent", "2026-11-15")];
  const ofHexavalent = standing(born, had).filter((line) => line.startsWith("hexavalent"));
  assert.deepEqual(ofHexavalent, ["hexavalent-1 done", "hexavalent-2 done", "hexavalent-3 soon"]);
});

const cases: readonly (readonly [what: string, expected: string[], ReturnType<typeof standing>])[] =
  [
    [
      "a schoolchild with a full card",
      [
        "hexavalent-1 done",
        "hexavalent-2 done",
        "hexavalent-3 done",
        "hexavalent-4 done",
        "mmr-1 done",
        "dtpa-ipv-5-years due",
      ],
      standing("2020-11-01", [
        dose("hexavalent", "2021-01-04"),
        dose("hexavalent", "2021-02-01"),
        dose("hexavalent", "2021-03-01"),
        dose("hexavalent", "2022-01-10"),
        dose("mmr", "2021-11-05"),
      ]),
    ],
    [
      "the card says dose 4: the three before were given too",
      ["hexavalent-1 done", "hexavalent-2 done", "hexavalent-3 done", "hexavalent-4 done"],
      standing("2020-11-01", [dose("hexavalent", "2022", 4)]).filter((line) =>
        line.startsWith("hexavalent"),
      ),
    ],
    [
      "two services wrote the same dose down",
      ["mmr-1 done"],
      standing("2021-01-01", [dose("mmr", "2022-01-10"), dose("mmr", "2022-01-10")]).filter(
        (line) => line.startsWith("mmr"),
      ),
    ],
    [
      "a grown-up of whom nothing is written",
      ["mmr-adult-1 due", "tetanus due"],
      standing("1990-04-02"),
    ],
    [
      "an undated dose counts, and says nothing of the next ten years",
      ["mmr-adult-1 done", "mmr-adult-2 due", "tetanus due"],
      standing("1990", [dose("mmr"), dose("dtpa")]),
    ],
    ["born before 1970: had the measles", ["tetanus due"], standing("1965")],
    [
      "ten years after the last tetanus",
      ["tetanus due"],
      standing("1963", [dose("dt", "2016-11-28")]),
    ],
    ["eleven years after", ["tetanus overdue"], standing("1962", [dose("dt", "2014")])],
    ["nine years after", ["tetanus done"], standing("1962", [dose("dt", "2018-01")])],
    [
      "from 65 years, in the season",
      ["tetanus due", "influenza due", "pneumococcal-65 due"],
      standing("1958~"),
    ],
    [
      "last winter's influenza does not count for this one, nor does a year alone",
      ["influenza due"],
      standing("1950", [dose("influenza", "2025-11-02"), dose("influenza", "2026")]).filter(
        (line) => line.startsWith("influenza"),
      ),
    ],
    [
      "this winter's does",
      ["influenza done"],
      standing("1950", [dose("influenza", "2026-10-20")], { on: "2027-02-01" }).filter((line) =>
        line.startsWith("influenza"),
      ),
    ],
    [
      "in summer nobody is asked",
      ["tetanus due", "pneumococcal-65 due"],
      standing("1950", [], { on: "2026-06-01" }),
    ],
    ["without a birth date", [], standing(null)],
    [
      "without a birth date, in the 26th week",
      ["influenza due", "dtpa-pregnancy due"],
      standing(null, [], { pregnantWeeks: 26 }),
    ],
    [
      "in the 35th week, with the booster of an earlier pregnancy",
      ["influenza due", "dtpa-pregnancy overdue"],
      standing(null, [dose("dtpa", "2024-03-01")], { pregnantWeeks: 35 }),
    ],
    [
      "in the 35th week, with the booster of this one",
      ["influenza due", "dtpa-pregnancy done"],
      standing(null, [dose("dtpa", "2026-10-01")], { pregnantWeeks: 35 }),
    ],
    [
      "a year of birth only: nobody is asked before the youngest they may be",
      [],
      standing("2001", [], { on: "2026-06-01" }).filter((line) => line.startsWith("tetanus")),
    ],
  ];
for (const [what, expected, actual] of cases) {
  test(what, () => assert.deepEqual(actual, expected));
}

const aDay = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from), max: Date.parse(to) })
    .map((at) => new Date(at).toISOString().slice(0, 10));
const aBirth = aDay("1930-01-01", "2026-11-28").chain((day) =>
  fc.constantFrom(day, day.slice(0, 7), day.slice(0, 4), `${day.slice(0, 4)}~`),
);
const aDose = fc.record({
  vaccine: fc.constantFrom(...vaccines),
  given: fc.oneof(
    fc.constant(""),
    aDay("1940-01-01", today).chain((day) =>
      fc.constantFrom(day, day.slice(0, 7), day.slice(0, 4)),
    ),
  ),
  dose: fc.option(fc.integer({ min: 1, max: 4 })),
});
const somebody = fc.record({
  birth: aBirth,
  doses: fc.array(aDose, { maxLength: 12 }),
  today: aDay("2026-01-01", "2030-12-31"),
  pregnantWeeks: fc.option(fc.integer({ min: 0, max: 42 })),
});
const lineOf = (key: string) => calendar.find((line) => line.key === key) as CalendarLine;

test("whoever it is: never due before its earliest age, and giving the dose makes it done", () => {
  let asked = 0;
  fc.assert(
    fc.property(somebody, (who) => {
      const born = daysOf(who.birth);
      assert.ok(born);
      for (const { key, vaccine, state, inPregnancy } of dueVaccinations(who)) {
        if (state !== "due" && state !== "overdue") continue;
        asked += 1;
        const line = lineOf(key);
        if (!inPregnancy && line.kind !== "pregnancy") {
          assert.ok(who.today >= later(born.latest, line.from), `${key} too early`);
        }
        const doses = [...who.doses, { vaccine, given: who.today, dose: null }];
        const after = dueVaccinations({ ...who, doses }).find((one) => one.key === key);
        assert.equal(after?.state, "done", key);
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(asked >= 400, `only ${asked} lines were due`);
});

test("each line of the calendar says where it was read, and when", () => {
  assert.ok(calendar.length >= 20);
  assert.equal(new Set(calendar.map(({ key }) => key)).size, calendar.length);
  for (const { key, source } of calendar) {
    assert.ok(source.text.length > 20, key);
    assert.match(source.readOn, /^\d{4}-\d{2}-\d{2}$/);
  }
});
