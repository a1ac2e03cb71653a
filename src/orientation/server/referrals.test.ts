import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestUser } from "../../../test/harness.ts";
import { foundVaults } from "../../../test/vaults.ts";
import { listNotices } from "../../access/notice-contract.ts";
import { beginCare, endShare, exclude, getCircle, withdrawConsent } from "../../circle/contract.ts";
import { addHelper, getNeed, listNeeds, nameNeed } from "../../needs/contract.ts";
import { mergePeople, type PersonId } from "../../people/contract.ts";
import { type EntryId, restrictEntry } from "../../record/contract.ts";
import * as contract from "../contract.ts";

/* Handing a need on: with the person's yes, to one other service, and nobody learns more. */

const house = await foundVaults();
const { nurse, doctor, social, cared, somebody, serviceId, root } = house;
const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const said = {
  ...{ language: "fr", aid: "none", interpreter: "", expressed: "spoken", givenBy: null },
} as const;
const agreed = { decision: "agreed", ...said } as const;

async function need(person: PersonId): Promise<EntryId> {
  const place = { serviceId: serviceId("practice"), compartment: "health" } as const;
  return (await nurse.do(nameNeed, { id: person, ...place, what: "eviction", words: "By Friday." }))
    .entry.id;
}

const asked = (entry: string, more: object = {}) =>
  ({
    ...{ id: entry, toService: serviceId("social"), until, strictlyNeeded: true, answer: agreed },
    ...more,
  }) as Parameters<
    typeof nurse.do<typeof contract.handNeedOn.input, typeof contract.handNeedOn.output>
  >[1];

async function handedOn(person: PersonId, more: object = {}) {
  const entry = await need(person);
  const { referralId } = await nurse.do(contract.handNeedOn, asked(entry, more));
  assert.ok(referralId);
  return { entry, id: referralId };
}

const consentOf = async (referral: string) =>
  (
    await root.query(
      "select s.consent_id from kring.referrals r join kring.shares s on s.id = r.share_id where r.id = $1",
      [referral],
    )
  ).rows[0].consent_id;
/** Who helps with it now, for whoever handed it on. */
const helpingWith = async (id: EntryId) =>
  (await nurse.do(getNeed, { id })).helpers.flatMap(({ service, endedAt }) =>
    service && endedAt === null ? [service.name] : [],
  );

const ofUser = async (who: TestUser, id: string) => {
  const { toUs, fromUs } = await who.do(contract.listReferrals, {});
  return [...toUs, ...fromUs].find((one) => one.id === id);
};
const notices = async (who: TestUser, kind: string) =>
  (await who.do(listNotices, {})).notices.filter((one) => one.kind === kind && !one.readAt).length;

test("one act: the answer, the share and what waits; who receives learns who, what and by whom", async () => {
  const person = await cared("practice");
  const before = await notices(social, "referral-waiting");
  const { entry, id } = await handedOn(person);
  const waiting = await ofUser(social, id);
  assert.ok(waiting);
  assert.deepEqual(
    [waiting.state, waiting.direction, waiting.what, waiting.person?.id, waiting.by.id],
    ["waiting", "to-us", "eviction", person, nurse.id],
  );
  // Nothing more before they care: neither the need nor its words.
  assert.equal(waiting.needId, null);
  assert.doesNotMatch(JSON.stringify(waiting), /Friday/);
  const unseen = await social.ask(getNeed, { id: entry });
  assert.equal(unseen.status, 404);
  assert.equal(await notices(social, "referral-waiting"), before + 1);
  const fromUs = await ofUser(doctor, id);
  assert.deepEqual(
    [fromUs?.state, fromUs?.direction, fromUs?.needId],
    ["waiting", "from-us", entry],
  );
  const circle = await nurse.do(getCircle, { id: person });
  const [consent] = circle.consents;
  assert.equal(consent?.purpose, "handover");
  assert.match(
    consent.explained,
    /uniquement de ceci : besoin \(Je risque de perdre mon logement\)/,
  );
  const [look] = await house.looksOf(nurse, "need-handed-on");
  assert.equal(look?.person_id, person);
});

