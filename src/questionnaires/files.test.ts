import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { personLanguageCodes } from "../platform/person-languages.ts";
import { allItems, isUnasked } from "./items.ts";
import { choicesOf } from "./options.ts";
import { readFile } from "./read-file.ts";
import { beginResponse, questionsOf } from "./respond.ts";
import { itemText, languagesOf, readIn, titleOf, titlesOf } from "./texts.ts";

const here = (pattern: string) =>
  globSync(pattern, { cwd: import.meta.dirname }).map((name) => ({
    name,
    text: readFileSync(join(import.meta.dirname, name), "utf8"),
  }));
const shipped = here("shipped/*.json");
const all = [...shipped, ...here("test-data/*.json")];

test("every questionnaire we have can be asked", () => {
  assert.ok(all.length >= 9, `only ${all.length} seen`);
  for (const { name, text } of all) {
    const { form, errors } = readFile(text);
    assert.deepEqual(errors, [], name);
    assert.ok(form);
    assert.ok(questionsOf(form, beginResponse(form)).length > 0, name);
  }
});

test("ours can be read completely in every language of a person, and differ in each", () => {
  for (const name of ["shipped/six-axes.json", "shipped/autonomy-grid.json"]) {
    const { form } = readFile(shipped.find((one) => one.name === name)?.text ?? "");
    assert.ok(form, name);
    assert.deepEqual([...languagesOf(form)].sort(), [...personLanguageCodes].sort());
    const titles = personLanguageCodes.map((language) => titleOf(form, language));
    assert.equal(new Set(titles).size, personLanguageCodes.length);
    for (const item of allItems(form.item).filter((one) => !isUnasked(one))) {
      const texts = personLanguageCodes.map((language) => itemText(item, language));
      assert.ok(new Set(texts).size >= personLanguageCodes.length - 1, `${name} ${item.linkId}`);
    }
  }
});

test("the official ones come in the official English words, and say so", () => {
  for (const name of ["phq-9", "phq-2", "gad-7", "gad-2"]) {
    const { form } = readFile(
      shipped.find((one) => one.name === `shipped/${name}.json`)?.text ?? "",
    );
    assert.ok(form);
    assert.deepEqual(languagesOf(form), ["en"]);
    assert.equal(readIn(languagesOf(form), "ar"), "en");
    assert.deepEqual(Object.keys(titlesOf(form)), ["en", "fr", "nl"]);
    for (const item of form.item ?? []) {
      if (item.type !== "choice" || item.linkId === "phq9-difficulty") continue;
      assert.deepEqual(
        choicesOf(form, item).map(({ value, weight }) => [weight, value.valueCoding?.display]),
        [
          [0, "Not at all"],
          [1, "Several days"],
          [2, "More than half the days"],
          [3, "Nearly every day"],
        ],
      );
    }
  }
});

test("what cannot be asked is refused with its place", () => {
  const head = { resourceType: "Questionnaire", url: "https://x", title: "T", status: "active" };
  const question = { linkId: "q", type: "string" };
  const wrong: readonly [unknown, string][] = [
    ["not json {", "/file not-json"],
    ["[]", "/file not-json"],
    [{ ...head, resourceType: "Patient" }, "/resourceType not-a-questionnaire"],
    [{ ...head }, "/item no-questions"],
    [{ ...head, item: [] }, "/item no-questions"],
    [{ ...head, item: [{ linkId: "d", type: "display", text: "x" }] }, "/item no-questions"],
    [{ ...head, url: undefined, item: [question] }, "/url required"],
    [{ ...head, url: "x".repeat(301), item: [question] }, "/url too-long"],
    [{ ...head, title: undefined, item: [question] }, "/title required"],
    [{ ...head, item: [{ type: "string" }] }, "/item/0/linkId required"],
    [{ ...head, item: [{ linkId: "q", type: "tick" }] }, "/item/0/type unknown-type"],
    [
      { ...head, item: [{ ...question, item: [{ linkId: "r", type: 3 }] }] },
      "/item/0/item/0/type unknown-type",
    ],
    [{ ...head, item: [question, question] }, "/item/q link-id-twice"],
    [
      { ...head, item: [{ ...question, enableWhen: [{ question: "z", operator: "=" }] }] },
      "/item/q/enableWhen unknown-question",
    ],
    [
      { ...head, item: [{ ...question, enableWhen: [{ question: "q", operator: "~" }] }] },
      "/item/q/enableWhen unknown-operator",
    ],
    [{ ...head, item: [{ linkId: "q", type: "choice" }] }, "/item/q/answerOption no-choices"],
    [
      { ...head, item: [{ linkId: "q", type: "choice", answerValueSet: "#no" }] },
      "/item/q/answerValueSet no-such-list",
    ],
    [{ ...head, item: [{ ...question, answerOption: "x" }] }, "/item/0/answerOption not-a-list"],
    [{ ...head, item: "x" }, "/item not-a-list"],
  ];
  for (const [file, expected] of wrong) {
    const { form, errors } = readFile(typeof file === "string" ? file : JSON.stringify(file));
    assert.equal(form, undefined);
    assert.equal(errors.map(({ path, code }) => `${path} ${code}`).join(), expected);
  }
});
