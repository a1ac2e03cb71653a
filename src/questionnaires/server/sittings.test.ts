import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestUser } from "../../../test/harness.ts";
import { foundVaults } from "../../../test/vaults.ts";
import type { PersonId } from "../../people/contract.ts";
import { amendEntry, listEntries } from "../../record/contract.ts";
import * as contract from "../contract.ts";
import type { QuestionnaireResponse } from "../fhir.ts";
import { addShipped } from "./shipped.ts";

/* Answering: kept at each answer, finished into an entry with its scores, and nobody else's. */

const house = await foundVaults();
await addShipped(house.database);
const { nurse, doctor, social, psychologist, serviceId, cared } = house;
const { questionnaires } = await nurse.do(contract.listQuestionnaires, {});
const idOf = (name: string) => {
  const found = questionnaires.find(({ url }) => url.endsWith(`/${name}`));
  assert.ok(found);
  return found.id;
};

const axes = ["body", "mind", "meaning", "quality", "part", "daily"];
const six = (...values: number[]): QuestionnaireResponse => ({
  resourceType: "QuestionnaireResponse",
  status: "in-progress",
  item: values.map((valueInteger, index) => ({
    linkId: axes[index] ?? "",
    answer: [{ valueInteger }],
  })),
});
const phq9 = (...values: number[]): QuestionnaireResponse => ({
  resourceType: "QuestionnaireResponse",
  status: "in-progress",
  item: values.map((value, index) => ({
    linkId: `phq9-${index + 1}`,
    answer: [
      {
        valueCoding: {
          system: "http://loinc.org",
          code: ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"][value] ?? "",
        },
      },
    ],
  })),
});

const begin = (who: TestUser, id: PersonId, name = "six-axes", service = "practice") =>
  who.do(contract.beginSitting, {
    id,
    questionnaireId: idOf(name),
    serviceId: serviceId(service),
    compartment: service === "mind" ? "mind" : "health",
    language: "ar",
    answeredBy: "together",
  });

async function answer(who: TestUser, id: PersonId, response: QuestionnaireResponse, name?: string) {
  const sitting = await begin(who, id, name, who === psychologist ? "mind" : "practice");
  const { revision } = await who.do(contract.saveSitting, {
    id: sitting.id,
    revision: 1,
    response,
  });
  return who.do(contract.finishSitting, { id: sitting.id, revision });
}

test("what was answered so far is kept, and a save that is based on an older one is refused with the newer", async () => {
  const person = await cared("practice");
  const { id, revision } = await begin(nurse, person);
  assert.equal(revision, 1);
  const saved = await nurse.do(contract.saveSitting, { id, revision: 1, response: six(4) });
  assert.equal(saved.revision, 2);
  const stale = await nurse.ask(contract.saveSitting, { id, revision: 1, response: six(9) });
  assert.deepEqual(
    [stale.status, stale.code, stale.extra],
    [409, "stale", { revision: 2, response: six(4) }],
  );
  const opened = await nurse.do(contract.getSitting, { id });
  assert.deepEqual([opened.response, opened.revision], [six(4), 2]);
  const { sittings } = await nurse.do(contract.listSittings, { id: person });
  assert.deepEqual(
    sittings.map((one) => one.id),
    [id],
  );
});

test("of many saves at the same moment one is kept", async () => {
  const { id } = await begin(nurse, await cared("practice"));
  const all = await Promise.all(
    [1, 2, 3, 4].map((value) =>
      nurse.ask(contract.saveSitting, { id, revision: 1, response: six(value) }),
    ),
  );
  assert.deepEqual(all.map(({ status }) => status).sort(), [200, 409, 409, 409]);
});