test("who accepts cares because of it, and reads the need; the sender sees how it stands and no more", async () => {
  const person = await cared("practice");
  const { entry, id } = await handedOn(person);
  const accepted = await social.do(contract.acceptReferral, { id });
  assert.deepEqual([accepted.state, accepted.needId], ["accepted", entry]);
  const { rows } = await root.query(
    `select basis, upper(valid) > now() + interval '85 days' and upper(valid) < now() + interval '95 days' as three_months
       from kring.care_relations where person_id = $1 and service_id = $2`,
    [person, serviceId("social")],
  );
  assert.deepEqual(rows, [{ basis: "referral", three_months: true }]);
  const read = await social.do(getNeed, { id: entry });
  assert.deepEqual([read.words, read.entry.ground], ["By Friday.", "share"]);
  const named = await nurse.do(getNeed, { id: entry });
  assert.deepEqual(
    [named.states[0]?.state, named.helpers.map(({ service }) => service?.id)],
    ["being-helped", [serviceId("social")]],
  );
  const theirs = await social.do(nameNeed, {
    ...{ id: person, serviceId: serviceId("social"), compartment: "social", what: "debt" },
  });
  const { needs } = await nurse.do(listNeeds, { id: person });
  assert.deepEqual(
    needs.map(({ entry: one }) => one.id),
    [entry],
  );
  assert.ok(theirs.entry.id);
  const seen = await ofUser(nurse, id);
  assert.deepEqual([seen?.state, seen?.words], ["accepted", ""]);
  assert.equal(await notices(nurse, "referral-answered"), 1);
  const again = await social.ask(contract.acceptReferral, { id });
  assert.deepEqual([again.status, again.code], [409, "has-moved"]);
  const done = await social.do(contract.markReferralDone, { id, words: "New lease found." });
  assert.deepEqual([done.state, done.words], ["done", "New lease found."]);
  const { helpers } = await nurse.do(getNeed, { id: entry });
  assert.deepEqual(
    helpers.map(({ endedAt }) => endedAt !== null),
    [true],
  );
  const late = await nurse.ask(contract.takeBackReferral, { id });
  assert.deepEqual([late.status, late.code], [409, "has-moved"]);
});

test("who declines says why, and keeps neither name nor need", async () => {
  const person = await cared("practice");
  const { entry, id } = await handedOn(person);
  const silent = await social.ask(contract.declineReferral, { id, words: " " });
  assert.deepEqual(
    silent.errors?.map(({ path, code }) => `${path} ${code}`),
    ["/words required"],
  );
  const declined = await social.do(contract.declineReferral, { id, words: "No place before May." });
  assert.deepEqual(
    [declined.state, declined.person, declined.what, declined.needId],
    ["declined", null, null, null],
  );
  const seen = await ofUser(nurse, id);
  assert.deepEqual(
    [seen?.state, seen?.words, seen?.person?.id],
    ["declined", "No place before May.", person],
  );
  await house.care(person, "social");
  assert.equal((await social.ask(getNeed, { id: entry })).status, 404);
  // It may be tried again.
  const { referralId } = await nurse.do(contract.handNeedOn, asked(entry));
  assert.notEqual(referralId, id);
});

test("taken back by the sender, or by the person: nothing is readable any more", async () => {
  const person = await cared("practice");
  const first = await handedOn(person);
  await social.do(contract.acceptReferral, { id: first.id });
  const theirs = await social.ask(contract.takeBackReferral, { id: first.id });
  assert.deepEqual([theirs.status, theirs.code], [404, "not-found"]);
  const taken = await doctor.do(contract.takeBackReferral, { id: first.id });
  assert.equal(taken.state, "taken-back");
  assert.deepEqual(await helpingWith(first.entry), []);
  assert.equal((await social.ask(getNeed, { id: first.entry })).status, 404);
  const there = await ofUser(social, first.id);
  assert.deepEqual([there?.state, there?.what, there?.person], ["taken-back", null, null]);

  const second = await handedOn(person);
  await nurse.do(withdrawConsent, { id: await consentOf(second.id), givenBy: null });
  for (const who of [nurse, social]) {
    assert.equal((await ofUser(who, second.id))?.state, "withdrawn");
  }
  const after = await ofUser(social, second.id);
  assert.deepEqual([after?.what, after?.needId, after?.person], [null, null, null]);
  const late = await social.ask(contract.acceptReferral, { id: second.id });
  assert.deepEqual([late.status, late.code], [409, "has-moved"]);

  const accepted = await handedOn(person);
  await social.do(contract.acceptReferral, { id: accepted.id });
  assert.deepEqual(await helpingWith(accepted.entry), ["Social service"]);
  await nurse.do(withdrawConsent, { id: await consentOf(accepted.id), givenBy: null });
  assert.deepEqual(await helpingWith(accepted.entry), []);

  const third = await handedOn(person);
  const shareOf = await root.query("select share_id from kring.referrals where id = $1", [
    third.id,
  ]);
  await nurse.do(endShare, { id: shareOf.rows[0].share_id });
  assert.equal((await ofUser(nurse, third.id))?.state, "taken-back");
});

