import assert from "node:assert/strict";
import { test } from "node:test";
import { requestOf, signInTo, type TestUser, testPassword } from "../../../test/harness.ts";
import { foundVaults } from "../../../test/vaults.ts";
import { getSession, lockSession, unlockSession } from "../../access/contract.ts";
import { listNotices } from "../../access/notice-contract.ts";
import { routes } from "../../app/server/server.ts";
import * as contract from "../contract.ts";
import type { QuestionnaireResponse } from "../fhir.ts";
import { addShipped } from "./shipped.ts";

/* The tablet in the person's hands: it opens this sitting and nothing else, until the colleague is back. */

const house = await foundVaults();
await addShipped(house.database);
const { nurse, serviceId, cared } = house;
const { questionnaires } = await nurse.do(contract.listQuestionnaires, {});

const phq9 = (last: number): QuestionnaireResponse => ({
  resourceType: "QuestionnaireResponse",
  status: "in-progress",
  item: Array.from({ length: 9 }, (_, index) => ({
    linkId: `phq9-${index + 1}`,
    answer: [
      {
        valueCoding: {
          system: "http://loinc.org",
          code: index === 8 && last > 0 ? "LA6569-3" : "LA6568-5",
        },
      },
    ],
  })),
});

/** Somebody with a tablet, and the sitting that was handed over with it. */
async function handedOver() {
  const holder = await house.join("care", { service: "practice", profession: "nurse" });
  const person = await cared("practice");
  const found = questionnaires.find(({ url }) => url.endsWith("/phq-9"));
  assert.ok(found);
  const { id } = await holder.do(contract.beginSitting, {
    id: person,
    questionnaireId: found.id,
    serviceId: serviceId("practice"),
    compartment: "health",
    language: "fr",
    answeredBy: "person",
  });
  await holder.do(contract.handOver, { id, language: "ar" });
  return { holder, person, id };
}

const kindsOf = async (who: TestUser) =>
  (await who.do(listNotices, {})).notices.map(({ kind }) => kind);

test("handed over, every other endpoint of the house is locked", async () => {
  const { holder, person, id } = await handedOver();
  const handed = ["getHandedSitting", "saveHandedSitting", "handInSitting"];
  const doors = ["signIn", "signOut", "unlockSession", "showScreen", ...handed];
  let closed = 0;
  for (const { endpoint, topic } of routes) {
    if (doors.includes(endpoint.name)) continue;
    const ids = { id: endpoint.path.startsWith("/api/people") ? person : id };
    const { url } = requestOf(endpoint, { ...ids, relationId: id, mergeId: id });
    for (const address of topic ? [url, `${url}/events`] : [url]) {
      const answer = await house.http.inject({
        method: endpoint.method,
        url: address,
        headers: { cookie: holder.cookie },
      });
      assert.ok([401, 422].includes(answer.statusCode), `${endpoint.name}: ${answer.statusCode}`);
      if (answer.statusCode === 401) closed += 1;
    }
  }
  assert.ok(closed >= 40, `only ${closed} seen`);
});

test("it shows the questions, what was answered, a language and a first name; no more", async () => {
  const { holder, person, id } = await handedOver();
  const answer = await holder.do(contract.getHandedSitting, {});
  assert.deepEqual(Object.keys(answer).sort(), [
    "file",
    "given",
    "isHandedIn",
    "language",
    "response",
    "revision",
  ]);
  assert.match(answer.given, /^Given/);
  assert.equal(answer.language, "ar");
  const said = JSON.stringify(answer);
  assert.ok(!said.includes(person) && !said.includes(id) && !said.includes("Family"));
});

test("answers are kept one by one; a save that is based on an older one is refused with the newer", async () => {
  const { holder, id } = await handedOver();
  const first = await holder.do(contract.saveHandedSitting, { revision: 1, response: phq9(0) });
  assert.equal(first.revision, 2);
  const stale = await holder.ask(contract.saveHandedSitting, { revision: 1, response: phq9(1) });
  assert.deepEqual(
    [stale.status, stale.code, stale.extra],
    [409, "stale", { revision: 2, response: phq9(0) }],
  );
  assert.deepEqual((await holder.do(contract.getHandedSitting, {})).response, phq9(0));
  const { rows } = await house.root.query(
    "select act, purpose from kring.journal where detail ->> 'sitting' = $1 order by id",
    [id],
  );
  assert.deepEqual(
    rows.map(({ act }) => act),
    ["sitting-begun", "sitting-handed-over", "sitting-saved"],
  );
});