test("what is missing is said at its question; then it becomes an entry with a number for each axis", async () => {
  const person = await cared("practice");
  const { id } = await begin(nurse, person);
  await nurse.do(contract.saveSitting, { id, revision: 1, response: six(4, 3, 11) });
  const missing = await nurse.ask(contract.finishSitting, { id, revision: 2 });
  assert.equal(missing.status, 422);
  assert.deepEqual(
    missing.errors?.map(({ path, code }) => `${path} ${code}`),
    [
      "/response/meaning too-large",
      "/response/quality required",
      "/response/part required",
      "/response/daily required",
    ],
  );
  await nurse.do(contract.saveSitting, { id, revision: 2, response: six(4, 3, 5, 2, 6, 7) });
  const done = await nurse.do(contract.finishSitting, { id, revision: 3 });
  assert.deepEqual(done.scores, { body: 4, mind: 3, meaning: 5, quality: 2, part: 6, daily: 7 });
  assert.deepEqual(
    [done.entry.kind, done.language, done.needsSafetyStep],
    ["answers", "ar", false],
  );
  assert.deepEqual(
    done.entry.facts.map(({ key }) => key),
    ["questionnaire", "answeredBy"],
  );
  const [asked] = done.entry.facts;
  assert.equal(asked?.value, "How am I doing?");
  assert.equal(asked?.in?.["fr"], "Comment est-ce que je vais ?");
  assert.equal(asked?.in?.["ar"], done.questionnaire.titles["ar"]);
  const { sittings } = await nurse.do(contract.listSittings, { id: person });
  assert.deepEqual(sittings, []);
  assert.equal((await nurse.ask(contract.getSitting, { id })).status, 404);
  const kept = await nurse.do(contract.getAnswers, { id: done.entry.id });
  assert.equal(kept.response.status, "completed");
  assert.equal(
    kept.response.questionnaire,
    `${done.questionnaire.url}|${done.questionnaire.version}`,
  );
  const { rows } = await house.root.query("select response from kring.sittings where id = $1", [
    id,
  ]);
  assert.deepEqual(rows[0].response, {});
});

test("answers are seen by those who may see such an entry, over time, newest first", async () => {
  const person = await cared("practice", "social", "mind");
  await answer(nurse, person, six(2, 2, 2, 2, 2, 2));
  const second = await answer(nurse, person, six(5, 5, 5, 5, 5, 5));
  const atMind = await answer(psychologist, person, phq9(1, 1, 1, 1, 1, 1, 1, 1, 0), "phq-9");
  const bodies = async (who: TestUser) =>
    (await who.do(contract.listAnswers, { id: person })).answers.map(
      ({ scores }) => scores["body"] ?? scores["phq9-total"],
    );
  assert.deepEqual(await bodies(doctor), [5, 2]);
  assert.deepEqual(await bodies(psychologist), [8]);
  assert.deepEqual(await bodies(social), []);
  const { answers } = await doctor.do(contract.listAnswers, { id: person, url: "https://other" });
  assert.deepEqual(answers, []);
  assert.equal((await doctor.ask(contract.getAnswers, { id: atMind.entry.id })).status, 404);
  // What is true of every entry is true of answers.
  await doctor.do(amendEntry, { id: second.entry.id, kind: "amendment", text: "Said it slowly." });
  const { entries } = await doctor.do(listEntries, { id: person });
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ["answers", "answers"],
  );
  const looks = await house.looksOf(doctor, "entries-opened");
  assert.equal(looks[0]?.detail["list"], "questionnaires");
  assert.equal(looks[0]?.detail["count"], 2);
});

test("a sitting is its colleague's own, and ends with the care", async () => {
  const person = await cared("practice");
  const { id } = await begin(nurse, person);
  assert.equal((await doctor.ask(contract.getSitting, { id })).status, 404);
  assert.deepEqual((await doctor.do(contract.listSittings, { id: person })).sittings, []);
  assert.equal((await social.ask(contract.dropSitting, { id })).status, 404);
  await house.root.query("delete from kring.care_relations where person_id = $1", [person]);
  assert.equal(
    (await nurse.ask(contract.saveSitting, { id, revision: 1, response: six(1) })).status,
    404,
  );
  assert.deepEqual((await nurse.do(contract.listSittings, { id: person })).sittings, []);
});