test("a no is written down and nothing is handed on; a yes from before is enough", async () => {
  const person = await cared("practice");
  const entry = await need(person);
  const no = await nurse.do(
    contract.handNeedOn,
    asked(entry, { answer: { decision: "refused", ...said } }),
  );
  assert.deepEqual([no.handedOn, no.referralId], [false, null]);
  assert.equal((await nurse.do(contract.listReferralsOf, { id: person })).referrals.length, 0);
  const yes = await nurse.do(contract.handNeedOn, asked(entry));
  const twice = await nurse.ask(
    contract.handNeedOn,
    asked(entry, { answer: undefined, consentId: yes.consentId }),
  );
  assert.deepEqual([twice.status, twice.code], [409, "already-handed-on"]);
  await nurse.do(contract.takeBackReferral, { id: yes.referralId ?? "" });
  const again = await nurse.do(
    contract.handNeedOn,
    asked(entry, { answer: undefined, consentId: yes.consentId }),
  );
  assert.ok(again.handedOn);
  const { referrals } = await nurse.do(contract.listReferralsOf, { id: person });
  assert.deepEqual(
    referrals.map(({ state }) => state),
    ["waiting", "taken-back"],
  );
});

test("refused: another's need, what was passed on, a note, a narrowed one, oneself, nobody", async () => {
  const person = await cared("practice", "social");
  const entry = await need(person);
  const foreign = await social.ask(
    contract.handNeedOn,
    asked(entry, { toService: serviceId("debt") }),
  );
  assert.deepEqual([foreign.status, foreign.code], [404, "not-found"]);
  const to = { service: "social" } as const;
  await house.passOn(person, { from: "practice", compartment: "health", entryId: entry, to });
  const passed = await social.ask(
    contract.handNeedOn,
    asked(entry, { toService: serviceId("debt") }),
  );
  assert.deepEqual([passed.status, passed.code], [409, "cannot-share"]);
  const note = await house.write(nurse, person);
  assert.equal((await nurse.ask(contract.handNeedOn, asked(note.id))).status, 404);
  const self = await nurse.ask(
    contract.handNeedOn,
    asked(entry, { toService: serviceId("practice") }),
  );
  assert.deepEqual(
    self.errors?.map(({ path, code }) => `${path} ${code}`),
    ["/toService same-service"],
  );
  // A discreet service of others and one that is not there: one answer.
  const unknown = "0197c000-0000-7000-8000-000000000000";
  for (const toService of [serviceId("mind"), unknown]) {
    const answer = await nurse.ask(contract.handNeedOn, asked(entry, { toService }));
    assert.deepEqual([answer.status, answer.code], [404, "not-found"]);
  }
  const careless = await nurse.ask(contract.handNeedOn, asked(entry, { strictlyNeeded: false }));
  assert.deepEqual(
    careless.errors?.map(({ path }) => path),
    ["/strictlyNeeded"],
  );
  await nurse.do(restrictEntry, { id: entry, to: [] });
  const narrowed = await nurse.ask(contract.handNeedOn, asked(entry));
  assert.deepEqual([narrowed.status, narrowed.code], [409, "narrowed"]);
});

test("a service the person keeps out receives nothing, and the sender is not told why", async () => {
  const person = await cared("practice");
  const entry = await need(person);
  await nurse.do(exclude, { id: person, serviceId: serviceId("social") });
  const kept = await nurse.ask(contract.handNeedOn, asked(entry));
  const nobody = await nurse.ask(
    contract.handNeedOn,
    asked(entry, { toService: "0197c000-0000-7000-8000-000000000000" }),
  );
  const of = ({ body }: { body: object }) => ({ ...body, requestId: "" });
  assert.deepEqual(of(kept), of(nobody));
  // Kept out since it was handed on: it is gone from there, and waits on here.
  const other = await cared("practice");
  const { id } = await handedOn(other);
  await nurse.do(exclude, { id: other, serviceId: serviceId("social") });
  assert.equal(await ofUser(social, id), undefined);
  assert.equal((await social.ask(contract.acceptReferral, { id })).status, 404);
  assert.equal((await ofUser(nurse, id))?.state, "waiting");
});

