import assert from "node:assert/strict";
import { test } from "node:test";
import { sayMeasure } from "./measures.ts";

test("a measurement reads as people write it", () => {
  for (const [written, locale, said] of [
    ["36.9 Cel", "fr-BE", "36,9 °C"],
    ["36.9 Cel", "en-GB", "36.9 °C"],
    ["145/88 mm[Hg]", "nl-BE", "145/88 mmHg"],
    ["71 kg", "fr-BE", "71 kg"],
    ["12 wk", "fr-BE", "12 semaines"],
    ["98 %", "en-GB", "98 %"],
    ["5 {drops}", "en-GB", "5 {drops}"],
  ] as const) {
    // Between a number and its unit a line does not break.
    assert.equal(sayMeasure(written, locale).replace("\u00a0", " "), said);
  }
});