test("only the colleague's password ends it; then the answers go into the file", async () => {
  const { holder, person, id } = await handedOver();
  await holder.do(contract.saveHandedSitting, { revision: 1, response: phq9(0) });
  await holder.do(contract.handInSitting, { revision: 2 });
  assert.deepEqual(await kindsOf(nurse), []);
  // The person cannot go on after handing it in, nor take it away.
  const late = await holder.ask(contract.saveHandedSitting, { revision: 2, response: phq9(1) });
  assert.deepEqual([late.status, late.code], [409, "stale"]);
  assert.equal((await holder.ask(contract.takeBack, {})).code, "locked");
  const wrong = await holder.ask(unlockSession, { password: "a guess" });
  assert.deepEqual([wrong.status, wrong.code], [401, "wrong-credentials"]);
  assert.equal((await holder.ask(getSession, {})).code, "locked");
  await holder.do(unlockSession, { password: testPassword });
  assert.deepEqual(await kindsOf(holder), ["sitting-handed-in"]);
  const back = await holder.do(contract.takeBack, {});
  assert.deepEqual([back.id, back.personId, back.handedInAt !== null], [id, person, true]);
  const answers = await holder.do(contract.finishSitting, { id, revision: back.revision });
  assert.equal(answers.answeredBy, "person");
  assert.equal((await holder.ask(contract.getHandedSitting, {})).code, "not-found");
  assert.equal((await holder.ask(contract.takeBack, {})).code, "not-found");
});

test("an answer that asks for a safety step is told at once to the colleague and the head, once, and names nobody", async () => {
  const { holder, person } = await handedOver();
  await holder.do(contract.saveHandedSitting, { revision: 1, response: phq9(1) });
  await holder.do(contract.saveHandedSitting, { revision: 2, response: phq9(1) });
  const { rows } = await house.root.query(
    "select staff_id, person_id from kring.notices where kind = 'safety-step' and person_id = $1",
    [person],
  );
  assert.deepEqual(rows.map(({ staff_id }) => staff_id).sort(), [holder.id, house.head.id].sort());
  assert.ok((await kindsOf(house.head)).includes("safety-step"));
  const told = await house.looksOf(holder, "safety-step-told");
  assert.equal(told.length, 1);
});

test("a locked desk with which nothing was handed over is a locked desk", async () => {
  const desk = await house.join("care", { service: "practice", profession: "nurse" });
  await desk.do(lockSession, {});
  const response = phq9(0);
  assert.equal((await desk.ask(contract.getHandedSitting, {})).code, "locked");
  assert.equal(
    (await desk.ask(contract.saveHandedSitting, { revision: 1, response })).code,
    "locked",
  );
  assert.equal((await desk.ask(contract.handInSitting, { revision: 1 })).code, "locked");
});

test("another session of the same colleague does not see what the tablet holds, and keeps working", async () => {
  const { holder, id } = await handedOver();
  const email = (await house.root.query("select email from kring.staff where id = $1", [holder.id]))
    .rows[0].email as string;
  const elsewhere = await signInTo(house.http, email, testPassword);
  assert.equal((await elsewhere.ask(contract.getHandedSitting, {})).code, "not-found");
  assert.equal((await elsewhere.do(contract.getSitting, { id })).isHandedOver, true);
  await holder.do(contract.saveHandedSitting, { revision: 1, response: phq9(0) });
});

test("when the care ends, or the colleague has a new tablet, nothing is lost and nothing opens twice", async () => {
  const { holder, person, id } = await handedOver();
  await holder.do(unlockSession, { password: testPassword });
  await holder.do(contract.handOver, { id });
  assert.equal((await holder.do(contract.getHandedSitting, {})).revision, 1);
  await house.root.query("delete from kring.care_relations where person_id = $1", [person]);
  // The person finishes what they began; only the file is closed to the colleague.
  await holder.do(contract.saveHandedSitting, { revision: 1, response: phq9(0) });
  await holder.do(contract.handInSitting, { revision: 2 });
  await holder.do(unlockSession, { password: testPassword });
  assert.equal((await holder.ask(contract.takeBack, {})).code, "not-found");
});
