import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { foundCircle, spoken, staffId } from "../../../test/circles.ts";
import type { ServiceId } from "../../access/contract.ts";
import { getPerson, mergePeople, type PersonId, unmergePeople } from "../../people/contract.ts";
import {
  beginCare,
  endCare,
  exclude,
  getCircle,
  listMyPeople,
  listRecipients,
  recordConsent,
  sharePart,
} from "../contract.ts";

const house = await foundCircle();
const { nurse, doctor, social, psychologist, serviceId, cared, write, root, until } = house;

/** A relation that lasts so long from now. */
const caredFor = (person: PersonId, service: string, long: string) =>
  root.query(
    `insert into kring.care_relations (person_id, service_id, basis, valid)
     values ($1, $2, 'contact', tstzrange(now(), now() + $3::interval))`,
    [person, serviceId(service), long],
  );

/** The other becomes the first; answers the merge, to be undone. */
async function merge(id: PersonId, otherId: PersonId): Promise<string> {
  const [one, other] = [
    await house.welcomer.do(getPerson, { id }),
    await house.welcomer.do(getPerson, { id: otherId }),
  ];
  const versions = { version: one.version, otherVersion: other.version };
  const merged = await house.welcomer.do(mergePeople, { id, otherId, ...versions, take: [] });
  return merged.mergedNumbers.at(-1)?.mergeId ?? "";
}

const nowhere = "0197c000-0000-7000-8000-000000000000";

test("a social worker does not learn that a discreet service knows the person, by no door (CONF-04)", async () => {
  const person = await cared("practice", "mind", "social");
  const secret = await write(psychologist, person, {
    serviceId: serviceId("mind"),
    compartment: "mind",
  });
  // A no to the discreet service stays with it: its question to the person is not the recipient's to know.
  const { id: no } = await psychologist.do(recordConsent, {
    id: person,
    decision: "refused",
    sourceService: serviceId("mind"),
    toService: serviceId("social"),
    compartments: ["mind"],
    purpose: "care",
    until: null,
    ...spoken,
  });
  await psychologist.do(exclude, { id: person, staffId: staffId(doctor) });
  const ours = { id: person, sourceService: serviceId("social"), compartment: "social" } as const;
  const told = [
    await social.do(getCircle, { id: person }),
    await social.do(listRecipients, { ...ours, purpose: "care" }),
    await social.do(listMyPeople, {}),
  ];
  const words = JSON.stringify(told);
  for (const trace of [serviceId("mind"), "Mental health", no, secret.id]) {
    assert.ok(!words.includes(trace), `${trace} in ${words}`);
  }
  const circle = await social.do(getCircle, { id: person });
  assert.deepEqual(circle.elsewhere, []);
  assert.deepEqual(circle.care.map(({ service }) => service.name).sort(), [
    "Practice",
    "Social service",
  ]);
  // Its own see all of it.
  const theirs = await psychologist.do(getCircle, { id: person });
  assert.equal(theirs.care.length, 3);
  assert.deepEqual(
    theirs.consents.map(({ id }) => id),
    [no],
  );
});

test("to a discreet service nothing is asked, passed on or closed by others: it is not there", async () => {
  const person = await cared("practice", "mind", "social");
  const mind = { toService: serviceId("mind"), purpose: "care", until } as const;
  const source = { id: person, serviceId: serviceId("social"), compartment: "social" } as const;
  for (const toService of [serviceId("mind"), nowhere as ServiceId]) {
    const asked = await social.ask(sharePart, {
      ...source,
      ...mind,
      toService,
      strictlyNeeded: true,
      answer: { decision: "agreed", ...spoken },
    });
    const consent = await social.ask(recordConsent, {
      ...{ id: person, decision: "agreed", sourceService: serviceId("social"), ...spoken },
      ...{ compartments: ["social"], ...mind, toService },
    });
    const closed = await social.ask(exclude, { id: person, serviceId: toService });
    for (const answer of [asked, consent, closed]) {
      assert.deepEqual([answer.status, answer.code], [404, "not-found"]);
    }
  }
});

test("whoever stands outside learns only that, and what they may begin", async () => {
  const person = await cared("practice");
  await write(nurse, person);
  const outside = await social.do(getCircle, { id: person });
  const { standing, care: around, elsewhere, consents, shares, voices, minor } = outside;
  assert.deepEqual(
    { standing, around, elsewhere, consents, shares, voices, minor },
    {
      standing: "out",
      around: [],
      elsewhere: [],
      consents: [],
      shares: [],
      voices: [],
      minor: null,
    },
  );
  assert.deepEqual(
    outside.mayBegin.map(({ name }) => name),
    ["Social service"],
  );
  const begun = await social.do(beginCare, {
    id: person,
    serviceId: serviceId("social"),
    basis: "contact",
    whom: "service",
  });
  const inside = await social.do(getCircle, { id: person });
  assert.equal(inside.standing, "in");
  assert.deepEqual(inside.elsewhere, [
    { service: { id: serviceId("practice"), name: "Practice" }, entries: 1 },
  ]);
  const ours = inside.care.find(({ ours }) => ours);
  assert.deepEqual([ours?.id, ours?.until], [begun.id, begun.until]);
});

