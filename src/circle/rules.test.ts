import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addMonths,
  faultOfShareDay,
  isEndingSoon,
  isMinor,
  lastMinorDay,
  namesSomebody,
  usualShareDay,
} from "./rules.ts";

test("months end where the month ends", () => {
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
  assert.equal(addMonths("2026-11-22", 15), "2028-02-22");
  assert.equal(addMonths("2026-12-31", 2), "2027-02-28");
});

test("a share lasts until a day that is sensible", () => {
  assert.equal(usualShareDay("handover", "2026-11-30"), "2027-02-28");
  assert.equal(faultOfShareDay("2026-11-21", "2026-11-22"), "past");
  assert.equal(faultOfShareDay("2026-11-22", "2026-11-22"), null);
  assert.equal(faultOfShareDay("2028-02-22", "2026-11-22"), null);
  assert.equal(faultOfShareDay("2028-02-23", "2026-11-22"), "too-far");
});

test("ending soon: thirty days, and what is over no more", () => {
  assert.equal(isEndingSoon("2026-12-22", "2026-11-22"), true);
  assert.equal(isEndingSoon("2026-12-23", "2026-11-22"), false);
  assert.equal(isEndingSoon("2026-11-21", "2026-11-22"), false);
});

test("a minor until the day before the birthday, in doubt a minor, unknown when nothing is known", () => {
  assert.equal(isMinor("2008-11-23", "2026-11-22"), true);
  assert.equal(isMinor("2008-11-22", "2026-11-22"), false);
  assert.equal(isMinor("2008", "2026-11-22"), true);
  assert.equal(isMinor("2008-11~", "2026-11-22"), true);
  assert.equal(isMinor("2008-10", "2026-11-22"), false);
  assert.equal(isMinor(null, "2026-11-22"), null);
  assert.equal(lastMinorDay("2008-02-29"), "2026-02-28");
  assert.equal(lastMinorDay("2010"), "2028-12-30");
});

test("a card number or a national number names somebody; a sum, a year and a phone do not (CONF-16)", () => {
  for (const words of ["see KR-4821-736K", "kr 4821736K", "85.07.30-033.28", "is 85073003328."]) {
    assert.equal(namesSomebody(words), true, words);
  }
  for (const words of ["owes 12 500 euro since 2024", "call 02 123 45 67", "krediet 2024", ""]) {
    assert.equal(namesSomebody(words), false, words);
  }
});
