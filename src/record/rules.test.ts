import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry } from "./entry-contract.ts";
import { actsOn, checkNote, checkWithholding, daysLater, saysSomething, textOf } from "./rules.ts";

const today = "2026-02-27";
const motive = "It would harm her now.";

test("a text says something when somebody could read it", () => {
  for (const text of ["x", " é ", "ⴰ", "🐘", "…", "\u200bا"]) assert.ok(saysSomething(text), text);
  for (const text of ["", " \n", "\u0085", "\u200b\u2060", "\u00a0", "\ufeff"]) {
    assert.ok(!saysSomething(text), JSON.stringify(text));
  }
});

test("a fact is read in the reader's language where it exists in it, else as it was written", () => {
  const fact = { key: "questionnaire", value: "How am I?", as: "text" };
  const translated = { ...fact, in: { fr: "Comment ça va ?", ar: "كيف حالي؟" } };
  assert.equal(textOf(translated, "fr-BE"), "Comment ça va ?");
  assert.equal(textOf(translated, "ar"), "كيف حالي؟");
  for (const language of ["en", "nl", ""]) assert.equal(textOf(translated, language), "How am I?");
  assert.equal(textOf(fact, "fr"), "How am I?");
});

test("a withholding has a motive and a day to come, within a year", () => {
  const cases = [
    [motive, "2026-02-28", []],
    [motive, "2027-02-28", []],
    [motive, "2026-02-27", ["/reviewOn past"]],
    [motive, "2027-03-01", ["/reviewOn too-late"]],
    ["   short    ", "2026-02-26", ["/motive too-short", "/reviewOn past"]],
  ] as const;
  for (const [motive, reviewOn, expected] of cases) {
    const errors = checkWithholding({ motive, reviewOn }, today);
    assert.deepEqual(
      errors.map(({ path, code }) => `${path} ${code}`),
      expected,
      `${motive} ${reviewOn}`,
    );
  }
  assert.equal(daysLater("2028-02-28", 2), "2028-03-01");
});

test("vital is what concerns a body or a mind", () => {
  const codes = (compartment: Entry["compartment"]) =>
    checkNote({ text: "x", compartment, vital: "contact" }, today).map(({ code }) => code);
  for (const kind of ["health", "mind", "addiction"] as const) assert.deepEqual(codes(kind), []);
  for (const kind of ["social", "debt", "legal", "community"] as const) {
    assert.deepEqual(codes(kind), ["vital-elsewhere"]);
  }
});

test("what was passed on is for reading; the author alone narrows", () => {
  const entry = { ground: "own", isMistake: false, author: { id: "me" } } as Entry;
  assert.deepEqual(actsOn(entry, "me"), [
    "pass-on",
    "amend",
    "mark-mistake",
    "restrict",
    "withhold",
  ]);
  assert.deepEqual(actsOn(entry, "other"), ["pass-on", "amend", "mark-mistake", "withhold"]);
  assert.deepEqual(actsOn({ ...entry, isMistake: true }, "other"), [
    "pass-on",
    "amend",
    "withhold",
  ]);
  for (const ground of ["share", "break-glass"] as const) {
    assert.deepEqual(actsOn({ ...entry, ground }, "me"), []);
  }
});
