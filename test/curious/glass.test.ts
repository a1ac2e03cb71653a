import assert from "node:assert/strict";
import { test } from "node:test";
import { listNotices } from "../../src/access/notice-contract.ts";
import {
  breakGlass,
  closeGlass,
  declareOwnFile,
  exclude,
  getCircle,
  listGlass,
  listMyPeople,
  reviewGlass,
  sharePart,
} from "../../src/circle/contract.ts";
import { accountOf } from "../../src/oversight/contract.ts";
import type { PersonId } from "../../src/people/contract.ts";
import {
  amendEntry,
  copyFile,
  getEntry,
  listCopyable,
  listEntries,
  listLatestNotes,
  listWritable,
  restrictEntry,
  writeNote,
} from "../../src/record/contract.ts";
import { foundCircle, spoken, staffId } from "../circles.ts";

/* The emergency door, used by somebody who is only curious. */

const house = await foundCircle();
const { nurse, doctor, head, psychologist, serviceId, cared, write, root } = house;
const dpo = await house.join("dpo");
const outsider = await house.join("care", { service: "social", profession: "nurse" });
const why = { reason: "unconscious", words: "fell down in the hall" } as const;
const open = (who: typeof nurse, id: PersonId) => who.do(breakGlass, { id, ...why });
const seen = async (who: typeof nurse, id: string) =>
  (await who.do(listGlass, { state: "to-review" })).openings.some((one) => one.id === id);

test("under broken glass somebody tries to do more than read what is vital (9 doors)", async () => {
  const person = await cared("practice");
  const vital = await write(nurse, person, { vital: "allergy", aboutOthers: "His brother too." });
  const plain = await write(nurse, person);
  await open(outsider, person);
  const { entries, total } = await outsider.do(listEntries, { id: person });
  assert.deepEqual([entries.map(({ id }) => id), total], [[vital.id], 1]);
  assert.equal(entries[0]?.aboutOthers, null);
  const refused = [
    await outsider.ask(getEntry, { id: plain.id }),
    await outsider.ask(amendEntry, { id: vital.id, kind: "amendment", text: "More." }),
    await outsider.ask(restrictEntry, { id: vital.id, to: [] }),
    await outsider.ask(copyFile, { id: person, service: serviceId("practice") }),
    await outsider.ask(accountOf, { id: person, language: "fr" }),
    await outsider.ask(writeNote, {
      ...{ id: person, serviceId: serviceId("practice"), compartment: "health", text: "Mine." },
    }),
    await outsider.ask(sharePart, {
      ...{ id: person, entryId: vital.id, toService: serviceId("debt"), purpose: "care" },
      ...{ until: house.until, strictlyNeeded: true, answer: { decision: "agreed", ...spoken } },
    }),
  ];
  assert.equal(refused.length, 7);
  assert.deepEqual(
    refused.map(({ code }) => code),
    ["not-found", "read-only", "read-only", "not-found", "not-found", "not-found", "not-found"],
  );
  assert.deepEqual(await outsider.do(listCopyable, { id: person }), { services: [] });
  assert.deepEqual(await outsider.do(listWritable, { id: person }), { places: [] });
  assert.equal((await outsider.do(getCircle, { id: person })).standing, "out");
  assert.equal((await outsider.do(listMyPeople, {})).total, 0);
});

test("what its author narrowed stays narrow, and a motive stays untold, also in an emergency", async () => {
  const person = await cared("practice");
  const narrow = await write(nurse, person, { vital: "problem", restrictTo: [] });
  const withheld = await write(nurse, person, {
    vital: "problem",
    withhold: { motive: "She does not know yet.", reviewOn: house.until },
  });
  await open(outsider, person);
  assert.equal((await outsider.ask(getEntry, { id: narrow.id })).code, "not-found");
  const read = await outsider.do(getEntry, { id: withheld.id });
  assert.equal(read.withholding?.motive, null);
});