test("narrowed later: neither colleagues nor the recipient learn which need it is", async () => {
  const person = await cared("practice");
  const { entry, id } = await handedOn(person);
  await nurse.do(restrictEntry, { id: entry, to: [] });
  assert.equal(await ofUser(doctor, id), undefined);
  assert.equal((await ofUser(social, id))?.what, null);
  assert.equal((await ofUser(nurse, id))?.what, "eviction");
});

test("accepted and taken back at the same moment: one of them does it, both end in one state", async () => {
  for (let round = 0; round < 4; round += 1) {
    const person = await cared("practice");
    const { entry, id } = await handedOn(person);
    const [accept, takeBack, decline] = await Promise.all([
      social.ask(contract.acceptReferral, { id }),
      nurse.ask(contract.takeBackReferral, { id }),
      social.ask(contract.declineReferral, { id, words: "No place." }),
    ]);
    const states = [(await ofUser(nurse, id))?.state, (await ofUser(social, id))?.state];
    assert.equal(states[0], states[1]);
    if (takeBack.status === 200) {
      assert.equal(states[0], "taken-back");
      assert.equal((await social.ask(getNeed, { id: entry })).status, 404);
    } else {
      assert.equal([accept.status, decline.status].filter((status) => status === 200).length, 1);
    }
  }
});

test("handed on twice at the same moment: once", async () => {
  const person = await cared("practice");
  const entry = await need(person);
  const answers = await Promise.all(
    [1, 2, 3].map(() => nurse.ask(contract.handNeedOn, asked(entry))),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
});

test("somebody's own file stays closed; a merged record is one person", async () => {
  const person = await cared("practice");
  const { id } = await handedOn(person);
  await house.declareOwn(person, social);
  assert.equal(await ofUser(social, id), undefined);
  assert.equal((await social.ask(contract.declineReferral, { id, words: "x" })).status, 404);

  const [kept, twin] = [await somebody(), await cared("practice")];
  const handed = await handedOn(twin);
  const head = await house.join("head", { service: "practice" });
  await head.do(mergePeople, { id: kept, version: 1, otherId: twin, otherVersion: 1, take: [] });
  const waiting = await ofUser(await house.join("care", { service: "social" }), handed.id);
  assert.equal(waiting?.person?.id, kept);
  const worker = await house.join("care", { service: "social", profession: "social-worker" });
  await worker.do(contract.acceptReferral, { id: handed.id });
  const { needs } = await worker.do(listNeeds, { id: kept });
  assert.deepEqual(
    needs.map(({ entry }) => entry.id),
    [handed.entry],
  );
});

test("who is not bound by secrecy, or works elsewhere, sees nothing of it", async () => {
  const person = await cared("practice");
  const { id } = await handedOn(person);
  const volunteer = await house.join("care", { service: "social" });
  await root.query("update kring.staff set secrecy_ground = null where id = $1", [volunteer.id]);
  const debt = await house.join("care", { service: "debt", profession: "debt-mediator" });
  for (const who of [volunteer, debt]) {
    assert.equal(await ofUser(who, id), undefined);
    assert.equal((await who.ask(contract.acceptReferral, { id })).status, 404);
    assert.deepEqual(await who.do(contract.listReferralsOf, { id: person }), { referrals: [] });
  }
});

test("a discreet service hands on: its name goes with the person's yes, its helpers do not", async () => {
  const person = await cared("mind");
  const { psychologist } = house;
  const own = await psychologist.do(nameNeed, {
    ...{ id: person, serviceId: serviceId("mind"), compartment: "mind", what: "isolation" },
  });
  await psychologist.do(addHelper, { id: own.entry.id, staffId: psychologist.id as never });
  const { referralId } = await psychologist.do(contract.handNeedOn, asked(own.entry.id));
  const waiting = await ofUser(social, referralId ?? "");
  assert.deepEqual([waiting?.from.name, waiting?.what], ["Mental health", "isolation"]);
  await social.do(contract.acceptReferral, { id: referralId ?? "" });
  const { helpers } = await social.do(getNeed, { id: own.entry.id });
  assert.deepEqual(
    helpers.map(({ service }) => service?.name),
    ["Social service"],
  );
  assert.equal((await nurse.do(contract.listReferralsOf, { id: person })).referrals.length, 0);
  await nurse.do(beginCare, {
    ...{ id: person, serviceId: serviceId("practice"), basis: "contact", whom: "service" },
  });
  assert.equal((await nurse.do(contract.listReferralsOf, { id: person })).referrals.length, 0);
});
