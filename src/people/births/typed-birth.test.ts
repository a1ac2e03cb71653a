import assert from "node:assert/strict";
import { test } from "node:test";
import { ageOn, readTypedBirth } from "./typed-birth.ts";

const today = "2026-05-01";

const writings: [string, string | undefined][] = [
  ["2/4/1990", "1990-04-02"],
  ["02.04.1990", "1990-04-02"],
  ["2/4/90", "1990-04-02"],
  ["2/4/12", "2012-04-02"],
  ["1990-04-02", "1990-04-02"],
  ["4/1990", "1990-04"],
  ["1990", "1990"],
  ["~1990", "1990~"],
  ["1990~", "1990~"],
  ["vers 1990", "1990~"],
  ["env. 1990", "1990~"],
  ["35 ans", "1991~"],
  ["about 35 years", "1991~"],
  ["ongeveer 35 jaar", "1991~"],
  ["~35 ans", "1991~"],
  ["٢/٤/١٩٩٠", "1990-04-02"],
  ["", ""],
  ["31/2/1990", undefined],
  ["2/4/2030", undefined],
  ["yesterday", undefined],
  ["300 ans", undefined],
];

for (const [written, expected] of writings) {
  test(`"${written}" is ${expected ?? "no birth date"}`, () => {
    const reading = readTypedBirth(written, today);
    assert.equal("birth" in reading ? reading.birth : undefined, expected);
  });
}

test("an age counts full years", () => {
  assert.deepEqual(ageOn("1990-05-01", today), { years: 36, about: false });
  assert.deepEqual(ageOn("1990-05-02", today), { years: 35, about: false });
  assert.deepEqual(ageOn("1990", today), { years: 36, about: true });
  assert.deepEqual(ageOn("1990-04-02~", today), { years: 36, about: true });
  assert.equal(ageOn(null, today), undefined);
});
