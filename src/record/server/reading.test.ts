import assert from "node:assert/strict";
import { test } from "node:test";
import { requestOf, type TestUser } from "../../../test/harness.ts";
import { foundVaults } from "../../../test/vaults.ts";
import type { PersonId } from "../../people/contract.ts";
import { mergePeople } from "../../people/contract.ts";
import * as contract from "../contract.ts";

/* Who reads what, through every door of the record. */

const house = await foundVaults();
const { nurse, doctor, head, social, psychologist, cared, write, serviceId } = house;

/** Status and bytes of an answer, so that nothing can hide in a difference. */
async function bytes(
  who: TestUser,
  endpoint:
    | typeof contract.listEntries
    | typeof contract.getEntry
    | typeof contract.copyFile
    | typeof contract.listWritable,
  input: object,
) {
  const { url } = requestOf(endpoint, input as Record<string, unknown>);
  const answer = await house.http.inject({ method: "GET", url, headers: { cookie: who.cookie } });
  return `${answer.statusCode} ${answer.body}`.replace(/"requestId":"[^"]*"/, "");
}

async function ids(who: TestUser, person: PersonId): Promise<string[]> {
  return (await who.do(contract.listEntries, { id: person })).entries.map(({ id }) => id);
}

async function isClosed(who: TestUser, person: PersonId, entryId: string): Promise<void> {
  const nobody = await cared("practice");
  assert.equal(
    await bytes(who, contract.listEntries, { id: person }),
    await bytes(who, contract.listEntries, { id: nobody }),
  );
  const one = await who.ask(contract.getEntry, { id: entryId as contract.EntryId });
  assert.deepEqual([one.status, one.code], [404, "not-found"]);
}

test("CONF-02: one's own service reads, another does not, through any door", async () => {
  const person = await cared("practice", "social");
  const entry = await write(nurse, person, {
    text: "Insulin since 2019.",
    aboutOthers: "Her son drinks.",
  });
  assert.equal(entry.ground, "own");
  assert.equal(entry.aboutOthers, "Her son drinks.");
  for (const who of [nurse, doctor, head]) {
    assert.deepEqual(await who.do(contract.getEntry, { id: entry.id }), entry);
    assert.deepEqual(await ids(who, person), [entry.id]);
  }
  await isClosed(social, person, entry.id);
  await isClosed(psychologist, person, entry.id);
  const latest = await social.do(contract.listLatestNotes, {});
  assert.ok(latest.notes.every(({ entry: one }) => one.id !== entry.id));
  const copy = await social.do(contract.copyFile, { id: person, service: serviceId("social") });
  assert.deepEqual(copy.entries, []);
  const foreign = { id: person, service: serviceId("practice") };
  const nothing = { id: await cared("social"), service: serviceId("practice") };
  assert.equal(
    await bytes(social, contract.copyFile, foreign),
    await bytes(social, contract.copyFile, nothing),
  );
});

test("what is not mine changes neither count, order nor pages", async () => {
  const person = await cared("practice", "social");
  const mine: string[] = [];
  for (let n = 0; n < 5; n++) {
    mine.unshift((await write(nurse, person, { text: `Visit ${n}` })).id);
    await write(social, person, {
      serviceId: serviceId("social"),
      compartment: "social",
      text: "Rent",
    });
  }
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await nurse.do(contract.listEntries, {
      id: person,
      limit: 2,
      ...(before && { before }),
    });
    assert.equal(page.total, 5);
    assert.ok(page.entries.length > 0, "an empty page");
    seen.push(...page.entries.map(({ id }) => id));
    before = page.next ?? undefined;
  } while (before);
  assert.deepEqual(seen, mine);
});

test("entries of one moment are each on exactly one page", async () => {
  const person = await cared("practice");
  for (let n = 0; n < 7; n++) await write(nurse, person, { text: `${n}` });
  await house.root.query(
    "update kring.entries set written_at = '2026-01-01 10:00:00.123456+00' where person_id = $1",
    [person],
  );
  const first = await nurse.do(contract.listEntries, { id: person, limit: 3 });
  const second = await nurse.do(contract.listEntries, {
    id: person,
    limit: 3,
    before: first.next ?? "",
  });
  const third = await nurse.do(contract.listEntries, {
    id: person,
    limit: 3,
    before: second.next ?? "",
  });
  const all = [first, second, third].flatMap(({ entries }) => entries.map(({ id }) => id));
  assert.equal(new Set(all).size, 7);
  assert.equal(third.next, null);
});

