import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCircle, staffId } from "../../../test/circles.ts";
import { listNotices } from "../../access/notice-contract.ts";
import type { PersonId } from "../../people/contract.ts";
import {
  answerAdvice,
  askAdvice,
  beginCare,
  breakGlass,
  closeGlass,
  declareOwnFile,
  endOwnFile,
  exclude,
  getCircle,
  listAdvice,
  listAdvisers,
  listGlass,
  listOwnFiles,
  reviewGlass,
} from "../contract.ts";
import { remindOfEndings, remindOfReviews } from "./reminders.ts";

const house = await foundCircle();
const { nurse, doctor, head, social, psychologist, serviceId, cared, write, reads, root } = house;
const dpo = await house.join("dpo", { profession: "data-protection-officer" });

const why = { reason: "unconscious", words: "fell down in the hall" } as const;

test("an emergency opens what is vital, for an hour, and tells heads and officer at once (CONF-21)", async () => {
  const person = await cared("mind");
  await house.care(person, "social");
  const plain = await write(psychologist, person, {
    serviceId: serviceId("mind"),
    compartment: "mind",
  });
  const vital = await write(psychologist, person, {
    ...{ serviceId: serviceId("mind"), compartment: "mind", vital: "medication" },
  });
  assert.equal(await reads(nurse, vital.id), false);
  const opened = await nurse.do(breakGlass, { id: person, ...why });
  assert.equal(Date.parse(opened.until) - Date.parse(opened.openedAt), 60 * 60_000);
  assert.equal(await reads(nurse, vital.id), true);
  assert.equal(await reads(nurse, plain.id), false);
  assert.equal(await reads(doctor, vital.id), false);
  assert.deepEqual((await nurse.do(getCircle, { id: person })).glass?.id, opened.id);
  for (const told of [head, dpo]) {
    const { notices } = await told.do(listNotices, {});
    assert.ok(
      notices.some(
        ({ kind, subjectId }) => kind === "break-glass-opened" && subjectId === opened.id,
      ),
    );
  }
  assert.equal((await social.do(listNotices, {})).notices.length, 0);
  const { rows } = await root.query(
    "select count(*)::int as n from kring.outbox where why = 'break-glass-opened'",
  );
  assert.equal(rows[0].n, 2);
  await nurse.do(closeGlass, { id: opened.id });
  assert.equal(await reads(nurse, vital.id), false);
  assert.equal((await nurse.ask(closeGlass, { id: opened.id })).code, "has-ended");
  assert.equal((await doctor.ask(closeGlass, { id: opened.id })).code, "not-found");
});

test("no other profession, nobody unbound and nobody who is kept out breaks the glass", async () => {
  const person = await cared("practice");
  const loose = await house.join("care", { service: "practice", profession: "nurse" });
  await house.unbind(loose);
  await nurse.do(exclude, { id: person, staffId: staffId(doctor) });
  for (const who of [social, psychologist, loose, doctor]) {
    const answer = await who.ask(breakGlass, { id: person, ...why });
    assert.deepEqual([answer.status, answer.code], [403, "not-allowed"]);
    assert.equal((await who.do(getCircle, { id: person })).mayBreakGlass, false);
  }
  const { errors } = await nurse.ask(breakGlass, { id: person, ...why, words: "   short   " });
  assert.deepEqual(
    errors?.map(({ path, code }) => [path, code]),
    [["/words", "too-short"]],
  );
  const longer = root.query(
    `insert into kring.break_glass (person_id, staff_id, reason, words, until)
     values ($1, $2, 'other', 'longer than an hour', now() + interval '61 minutes')`,
    [person, nurse.id],
  );
  await assert.rejects(longer, /break_glass_short/);
});

test("an exclusion and one's own file close an emergency too", async () => {
  const person = await cared("practice");
  const vital = await write(nurse, person, { vital: "allergy" });
  const outside = await house.join("care", { service: "social", profession: "nurse" });
  await outside.do(breakGlass, { id: person, ...why });
  assert.equal(await reads(outside, vital.id), true);
  await nurse.do(exclude, { id: person, staffId: staffId(outside) });
  assert.equal(await reads(outside, vital.id), false);
});

