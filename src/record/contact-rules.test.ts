import assert from "node:assert/strict";
import { test } from "node:test";
import type { ContactFacts } from "./contact-contract.ts";
import { checkContact, fitsForm, isInPerson } from "./contact-rules.ts";
import { contactPlaces } from "./contact-words.ts";
import { begunContact, blankContent, firstWords, isBlank, isSame } from "./draft-rules.ts";
import { headedText, usualTemplate } from "./note-templates.ts";

const now = new Date("2026-11-28T10:00:00Z");
const day = { now, today: "2026-11-28" };
const fine: ContactFacts = {
  form: "individual",
  others: [],
  place: "centre",
  beganAt: "2026-11-28T09:30:00Z",
  durationMinutes: 30,
  interpreter: "none",
  interpreterLanguage: "",
  reason: "",
  outcome: "helped",
  nextStep: "",
  nextOn: null,
  nextBy: null,
  turnId: null,
};
const someone = "0197c000-0000-7000-8000-000000000001" as ContactFacts["others"][number];

for (const [what, part, wrong] of [
  ["as it should be", {}, []],
  ["begun by a clock that is fast", { beganAt: "2026-11-28T10:04:00Z" }, []],
  ["to come", { beganAt: "2026-11-28T10:06:00Z" }, ["beganAt future"]],
  ["without an outcome", { outcome: null }, ["outcome required"]],
  ["next today", { nextStep: "Call", nextOn: "2026-11-28" }, []],
  ["next yesterday", { nextStep: "Call", nextOn: "2026-11-27" }, ["nextOn past"]],
  ["a day and nothing to do", { nextStep: " \u200b", nextOn: "2026-12-01" }, ["nextStep required"]],
  ["alone with somebody", { others: [someone] }, ["others form"]],
  ["a couple alone", { form: "couple" }, ["others form"]],
  ["a couple", { form: "couple", others: [someone] }, []],
  ["an interpreter of no language", { interpreter: "phone" }, ["interpreterLanguage required"]],
  ["an interpreter, or none, is not said", { interpreter: null }, ["interpreter required"]],
  ["an interpreter", { interpreter: "phone", interpreterLanguage: "rif" }, []],
] as const) {
  test(`a contact ${what}: ${wrong.join(", ") || "nothing wrong"}`, () => {
    const contact = { ...fine, ...part } as ContactFacts;
    assert.deepEqual(
      checkContact(contact, day).map(
        ({ path, code }) => `${path.replace("/contact/", "")} ${code}`,
      ),
      wrong,
    );
  });
}

test("how many fit a form, and which places are in person", () => {
  const fits = (["individual", "couple", "family"] as const).map((form) =>
    [0, 1, 2, 5].map((others) => fitsForm(form, others)),
  );
  assert.deepEqual(fits, [
    [true, false, false, false],
    [false, true, false, false],
    [false, true, true, true],
  ]);
  assert.deepEqual(contactPlaces.filter(isInPerson), ["centre", "home", "street"]);
});

test("the form of a note follows the discipline, and stays one text", () => {
  assert.equal(usualTemplate("nurse", "health"), "soap");
  assert.equal(usualTemplate("social-worker", "social"), "social");
  assert.equal(usualTemplate("debt-mediator", "debt"), "social");
  assert.equal(usualTemplate("psychologist", "mind"), "free");
  assert.equal(usualTemplate("psychiatrist", "health"), "free");
  const headings = ["Subjective", "Objective", "Plan"];
  assert.equal(
    headedText(["Tired.\n", " ", "Rest."], headings),
    "Subjective\nTired.\n\nPlan\nRest.",
  );
  assert.equal(headedText(["", ""], headings), "");
});

test("nothing written is nothing to keep; a contact that was begun is something", () => {
  assert.ok(isBlank(blankContent));
  assert.ok(isBlank({ ...blankContent, text: " \n", parts: ["", " "] }));
  assert.ok(!isBlank({ ...blankContent, parts: ["", "x"] }));
  assert.ok(!isBlank({ ...blankContent, contact: begunContact(now, { interpreter: null }) }));
  assert.equal(firstWords({ ...blankContent, parts: ["", "It\n hurts."] }), "It hurts.");
  assert.equal([...firstWords({ ...blankContent, text: "é".repeat(200) })].length, 90);
});

test("two texts are the same whatever the order of their fields", () => {
  assert.ok(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }));
  assert.ok(!isSame({ a: [1, 2] }, { a: [2, 1] }));
  assert.ok(!isSame({ a: null }, { a: "" }));
});