test("a relation ends by its date, without anything running (CONF-14)", async () => {
  const person = await house.somebody();
  await caredFor(person, "practice", "2 seconds");
  const entry = await write(nurse, person);
  assert.equal(await house.reads(nurse, entry.id), true);
  await setTimeout(2000);
  assert.equal(await house.reads(nurse, entry.id), false);
  assert.equal((await nurse.do(getCircle, { id: person })).standing, "out");
});

test("of a relation of one colleague only, the others of the service stand outside", async () => {
  const person = await house.somebody();
  await nurse.do(beginCare, {
    id: person,
    serviceId: serviceId("practice"),
    basis: "referral",
    whom: "only-me",
  });
  const entry = await write(nurse, person);
  assert.equal(await house.reads(nurse, entry.id), true);
  assert.equal(await house.reads(doctor, entry.id), false);
  assert.equal((await doctor.do(getCircle, { id: person })).standing, "out");
  const seen = (await nurse.do(getCircle, { id: person })).care;
  assert.deepEqual(
    seen.map(({ only, basis }) => [only?.id, basis]),
    [[nurse.id, "referral"]],
  );
});

test("renewing is beginning again: told as one relation, and ended as one", async () => {
  const person = await house.somebody();
  const ask = { id: person, serviceId: serviceId("practice"), whom: "service" } as const;
  await nurse.do(beginCare, { ...ask, basis: "emergency" });
  const longer = await nurse.do(beginCare, { ...ask, basis: "contact" });
  const circle = await nurse.do(getCircle, { id: person });
  assert.deepEqual(
    circle.care.map(({ id, until }) => ({ id, until })),
    [longer],
  );
  await nurse.do(endCare, { id: longer.id });
  assert.equal((await nurse.do(getCircle, { id: person })).standing, "out");
  assert.equal((await nurse.ask(endCare, { id: longer.id })).code, "has-ended");
  assert.equal((await social.ask(endCare, { id: longer.id })).code, "not-found");
});

test("care is begun for a service of one's own, of somebody who is there, and of nobody to whom one is closed", async () => {
  const person = await cared("practice");
  const ask = { id: person, basis: "contact", whom: "service" } as const;
  const foreign = await social.ask(beginCare, { ...ask, serviceId: serviceId("mind") });
  await nurse.do(exclude, { id: person, staffId: staffId(social) });
  const closed = await social.ask(beginCare, { ...ask, serviceId: serviceId("social") });
  // The same words, whatever the reason.
  assert.deepEqual([foreign.status, foreign.code], [409, "cannot-begin"]);
  assert.deepEqual([closed.status, closed.code], [409, "cannot-begin"]);
  const nobody = { ...ask, id: nowhere as PersonId, serviceId: serviceId("social") };
  assert.equal((await social.ask(beginCare, nobody)).code, "not-found");
});

test("my people: page by page, by name or by what ends first, merged records once", async () => {
  const carer = await house.join("care", { service: "debt", profession: "debt-mediator" });
  const all: PersonId[] = [];
  for (let n = 0; n < 5; n++) all.push(await cared("debt"));
  const [first, last] = [all[0] as PersonId, all[4] as PersonId];
  const soon = await house.somebody();
  await caredFor(soon, "debt", "2 days");
  await merge(first, last);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await carer.do(listMyPeople, { limit: 2, ...(after && { after }) });
    assert.equal(page.total, 5);
    seen.push(...page.people.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after);
  assert.equal(new Set(seen).size, 5);
  assert.equal(seen.length, 5);
  assert.ok(!seen.includes(last));
  const soonest = await carer.do(listMyPeople, { order: "ending", limit: 1 });
  assert.deepEqual([soonest.people[0]?.id, soonest.people[0]?.endingSoon], [soon, true]);
  assert.equal(soonest.endingSoon, 1);
  assert.equal((await carer.ask(listMyPeople, { after: "bm9uc2Vuc2U" })).status, 422);
  const none = await house.join("care", { service: "mind", profession: "psychologist" });
  assert.ok((await none.do(listMyPeople, { serviceId: serviceId("debt") })).total === 0);
});

test("who stands in the circle of two records that were merged, and parted, keeps what was theirs", async () => {
  const kept = await cared("practice");
  const other = await cared("social");
  const entry = await write(nurse, kept);
  await house.share(nurse, kept, { entryId: entry.id }, { service: "social" });
  assert.equal(await house.reads(social, entry.id), false);
  const mergeId = await merge(kept, other);
  assert.equal(await house.reads(social, entry.id), true);
  assert.deepEqual((await social.do(getCircle, { id: other })).personId, kept);
  assert.equal((await social.do(getCircle, { id: kept })).care.length, 2);
  await house.welcomer.do(unmergePeople, { mergeId });
  assert.equal(await house.reads(social, entry.id), false);
  assert.deepEqual(await house.differences(), []);
});