test("one's own file closes at once, to welcomers too; only the officer opens it again (CONF-23)", async () => {
  const person = await cared("practice");
  const entry = await write(nurse, person);
  const { id } = await doctor.do(declareOwnFile, { id: person, kind: "relative" });
  assert.equal(await reads(doctor, entry.id), false);
  const circle = await doctor.do(getCircle, { id: person });
  assert.deepEqual([circle.standing, circle.ownFile?.id, circle.mayBegin], ["out", id, []]);
  const begin = { serviceId: serviceId("practice"), basis: "contact", whom: "service" } as const;
  assert.equal((await doctor.ask(beginCare, { id: person, ...begin })).code, "cannot-begin");
  assert.equal(
    (await doctor.ask(declareOwnFile, { id: person, kind: "self" })).code,
    "is-declared",
  );
  await house.welcomer.do(declareOwnFile, { id: person, kind: "self" });
  assert.equal((await doctor.ask(endOwnFile, { id })).code, "not-allowed");
  await dpo.do(endOwnFile, { id });
  assert.equal(await reads(doctor, entry.id), true);
  assert.equal((await dpo.ask(endOwnFile, { id })).code, "has-ended");
});

test("the officer lists files closed to a colleague, current ones first, and opens one again (CONF-23)", async () => {
  const person = await cared("practice");
  const { id } = await nurse.do(declareOwnFile, { id: person, kind: "self" });
  const shown = async () =>
    (await dpo.do(listOwnFiles, {})).files.find((file) => file.id === id) ?? assert.fail();
  const file = await shown();
  const { rows } = await root.query(
    "select number, given, family from kring.people where id = $1",
    [person],
  );
  assert.deepEqual(file.person, { id: person, ...rows[0] });
  assert.deepEqual(
    [file.colleague.id, file.kind, file.endedAt, file.mine],
    [nurse.id, "self", null, false],
  );
  for (const who of [nurse, head, house.welcomer]) {
    assert.equal((await who.ask(listOwnFiles, {})).code, "not-allowed");
  }
  await dpo.do(endOwnFile, { id });
  assert.notEqual((await shown()).endedAt, null);
  const written = await root.query(
    "select purpose, person_id, detail from kring.journal where act = 'own-files-listed' and actor_id = $1",
    [dpo.id],
  );
  assert.equal(written.rows.length, 2);
  assert.deepEqual([written.rows[0].purpose, written.rows[0].person_id], ["quality", null]);
});

test("more than a hundred come page by page, each once, those opened again at the end", async () => {
  await root.query(
    `insert into kring.own_files (staff_id, person_id, kind, ended_at)
     select $1, $2, 'relative', now() from generate_series(1, 130)`,
    [doctor.id, await house.somebody()],
  );
  const kept = await social.do(declareOwnFile, { id: await house.somebody(), kind: "relative" });
  const first = await dpo.do(listOwnFiles, {});
  assert.equal(first.files.length, 100);
  const rest = await dpo.do(listOwnFiles, { after: first.next ?? assert.fail() });
  assert.equal(rest.next, null);
  const all = [...first.files, ...rest.files];
  const { rows } = await root.query("select count(*)::int as n from kring.own_files");
  assert.deepEqual([new Set(all.map(({ id }) => id)).size, all.length], [rows[0].n, rows[0].n]);
  assert.equal(all[0]?.id, kept.id);
  const ended = all.map(({ endedAt }) => endedAt !== null);
  assert.deepEqual(ended, ended.toSorted());
  assert.equal((await dpo.ask(listOwnFiles, { after: "ended:'" })).status, 422);
});

test("somebody else looks at an emergency afterwards, once, with what was opened under it", async () => {
  const person = await cared("practice");
  const { id } = await head.do(breakGlass, { id: person, ...why });
  await root.query(
    `insert into kring.journal (actor_id, purpose, act, person_id, detail)
     values ($1, 'care', 'entries-opened', $2, $3)`,
    [head.id, person, { breakGlass: id, entries: ["a", "b"] }],
  );
  const own = await head.do(listGlass, { state: "to-review" });
  assert.equal(own.openings.find((one) => one.id === id)?.mine, true);
  assert.equal(
    (await head.ask(reviewGlass, { id, outcome: "needed", remark: "" })).code,
    "own-glass",
  );
  const [seen] = (await dpo.do(listGlass, { state: "to-review" })).openings.filter(
    (one) => one.id === id,
  );
  assert.deepEqual(
    [seen?.opened, seen?.person?.id, seen?.who.id, seen?.isLate],
    [2, person, head.id, false],
  );
  assert.deepEqual(
    seen?.services.map(({ name }) => name),
    ["Practice"],
  );
  await dpo.do(reviewGlass, { id, outcome: "understandable", remark: "Asked on the phone." });
  assert.equal(
    (await dpo.ask(reviewGlass, { id, outcome: "needed", remark: "" })).code,
    "is-reviewed",
  );
  const { openings } = await dpo.do(listGlass, { state: "reviewed" });
  assert.equal(openings.find((one) => one.id === id)?.review?.outcome, "understandable");
  // The head of another service learns nothing of it.
  const other = await house.join("head", { service: "social", profession: "social-worker" });
  assert.equal((await other.do(listGlass, { state: "reviewed" })).total, 0);
  assert.equal(
    (await other.ask(reviewGlass, { id, outcome: "needed", remark: "" })).code,
    "not-found",
  );
});

