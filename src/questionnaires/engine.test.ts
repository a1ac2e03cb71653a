import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { validate } from "./check-answers.ts";
import { enabledItems, inOneRow } from "./enabled.ts";
import type { Answered, EnableWhen, Item, Questionnaire, Valued } from "./fhir.ts";
import { answersAt, putAnswers, saidPath } from "./items.ts";
import { readFile } from "./read-file.ts";
import { beginResponse, nextUnanswered, questionsOf, toResponse, withScores } from "./respond.ts";
import { score } from "./score.ts";

const read = (name: string): Questionnaire => {
  const text = readFileSync(join(import.meta.dirname, "test-data", `${name}.json`), "utf8");
  const { form, errors } = readFile(text);
  assert.deepEqual(errors, []);
  return form as Questionnaire;
};
const household = read("household");
const everyType = read("every-type");
const contained = read("contained");
const answer = (linkId: string, ...values: Valued[]): Answered => ({ linkId, answer: values });
const member = (name: string, age: number, ...more: Answered[]): Answered => ({
  linkId: "members",
  item: [answer("name", { valueString: name }), answer("age", { valueInteger: age }), ...more],
});
const pathsOf = (form: Questionnaire, item: readonly Answered[]) =>
  inOneRow(enabledItems(form, { item })).map(({ path }) => saidPath(path));

const conditions: readonly [EnableWhen["operator"], Partial<EnableWhen>, Valued[], boolean][] = [
  ["exists", { answerBoolean: true }, [], false],
  ["exists", { answerBoolean: true }, [{ valueInteger: 0 }], true],
  ["exists", { answerBoolean: false }, [], true],
  ["exists", { answerBoolean: false }, [{ valueBoolean: false }], false],
  ["=", { answerInteger: 3 }, [{ valueInteger: 3 }], true],
  ["=", { answerInteger: 3 }, [{ valueDecimal: 3 }], true],
  ["=", { answerInteger: 3 }, [{ valueInteger: 4 }], false],
  ["=", { answerInteger: 3 }, [], false],
  ["=", { answerString: "a" }, [{ valueString: "b" }, { valueString: "a" }], true],
  [
    "=",
    { answerCoding: { system: "s", code: "x" } },
    [{ valueCoding: { system: "s", code: "x" } }],
    true,
  ],
  [
    "=",
    { answerCoding: { system: "s", code: "x" } },
    [{ valueCoding: { system: "t", code: "x" } }],
    false,
  ],
  ["=", { answerCoding: { code: "x" } }, [{ valueCoding: { system: "s", code: "x" } }], true],
  ["!=", { answerBoolean: true }, [{ valueBoolean: false }], true],
  ["!=", { answerBoolean: true }, [{ valueBoolean: true }], false],
  ["!=", { answerBoolean: true }, [], false],
  [">", { answerDecimal: 1.5 }, [{ valueDecimal: 1.6 }], true],
  [">", { answerDecimal: 1.5 }, [{ valueDecimal: 1.5 }], false],
  [">=", { answerInteger: 2 }, [{ valueInteger: 2 }], true],
  ["<", { answerDate: "2026-01-01" }, [{ valueDate: "2025-12-31" }], true],
  ["<", { answerDate: "2026-01-01" }, [{ valueDate: "2026-01-01" }], false],
  ["<=", { answerTime: "12:00:00" }, [{ valueTime: "12:00:00" }], true],
  [
    ">",
    { answerQuantity: { value: 3, unit: "kg" } },
    [{ valueQuantity: { value: 4, unit: "kg" } }],
    true,
  ],
  ["<", { answerInteger: 3 }, [{ valueString: "2" }], false],
];

test("every operator, with and without an answer", () => {
  for (const [operator, wanted, given, expected] of conditions) {
    const form: Questionnaire = {
      resourceType: "Questionnaire",
      status: "active",
      item: [
        { linkId: "q", type: "string", repeats: true },
        { linkId: "then", type: "display", enableWhen: [{ question: "q", operator, ...wanted }] },
      ],
    };
    const item = given.length > 0 ? [answer("q", ...given)] : [];
    assert.equal(
      pathsOf(form, item).includes("then"),
      expected,
      JSON.stringify([operator, wanted, given]),
    );
  }
  assert.ok(conditions.length >= 20);
});