test("a profession that does not open the compartment sees nothing of it", async () => {
  await house.root.query(
    "insert into kring.service_compartments (service_id, compartment) values ($1, 'addiction') on conflict do nothing",
    [serviceId("practice")],
  );
  const midwife = await house.join("care", { service: "practice", profession: "midwife" });
  const person = await cared("practice");
  const entry = await write(doctor, person, { compartment: "addiction", text: "Methadone." });
  await isClosed(midwife, person, entry.id);
  assert.deepEqual(await ids(nurse, person), [entry.id]);
});

test("CONF-11: a share of one entry shows exactly one, without what concerns others", async () => {
  const person = await cared("practice", "social");
  const shown = await write(nurse, person, {
    text: "Eviction notice.",
    aboutOthers: "The landlord threatens.",
  });
  await write(nurse, person, { text: "Not this one." });
  const to = { service: "social" };
  const consent = await house.passOn(person, {
    from: "practice",
    compartment: "health",
    entryId: shown.id,
    to,
  });
  const list = await social.do(contract.listEntries, { id: person });
  assert.deepEqual([list.total, list.entries.map(({ id }) => id)], [1, [shown.id]]);
  const [seen] = list.entries;
  assert.deepEqual(
    [seen?.ground, seen?.aboutOthers, seen?.service.name],
    ["share", null, "Practice"],
  );
  assert.ok(
    (await social.do(contract.listLatestNotes, {})).notes.some(
      ({ entry }) => entry.id === shown.id,
    ),
  );
  const add = { id: shown.id, kind: "amendment", text: "Seen." } as const;
  const refused = await social.ask(contract.amendEntry, add);
  assert.deepEqual([refused.status, refused.code], [403, "read-only"]);

  await house.withdraw(consent);
  await isClosed(social, person, shown.id);
  assert.equal((await social.ask(contract.amendEntry, add)).status, 404);
});

test("a share of a compartment shows all of it, also what is written later", async () => {
  const person = await cared("practice", "social");
  const one = await write(nurse, person);
  await house.passOn(person, { from: "practice", compartment: "health", to: { staff: social } });
  const other = await write(nurse, person);
  assert.deepEqual(await ids(social, person), [other.id, one.id]);
  const colleague = await house.join("care", { service: "social", profession: "social-worker" });
  await isClosed(colleague, person, one.id);
});

test("CONF-20: a narrowed entry is there for its author and the named, not for the head", async () => {
  const person = await cared("practice");
  const entry = await write(nurse, person, { restrictTo: [] });
  assert.deepEqual([entry.restricted, entry.named], [true, []]);
  for (const who of [doctor, head]) await isClosed(who, person, entry.id);
  const named = await nurse.do(contract.restrictEntry, { id: entry.id, to: [doctor.id as never] });
  assert.deepEqual(
    named.named.map(({ id }) => id),
    [doctor.id],
  );
  const seen = await doctor.do(contract.getEntry, { id: entry.id });
  assert.deepEqual([seen.restricted, seen.named], [true, []]);
  await isClosed(head, person, entry.id);
  const byOther = await doctor.ask(contract.restrictEntry, { id: entry.id, to: [] });
  assert.deepEqual([byOther.status, byOther.code], [403, "not-author"]);
  await nurse.do(contract.restrictEntry, { id: entry.id, to: [] });
  await isClosed(doctor, person, entry.id);
  const unknown = "0197c000-0000-7000-8000-000000000000" as never;
  const wrong = await nurse.ask(contract.restrictEntry, { id: entry.id, to: [unknown] });
  assert.deepEqual([wrong.status, wrong.errors?.[0]], [422, { path: "/to/0", code: "nobody" }]);
});

test("CONF-13, CONF-23: whom the person keeps out, and one's own file", async () => {
  const person = await cared("practice");
  const entry = await write(nurse, person);
  await house.keepOut(person, doctor);
  await house.declareOwn(person, head);
  for (const who of [doctor, head]) {
    await isClosed(who, person, entry.id);
    assert.deepEqual(await who.do(contract.listWritable, { id: person }), { places: [] });
    const written = await who.ask(contract.writeNote, {
      id: person,
      serviceId: serviceId("practice"),
      compartment: "health",
      text: "x",
    });
    assert.deepEqual([written.status, written.code], [404, "not-found"]);
  }
  assert.deepEqual(await ids(nurse, person), [entry.id]);
});

test("CONF-21: through broken glass only what is vital, and the journal says under which", async () => {
  const person = await cared("social");
  await house.care(person, "mind");
  const vital = await write(psychologist, person, {
    serviceId: serviceId("mind"),
    compartment: "mind",
    vital: "medication",
    text: "Lithium.",
    aboutOthers: "Her sister too.",
  });
  await write(psychologist, person, {
    serviceId: serviceId("mind"),
    compartment: "mind",
    text: "Why she came.",
  });
  await isClosed(doctor, person, vital.id);
  const glass = await house.breakGlass(doctor, person);
  const { entries, total } = await doctor.do(contract.listEntries, { id: person });
  assert.deepEqual([total, entries.map(({ id }) => id)], [1, [vital.id]]);
  assert.deepEqual([entries[0]?.ground, entries[0]?.aboutOthers], ["break-glass", null]);
  const last = (await house.looksOf(doctor, "entries-opened")).at(-1);
  assert.deepEqual([last?.detail["breakGlass"], last?.detail["entries"]], [glass, [vital.id]]);
  await house.root.query("update kring.break_glass set closed_at = now() where id = $1", [glass]);
  await isClosed(doctor, person, vital.id);
});

