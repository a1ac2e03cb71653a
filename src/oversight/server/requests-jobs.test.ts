import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { foundCentre } from "../../../test/harness.ts";
import { registerPerson } from "../../people/contract.ts";
import { answerRequest, recordRequest } from "../requests.ts";
import { remindOfRequests } from "./requests-jobs.ts";

const centre = await foundCentre();
const nurse = await centre.join("care", { service: "practice", profession: "nurse" });
const headOfPractice = await centre.join("head", { service: "practice", profession: "nurse" });
const worker = await centre.join("care", { service: "social", profession: "social-worker" });
const coordinator = await centre.join("coordinator", { profession: "coordinator" });
const dpo = await centre.join("dpo", { profession: "data-protection-officer" });
const names = new Map([
  [nurse.id, "nurse"],
  [headOfPractice.id, "head"],
  [worker.id, "worker"],
  [coordinator.id, "coordinator"],
  [dpo.id, "dpo"],
]);
const { rows: services } = await centre.root.query(
  "select id from kring.services where key = 'practice'",
);

beforeEach(() => centre.root.query("delete from kring.outbox"));

/** A request with so many days left. */
async function due(days: number, to: "practice" | "house") {
  const person = await nurse.do(registerPerson, { given: "Amina", family: "Waits", birth: "1990" });
  const { id } = await nurse.do(recordRequest, {
    id: person.id,
    service: to === "practice" ? services[0].id : null,
    kind: "copy",
    aboutHealth: false,
    askedOn: "2026-01-31",
    askedBy: null,
    how: "letter",
    words: "A copy.",
  });
  await leave(id, days);
  return { id, personId: person.id };
}

const leave = (id: string, days: number) =>
  centre.root.query(
    "update kring.rights_requests set due_on = kring.today() + $2::int where id = $1",
    [id, days],
  );
/** As if the last reminder had been that long ago, and had been read. */
const later = async (id: string, days: number) => {
  await centre.root.query(
    "update kring.rights_requests set reminded_on = reminded_on - $2::int, due_on = due_on - $2::int where id = $1",
    [id, days],
  );
  await centre.root.query("update kring.notices set read_at = now() where subject_id = $1", [id]);
};

async function toldNow(id: string) {
  await remindOfRequests(centre.database);
  const { rows } = await centre.root.query(
    "select staff_id from kring.notices where subject_id = $1 and kind = 'request-due' and read_at is null",
    [id],
  );
  return rows.map(({ staff_id }) => names.get(staff_id)).sort();
}

const mailed = async () =>
  (await centre.root.query("select count(*)::int as n from kring.outbox")).rows[0].n;
const reminders = async (id: string) =>
  (
    await centre.root.query(
      "select count(*)::int as n from kring.journal where act = 'request-reminded' and detail ->> 'request' = $1",
      [id],
    )
  ).rows[0].n;

test("five days before, one day before, overdue and then each week: those who may answer, once each", async () => {
  const { id } = await due(6, "practice");
  assert.deepEqual(await toldNow(id), []);
  await leave(id, 5);
  assert.deepEqual(await toldNow(id), ["dpo", "head", "nurse"]);
  assert.equal(await mailed(), 2, "the head and the officer by mail too");
  await toldNow(id);
  assert.equal(await reminders(id), 1, "once a day");
  await later(id, 3);
  assert.deepEqual(await toldNow(id), []);
  await later(id, 1);
  assert.equal((await toldNow(id)).length, 3, "one day before");
  await later(id, 1);
  assert.deepEqual(await toldNow(id), []);
  await later(id, 1);
  assert.equal((await toldNow(id)).length, 3, "overdue");
  await later(id, 6);
  assert.deepEqual(await toldNow(id), []);
  await later(id, 1);
  assert.equal((await toldNow(id)).length, 3, "a week later");
  assert.equal(await reminders(id), 4);
});

test("of the whole house those who look after requests; not who is kept out, nor when it is answered", async () => {
  const house = await due(1, "house");
  assert.deepEqual(await toldNow(house.id), ["coordinator", "dpo", "head"]);
  const kept = await due(-2, "practice");
  await centre.root.query("insert into kring.exclusions (person_id, staff_id) values ($1, $2)", [
    kept.personId,
    headOfPractice.id,
  ]);
  assert.deepEqual(await toldNow(kept.id), ["dpo", "nurse"]);
  const answered = await due(5, "practice");
  await nurse.do(answerRequest, { id: answered.id, outcome: "granted" });
  assert.deepEqual(await toldNow(answered.id), []);
});
