import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Vital } from "./contract.ts";
import { foldVital } from "./fold-vital.ts";

const one = (vital: Vital["vital"], text: string, severity: string | null = null) =>
  ({ vital, text, severity }) as Vital;
const told = (...vital: Vital[]) =>
  foldVital(vital).map(({ vital: { text, severity }, also }) => [text, severity, ...also]);

test("each is told once: what is named first, what a note says of it beside", () => {
  const note = "Allergie à la pénicilline : gonflement du visage.";
  assert.deepEqual(
    told(
      one("allergy", "Pénicilline", "life-threatening"),
      one("allergy", note),
      one("allergy", "penicilline"),
    ),
    [["Pénicilline", "life-threatening", note]],
  );
  const dose = "Amlodipine 5 mg, une fois par jour.";
  assert.deepEqual(
    told(
      one("medication", "Amlodipine"),
      one("medication", "Atorvastatine"),
      one("medication", dose),
    ),
    [
      [dose, null],
      ["Atorvastatine", null],
    ],
  );
});

test("what only sounds alike stays apart", () => {
  assert.equal(told(one("allergy", "Lait"), one("allergy", "Lait de coco")).length, 2);
  assert.equal(told(one("allergy", "Iode"), one("medication", "Iode 65 mg, une fois.")).length, 2);
  assert.equal(told(one("allergy", "Noix"), one("allergy", "Noixette, goûtée en 2020.")).length, 2);
});

test("no word gets lost", () => {
  const text = fc.constantFrom("Lait", "lait", "Œufs", "Du lait, peu.", "Lait, œufs.", "Lait 3.");
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const shown = told(...texts.map((each) => one("allergy", each)))
        .flat()
        .join(" ")
        .toLowerCase();
      for (const each of texts) assert.ok(shown.includes(each.toLowerCase()), each);
    }),
  );
});
