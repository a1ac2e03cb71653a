import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { bandOf, scaleOf } from "./bands.ts";
import type { Answered, Questionnaire, QuestionnaireResponse } from "./fhir.ts";
import { needsSafetyStep } from "./safety.ts";
import { score } from "./score.ts";

const read = (name: string): Questionnaire =>
  JSON.parse(readFileSync(join(import.meta.dirname, "shipped", `${name}.json`), "utf8"));

const codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

/** Answers 0 to 3 to the questions of one of the official four. */
function answered(prefix: string, values: readonly number[]): QuestionnaireResponse {
  const item = values.map(
    (value, index): Answered => ({
      linkId: `${prefix}-${index + 1}`,
      answer: [{ valueCoding: { system: "http://loinc.org", code: codes[value] ?? "" } }],
    }),
  );
  return { resourceType: "QuestionnaireResponse", status: "completed", item };
}

/* Written by hand from the papers: the band of each total. */
const phq9 = [
  ...Array(5).fill("minimal"),
  ...Array(5).fill("mild"),
  ...Array(5).fill("moderate"),
  ...Array(5).fill("moderately-severe"),
  ...Array(8).fill("severe"),
];
const gad7 = [
  ...Array(5).fill("minimal"),
  ...Array(5).fill("mild"),
  ...Array(5).fill("moderate"),
  ...Array(7).fill("severe"),
];
const two = ["none", "none", "none", ...Array(4).fill("to-look-into")];
const table = [
  { name: "phq-9", prefix: "phq9", questions: 9, bands: phq9 },
  { name: "gad-7", prefix: "gad7", questions: 7, bands: gad7 },
  { name: "phq-2", prefix: "phq2", questions: 2, bands: two },
  { name: "gad-2", prefix: "gad2", questions: 2, bands: two },
];

for (const { name, prefix, questions, bands } of table) {
  const form = read(name);
  const scale = scaleOf(form.url ?? "");
  test(`${name}: every total falls into the band of the paper`, () => {
    assert.ok(scale);
    assert.equal(bands.length, scale.most + 1);
    for (const [total, band] of bands.entries()) {
      const full = Math.floor(total / 3);
      const values = Array.from({ length: questions }, (_, index) =>
        index < full ? 3 : index === full ? total % 3 : 0,
      );
      const scores = score(form, answered(prefix, values));
      assert.equal(scores[scale.score], total);
      assert.equal(bandOf(scale, total)?.key, band, `${total}`);
    }
  });
  test(`${name}: whatever is answered, the score is the sum`, () => {
    const values = fc.array(fc.integer({ min: 0, max: 3 }), {
      minLength: questions,
      maxLength: questions,
    });
    fc.assert(
      fc.property(values, (all) => {
        const total = all.reduce((sum, one) => sum + one, 0);
        assert.equal(score(form, answered(prefix, all))[scale?.score ?? ""], total);
      }),
      { numRuns: 300 },
    );
  });
}

test("PHQ-9 item 9 above zero asks for a safety step, whatever the rest; at zero it never does", () => {
  const form = read("phq-9");
  const others = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(others, fc.integer({ min: 0, max: 3 }), (first, last) => {
      assert.equal(needsSafetyStep(form, answered("phq9", [...first, last])), last > 0);
    }),
  );
  assert.equal(needsSafetyStep(form, answered("phq9", [3, 3])), false);
  const strange = [{ linkId: "phq9-9", answer: [{ valueCoding: { code: "other" } }] }];
  assert.equal(needsSafetyStep(form, { item: strange }), true);
});

test("a file of somebody else with item 9 under its LOINC code asks for it too", () => {
  const item = {
    linkId: "/44260-8",
    type: "choice",
    code: [{ system: "http://loinc.org", code: "44260-8" }],
    answerOption: [
      {
        valueCoding: {
          code: "0",
          extension: [
            { url: "http://hl7.org/fhir/StructureDefinition/ordinalValue", valueDecimal: 0 },
          ],
        },
      },
      {
        valueCoding: {
          code: "1",
          extension: [
            { url: "http://hl7.org/fhir/StructureDefinition/ordinalValue", valueDecimal: 1 },
          ],
        },
      },
    ],
  } as const;
  const form: Questionnaire = { resourceType: "Questionnaire", status: "active", item: [item] };
  const given = (code: string) => ({
    item: [{ linkId: "/44260-8", answer: [{ valueCoding: { code } }] }],
  });
  assert.equal(needsSafetyStep(form, given("0")), false);
  assert.equal(needsSafetyStep(form, given("1")), true);
});

test("the six axes and the domains of the grid each have their number", () => {
  const six = read("six-axes");
  const axes = ["body", "mind", "meaning", "quality", "part", "daily"];
  const item = axes.map((linkId, index) => ({ linkId, answer: [{ valueInteger: index + 2 }] }));
  const response = { resourceType: "QuestionnaireResponse", status: "completed", item } as const;
  assert.deepEqual(score(six, response), {
    body: 2,
    mind: 3,
    meaning: 4,
    quality: 5,
    part: 6,
    daily: 7,
  });
  const grid = read("autonomy-grid");
  const money = { linkId: "money", answer: [{ valueCoding: { code: "4" } }] };
  assert.deepEqual(score(grid, { ...response, item: [money] }), { money: 4 });
});