test("what is dropped is gone, and nothing of it stays in the journal", async () => {
  const { id } = await begin(nurse, await cared("practice"));
  const response = six(1);
  await nurse.do(contract.saveSitting, { id, revision: 1, response });
  await nurse.do(contract.dropSitting, { id });
  assert.equal((await nurse.ask(contract.dropSitting, { id })).status, 404);
  const { rows } = await house.root.query("select response from kring.sittings where id = $1", [
    id,
  ]);
  assert.deepEqual(rows[0].response, {});
  for (const act of ["sitting-begun", "sitting-saved", "sitting-dropped"]) {
    const looks = await house.looksOf(nurse, act);
    assert.deepEqual(Object.keys(looks.at(-1)?.detail ?? {}).sort(), [
      "compartment",
      "service",
      "sitting",
    ]);
  }
});

test("PHQ-9: total, and the safety step of item 9 stays with the answers", async () => {
  const person = await cared("practice");
  const done = await answer(nurse, person, phq9(2, 2, 1, 1, 1, 1, 1, 1, 2), "phq-9");
  assert.deepEqual(done.scores, { "phq9-total": 12 });
  assert.equal(done.needsSafetyStep, true);
  // It was begun in Arabic; its only wording is English.
  assert.equal(done.language, "en");
  const kept = await nurse.do(contract.getAnswers, { id: done.entry.id });
  const total = kept.response.item?.find(({ linkId }) => linkId === "phq9-total");
  assert.deepEqual(total?.answer, [{ valueInteger: 12 }]);
});

test("the language of answers is that in which the questions were shown last", async () => {
  const { id } = await begin(nurse, await cared("practice"));
  const response = six(4, 3, 5, 2, 6, 7);
  const { revision } = await nurse.do(contract.saveSitting, { id, revision: 1, response });
  const done = await nurse.do(contract.finishSitting, { id, revision, language: "fr" });
  assert.deepEqual(
    [done.language, done.questionnaire.titles["nl"]],
    ["fr", "Hoe gaat het met mij?"],
  );
});

test("an answer too large to keep is refused, not a fault", async () => {
  const { id } = await begin(nurse, await cared("practice"));
  const item = [{ linkId: "body", answer: [{ valueString: "x".repeat(400_000) }] }];
  const long = await nurse.ask(contract.saveSitting, {
    id,
    revision: 1,
    response: { ...six(), item },
  });
  assert.equal(long.status, 422);
  const numbers = Array.from({ length: 5000 }, () => ({ valueDecimal: 1e308 }));
  const wide = { ...six(), item: [{ linkId: "body", answer: numbers }] };
  const refused = await nurse.ask(contract.saveSitting, { id, revision: 1, response: wide });
  assert.deepEqual([refused.status, refused.code], [409, "response-too-long"]);
});

test("what was answered on paper is entered later, with its day; a day to come is refused", async () => {
  const person = await cared("practice");
  await answer(nurse, person, six(5, 5, 5, 5, 5, 5));
  const { id } = await begin(nurse, person);
  await nurse.do(contract.saveSitting, { id, revision: 1, response: six(1, 1, 1, 1, 1, 1) });
  const finish = { id, revision: 2 };
  const future = await nurse.ask(contract.finishSitting, { ...finish, answeredOn: "2999-01-01" });
  assert.deepEqual(
    future.errors?.map(({ path, code }) => [path, code]),
    [["/answeredOn", "future"]],
  );
  const done = await nurse.do(contract.finishSitting, { ...finish, answeredOn: "2025-03-01" });
  assert.equal(done.answeredAt, "2025-03-01T12:00:00.000Z");
  const { answers } = await nurse.do(contract.listAnswers, { id: person });
  assert.deepEqual(
    answers.map(({ scores }) => scores["body"]),
    [5, 1],
  );
});