test("what was written on either of two merged records is read through both", async () => {
  const [one, other] = [await cared("practice"), await cared("practice")];
  const first = await write(nurse, one);
  const second = await write(nurse, other);
  await head.do(mergePeople, { id: one, version: 1, otherId: other, otherVersion: 1, take: [] });
  for (const id of [one, other]) assert.deepEqual(await ids(nurse, id), [second.id, first.id]);
  const third = await write(nurse, other);
  assert.equal(third.personId, one);
  assert.equal((await nurse.do(contract.getEntry, { id: second.id })).personId, one);
  const { entries } = await nurse.do(contract.copyFile, {
    id: other,
    service: serviceId("practice"),
  });
  assert.deepEqual(
    entries.map(({ id }) => id),
    [first.id, second.id, third.id],
  );
});

test("a colleague of another centre who writes for the service is named to its readers", async () => {
  const person = await cared("practice");
  const entry = await write(doctor, person);
  const { rows } = await house.root.query(
    "insert into kring.centres (key, name) values ('elsewhere', 'Elsewhere') returning id",
  );
  await house.root.query("update kring.staff set centre_id = $1 where id = $2", [
    rows[0].id,
    doctor.id,
  ]);
  const { author } = await nurse.do(contract.getEntry, { id: entry.id });
  assert.deepEqual([author.id, author.profession], [doctor.id, "general-practitioner"]);
  await house.root.query("update kring.staff set centre_id = $1 where id = $2", [
    house.centreId,
    doctor.id,
  ]);
});

test("CONF-32: one look per request in the journal, and not a word of the text", async () => {
  const person = await cared("practice");
  const own = await write(nurse, person, { text: "Secretword one", aboutOthers: "Secretword two" });
  await nurse.do(contract.amendEntry, { id: own.id, kind: "own-words", text: "Secretword three" });
  await nurse.do(contract.withholdEntry, {
    id: own.id,
    motive: "Secretword because",
    reviewOn: contractDay(),
  });
  const reader = await house.join("care", { service: "practice", profession: "nurse" });
  await reader.do(contract.listEntries, { id: person });
  await reader.do(contract.getEntry, { id: own.id });
  await reader.do(contract.copyFile, { id: person, service: serviceId("practice") });
  const { rows } = await house.root.query(
    "select act, person_id, purpose, detail from kring.journal where actor_id = $1 and act not like '%signed%' order by id",
    [reader.id],
  );
  assert.deepEqual(
    rows.map(({ act, person_id, purpose }) => [act, person_id, purpose]),
    [
      ["entries-opened", person, "care"],
      ["entry-opened", person, "care"],
      ["copy-made", person, "rights"],
    ],
  );
  assert.deepEqual(rows[0].detail, {
    count: 1,
    total: 1,
    grounds: { own: 1 },
    services: [serviceId("practice")],
    compartments: ["health"],
  });
  const { rows: said } = await house.root.query(
    "select count(*)::int n from kring.journal where detail::text ~* 'secretword'",
  );
  assert.equal(said[0].n, 0);
});

test("my notes: a look at each person whose note is shown, older ones on the next page", async () => {
  const worker = await house.join("care", { service: "debt", profession: "debt-mediator" });
  assert.deepEqual(await worker.do(contract.listLatestNotes, {}), { notes: [], next: null });
  const people = [await cared("debt"), await cared("debt")];
  const written: string[] = [];
  for (const person of [...people, ...people]) {
    const note = { serviceId: serviceId("debt"), compartment: "debt" as const };
    written.unshift((await write(worker, person, note)).id);
  }
  const first = await worker.do(contract.listLatestNotes, { limit: 3 });
  const second = await worker.do(contract.listLatestNotes, { limit: 3, before: first.next ?? "" });
  assert.deepEqual(
    [...first.notes, ...second.notes].map(({ entry }) => entry.id),
    written,
  );
  assert.equal(first.notes[0]?.person.id, people[1]);
  assert.equal(second.next, null);
  const looks = await house.looksOf(worker, "entries-opened");
  assert.deepEqual(looks.map(({ person_id }) => person_id).sort(), [...people, people[0]].sort());
});

function contractDay(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}