test("conditions together: all or any; what is not asked makes nothing else be asked; a circle is false", () => {
  const when = (question: string) => ({ question, operator: "=", answerBoolean: true }) as const;
  const yes = (linkId: string) => answer(linkId, { valueBoolean: true });
  const item = (linkId: string, more: Partial<Item>): Item => ({
    linkId,
    type: "boolean",
    ...more,
  });
  const form: Questionnaire = {
    resourceType: "Questionnaire",
    status: "active",
    item: [
      item("a", {}),
      item("b", { enableWhen: [when("a")] }),
      item("all", { enableWhen: [when("a"), when("b")] }),
      item("any", { enableWhen: [when("a"), when("b")], enableBehavior: "any" }),
      item("one", { enableWhen: [when("two")] }),
      item("two", { enableWhen: [when("one")] }),
    ],
  };
  assert.deepEqual(pathsOf(form, []), ["a"]);
  assert.deepEqual(pathsOf(form, [yes("a")]), ["a", "b", "any"]);
  assert.deepEqual(pathsOf(form, [yes("a"), yes("b")]), ["a", "b", "all", "any"]);
  assert.deepEqual(pathsOf(form, [yes("b"), yes("one"), yes("two")]), ["a"]);
});

test("in a group that repeats, the third child is asked about the third child", () => {
  const item = [
    answer("alone", { valueBoolean: false }),
    member("Nora", 40),
    member("Ilyas", 8, answer("school", { valueString: "primaire" })),
    member("Aya", 1),
  ];
  assert.deepEqual(
    pathsOf(household, item).filter((path) => /school|class/.test(path)),
    ["members[1]/school", "members[1]/school/class"],
  );
});

test("what is missing or wrong is said at its place", () => {
  const said = (form: Questionnaire, item: readonly Answered[]) =>
    validate(form, { item }).map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(said(household, []), ["alone required"]);
  assert.deepEqual(said(household, [answer("alone", { valueBoolean: true })]), []);
  const alone = answer("alone", { valueBoolean: false });
  assert.deepEqual(said(household, [alone]), ["members/name required", "members/age required"]);
  const second = { linkId: "members", item: [answer("name", { valueString: "B" })] };
  assert.deepEqual(said(household, [alone, member("A", 30), second]), ["members[1]/age required"]);
  const wrong: readonly [string, Valued[], string][] = [
    ["decimal", [{ valueDecimal: 0.4 }], "too-small"],
    ["decimal", [{ valueDecimal: 401 }], "too-large"],
    ["integer", [{ valueInteger: 1.5 }], "wrong-type"],
    ["integer", [{ valueString: "1" }], "wrong-type"],
    ["date", [{ valueDate: "2026-13-01" }], "not-a-date"],
    ["dateTime", [{ valueDateTime: "2026-01-01T25:00:00Z" }], "not-a-date"],
    ["time", [{ valueTime: "7:30" }], "not-a-time"],
    ["string", [{ valueString: "longer" }], "too-long"],
    ["string", [{ valueString: "a" }, { valueString: "b" }], "too-many"],
    ["url", [{ valueUri: "not an address" }], "not-an-address"],
  ];
  for (const [linkId, values, code] of wrong) {
    const item = [{ linkId: "g", item: [answer(linkId, ...values)] }];
    assert.deepEqual(said(everyType, item), [`g/${linkId} ${code}`]);
  }
  const blue = { valueCoding: { system: "https://example.org/c", code: "b" } };
  assert.deepEqual(said(everyType, [answer("choice", blue)]), ["choice not-a-choice"]);
  assert.deepEqual(said(everyType, [answer("open", { valueString: "Lingala" })]), []);
  assert.deepEqual(said(everyType, [answer("elsewhere", { valueString: "alone" })]), []);
  assert.deepEqual(said(everyType, [answer("nobody", { valueString: "x" })]), ["nobody not-asked"]);
});