test("ends are announced once thirty and once seven days before, to who is still there", async () => {
  const relation = async (person: PersonId, days: number, by: string) =>
    (
      await root.query(
        `insert into kring.care_relations (person_id, service_id, basis, valid, begun_by)
         values ($1, $2, 'contact', tstzrange(now() - interval '1 year', now() + make_interval(days => $3)), $4) returning id`,
        [person, serviceId("practice"), days, by],
      )
    ).rows[0].id as string;
  const person = await house.somebody();
  const soon = await relation(person, 20, nurse.id);
  const renewed = await house.somebody();
  await relation(renewed, 5, nurse.id);
  await relation(renewed, 400, nurse.id);
  const left = await house.join("care", { service: "practice", profession: "nurse" });
  const orphan = await relation(await house.somebody(), 5, left.id);
  await root.query(
    "update kring.memberships set valid = tstzrange(lower(valid), now()) where staff_id = $1",
    [left.id],
  );
  const endings = async (who: typeof nurse) =>
    (await who.do(listNotices, {})).notices
      .filter(({ kind }) => kind === "care-relation-ending")
      .map(({ subjectId }) => subjectId);
  await remindOfEndings(house.database);
  assert.deepEqual(await endings(nurse), [soon]);
  assert.deepEqual(await endings(head), [orphan]);
  await root.query("update kring.notices set read_at = now()");
  await remindOfEndings(house.database);
  assert.deepEqual(await endings(nurse), [soon]);
  await root.query("delete from kring.reminders where days = 30");
  await remindOfEndings(house.database);
  assert.deepEqual(await endings(nurse), [soon, soon]);
});

test("an emergency nobody looked at is recalled after three days", async () => {
  await root.query(
    "update kring.memberships set valid = tstzrange('2020-01-01', null) where staff_id = $1",
    [nurse.id],
  );
  const person = await cared("practice");
  const { rows } = await root.query(
    `insert into kring.break_glass (person_id, staff_id, reason, words, opened_at, until)
     values ($1, $2, 'confused', 'did not know the day', now() - interval '4 days', now() - interval '95 hours') returning id`,
    [person, nurse.id],
  );
  for (let twice = 0; twice < 2; twice++) await remindOfReviews(house.database);
  for (const told of [head, dpo]) {
    const { notices } = await told.do(listNotices, {});
    const due = notices.filter(({ kind }) => kind === "break-glass-review-due");
    assert.deepEqual(
      due.map(({ subjectId }) => subjectId),
      [rows[0].id],
    );
  }
  const { openings } = await head.do(listGlass, { state: "to-review" });
  assert.equal(openings.find((one) => one.id === rows[0].id)?.isLate, true);
});

test("advice is asked without a name, and answered once by who was asked (CONF-16)", async () => {
  const { colleagues, services } = await social.do(listAdvisers, {});
  assert.ok(!services.some(({ name }) => name === "Mental health"));
  assert.ok(colleagues.some(({ id }) => id === psychologist.id));
  for (const question of ["About KR-4821-736K", "His number is 85.07.30-033 28"]) {
    const { errors } = await social.ask(askAdvice, { toService: serviceId("practice"), question });
    assert.deepEqual(
      errors?.map(({ path, code }) => [path, code]),
      [["/question", "names-somebody"]],
    );
  }
  const question = "Somebody who cannot sleep for weeks: where to begin?";
  const { id } = await social.do(askAdvice, { toService: serviceId("practice"), question });
  const { notices } = await nurse.do(listNotices, {});
  assert.ok(
    notices.some(
      ({ kind, subjectId, personId }) =>
        kind === "advice-asked" && subjectId === id && personId === null,
    ),
  );
  assert.equal((await psychologist.do(listAdvice, {})).advice.length, 0);
  assert.equal((await psychologist.ask(answerAdvice, { id, answer: "No." })).code, "not-found");
  assert.equal((await social.ask(answerAdvice, { id, answer: "Myself." })).code, "not-found");
  await nurse.do(answerAdvice, { id, answer: "Begin with the doctor." });
  assert.equal((await doctor.ask(answerAdvice, { id, answer: "Or me." })).code, "is-answered");
  const [asked] = (await social.do(listAdvice, {})).advice;
  assert.deepEqual(
    [asked?.side, asked?.answer, asked?.answeredBy?.id],
    ["asked", "Begin with the doctor.", nurse.id],
  );
  const hidden = await social.ask(askAdvice, { toService: serviceId("mind"), question });
  assert.equal(hidden.code, "not-found");
});

test("everything still follows from its causes", async () => {
  assert.deepEqual(await house.differences(), []);
});