test("the list of latest notes shows nothing of it, and each look says under which opening", async () => {
  const person = await cared("practice");
  const vital = await write(nurse, person, { vital: "medication" });
  const { id } = await open(outsider, person);
  const { notes } = await outsider.do(listLatestNotes, {});
  assert.ok(!notes.some((note) => note.person.id === person));
  await outsider.do(listEntries, { id: person });
  await outsider.do(getEntry, { id: vital.id });
  for (const act of ["entries-opened", "entry-opened"]) {
    const looks = await house.looksOf(outsider, act);
    assert.equal(looks.filter(({ detail }) => detail["breakGlass"] === id).length, 1, act);
  }
  await outsider.do(closeGlass, { id });
  assert.equal((await outsider.ask(getEntry, { id: vital.id })).code, "not-found");
});

test("an hour is up and somebody opens again, and again: each is told and waits for its own review", async () => {
  const person = await cared("practice");
  const ids = [];
  for (let n = 0; n < 3; n++) ids.push((await open(nurse, person)).id);
  const { notices } = await head.do(listNotices, {});
  for (const id of ids) {
    assert.ok(notices.some(({ subjectId }) => subjectId === id));
    assert.equal(await seen(head, id), true);
    assert.equal(await seen(dpo, id), true);
  }
});

test("a head reads about the emergency of a relative, and judges it: neither", async () => {
  const person = await cared("practice");
  await head.do(declareOwnFile, { id: person, kind: "relative" });
  const { id } = await open(nurse, person);
  assert.equal(await seen(head, id), false);
  const answer = await head.ask(reviewGlass, { id, outcome: "needed", remark: "" });
  assert.equal(answer.code, "not-found");
  const told = await head.do(listNotices, {});
  assert.ok(!told.notices.some(({ subjectId }) => subjectId === id));
  assert.equal(await seen(dpo, id), true);
});

test("a head whom the person keeps out learns nothing of their emergency", async () => {
  const person = await cared("practice");
  await nurse.do(exclude, { id: person, staffId: staffId(head) });
  const { id } = await open(nurse, person);
  assert.equal(await seen(head, id), false);
  const { notices } = await head.do(listNotices, {});
  assert.ok(!notices.some(({ subjectId }) => subjectId === id));
});

test("a head follows a colleague who went on to a discreet service", async () => {
  const person = await cared("mind");
  const mover = await house.join("care", { service: "practice", profession: "psychiatrist" });
  const here = await open(mover, await cared("practice"));
  await root.query(
    `update kring.memberships set valid = tstzrange(lower(valid), now()) where staff_id = $1`,
    [mover.id],
  );
  await root.query(
    "insert into kring.memberships (staff_id, role, service_id) values ($1, 'care', $2)",
    [mover.id, serviceId("mind")],
  );
  const there = await open(mover, person);
  assert.equal(await seen(head, here.id), true, "what they did here stays to be looked at");
  assert.equal(await seen(head, there.id), false);
  assert.equal(
    (await head.ask(reviewGlass, { id: there.id, outcome: "needed", remark: "" })).code,
    "not-found",
  );
});

test("whoever is kept out asks somebody's session of another service: still closed (3 grounds)", async () => {
  const person = await cared("practice");
  const vital = await write(nurse, person, { vital: "allergy" });
  await open(doctor, person);
  await nurse.do(exclude, { id: person, staffId: staffId(doctor) });
  await root.query(
    "insert into kring.memberships (staff_id, role, service_id) values ($1, 'care', $2)",
    [doctor.id, serviceId("social")],
  );
  await house.passOn(person, { from: "practice", compartment: "health", to: { staff: doctor } });
  assert.equal((await doctor.ask(getEntry, { id: vital.id })).code, "not-found");
  assert.equal((await doctor.ask(breakGlass, { id: person, ...why })).code, "not-allowed");
  assert.equal((await psychologist.ask(breakGlass, { id: person, ...why })).code, "not-allowed");
});