test("what is filled in beforehand, what comes next, and what is kept at the end", () => {
  const begun = beginResponse(everyType);
  assert.deepEqual(
    begun.item?.map(({ linkId }) => linkId),
    ["g", "choice", "hidden"],
  );
  assert.equal(nextUnanswered(everyType, begun)?.item.linkId, "decimal");
  assert.equal(questionsOf(everyType, begun).length, 13);
  const finished = toResponse(everyType, begun, {
    canonical: "u|1",
    language: "fr",
    authored: "2026-11-28T10:00:00Z",
    scores: {},
  });
  assert.equal(finished.status, "completed");
  assert.deepEqual(
    finished.item?.map(({ linkId }) => linkId),
    ["g", "choice", "hidden"],
  );
});

test("an answer to what is asked no more is not kept, and weighs nothing", () => {
  const item = [
    answer("alone", { valueBoolean: true }),
    member("Nora", 40),
    answer("crowd", { valueString: "badly" }),
  ];
  const head = { canonical: "u", language: "fr", authored: "2026-11-28T10:00:00Z", scores: {} };
  const kept = toResponse(household, { item }, head);
  assert.deepEqual(
    kept.item?.map(({ linkId }) => linkId),
    ["alone"],
  );
  assert.deepEqual(score(household, kept), {});
});

test("a condition on what is worked out sees it", () => {
  const item = [answer("alone", { valueBoolean: false }), member("A", 40), member("B", 38)];
  const response = { resourceType: "QuestionnaireResponse", status: "in-progress", item } as const;
  assert.deepEqual(score(household, response), { count: 78 });
  const paths = pathsOf(household, withScores(response, { count: 78 }).item ?? []);
  assert.ok(paths.includes("crowd"));
  assert.ok(!pathsOf(household, item).includes("crowd"));
});

test("weights of a contained value set; a later expression sees an earlier one; a broken one says nothing", () => {
  const of = (code: string) => ({ valueCoding: { system: "https://example.org/often", code } });
  const item = [answer("a", of("often")), answer("b", of("often"))];
  const response = { resourceType: "QuestionnaireResponse", status: "completed", item } as const;
  assert.deepEqual(score(contained, response), { sum: 5, twice: 10 });
});

test("answers are put and taken at any depth, in the order of the form", () => {
  const items = household.item ?? [];
  let item: Answered[] = [];
  const put = (path: [string, number][], ...answers: Valued[]) => {
    item = putAnswers(item, {
      items,
      path: path.map(([linkId, index]) => ({ linkId, index })),
      answers,
    });
  };
  put(
    [
      ["members", 0],
      ["age", 0],
    ],
    { valueInteger: 8 },
  );
  put([["alone", 0]], { valueBoolean: false });
  put(
    [
      ["members", 0],
      ["name", 0],
    ],
    { valueString: "Ilyas" },
  );
  put(
    [
      ["members", 1],
      ["name", 0],
    ],
    { valueString: "Aya" },
  );
  put(
    [
      ["members", 0],
      ["school", 0],
    ],
    { valueString: "primaire" },
  );
  put(
    [
      ["members", 0],
      ["school", 0],
      ["class", 0],
    ],
    { valueString: "3e" },
  );
  assert.deepEqual(item, [
    answer("alone", { valueBoolean: false }),
    {
      linkId: "members",
      item: [
        answer("name", { valueString: "Ilyas" }),
        answer("age", { valueInteger: 8 }),
        {
          linkId: "school",
          answer: [{ valueString: "primaire", item: [answer("class", { valueString: "3e" })] }],
        },
      ],
    },
    { linkId: "members", item: [answer("name", { valueString: "Aya" })] },
  ]);
  const path = [
    { linkId: "members", index: 0 },
    { linkId: "school", index: 0 },
    { linkId: "class", index: 0 },
  ];
  assert.deepEqual(answersAt(item, path), [{ valueString: "3e" }]);
  put([
    ["members", 1],
    ["name", 0],
  ]);
  assert.equal(item.length, 2);
});
