import assert from "node:assert/strict";
import { test } from "node:test";
import { signInTo, testPassword } from "../../../test/harness.ts";
import { foundVaults } from "../../../test/vaults.ts";
import type { PersonId } from "../../people/contract.ts";
import { amendEntry, type ContactFacts, listEntries, signContact } from "../../record/contract.ts";
import * as contract from "../contract.ts";

/* What a person needs: named, moved, helped with; and who learns of it. */

const house = await foundVaults();
const { nurse, doctor, social, psychologist, cared, write, serviceId, passOn, root } = house;
const practice = serviceId("practice");

type More = Partial<Parameters<typeof nurse.do<typeof contract.nameNeed.input, never>>[1]>;
const name = (id: PersonId, more: object = {}, who = nurse) =>
  who.do(contract.nameNeed, {
    id,
    serviceId: practice,
    compartment: "health",
    what: "eviction",
    ...(more as More),
  } as never);

test("a need is named, moves, and what it was stays; the trend follows", async () => {
  const person = await cared("practice");
  const named = await name(person, { urgency: 3, unmetBecause: "no-place", stateWords: "Friday." });
  assert.deepEqual(
    [named.what, named.trend, named.notedIn, named.entry.kind],
    ["eviction", null, null, "need"],
  );
  const { id } = named.entry;
  await doctor.do(contract.moveNeed, { id, state: "being-helped" });
  const solved = await doctor.do(contract.moveNeed, { id, state: "solved", words: "New lease." });
  assert.deepEqual(
    solved.states.map(({ state, urgency, unmetBecause, words, by }) => [
      state,
      urgency,
      unmetBecause,
      words,
      by.id,
    ]),
    [
      ["solved", 0, null, "New lease.", doctor.id],
      ["being-helped", 3, null, "", doctor.id],
      ["new", 3, "no-place", "Friday.", nurse.id],
    ],
  );
  assert.equal(solved.trend, "better");
  const back = await nurse.do(contract.moveNeed, { id, state: "new", urgency: 2 });
  assert.equal(back.trend, "worse");
  const { needs } = await doctor.do(contract.listNeeds, { id: person });
  assert.deepEqual(
    needs.map(({ entry, states }) => [entry.id, states.length]),
    [[id, 4]],
  );
  const { entries } = await doctor.do(listEntries, { id: person });
  assert.deepEqual(
    entries[0]?.facts.map(({ key, value, as }) => [key, value, as]),
    [
      ["need", "eviction", "needs:what"],
      ["state", "new", "needs:state"],
    ],
  );
  const looks = await house.looksOf(doctor, "entries-opened");
  assert.equal(looks.find(({ detail }) => detail["list"] === "needs")?.detail["count"], 1);
  for (const row of ["need_states", "needs"]) {
    await assert.rejects(root.query(`update kring.${row} set words = 'x'`), /kring/);
  }
  const { rows } = await root.query(
    "select 1 from kring.journal where detail::text ~ 'Friday|lease|eviction'",
  );
  assert.equal(rows.length, 0);
});

test("a wrong need is said at its field", async () => {
  const person = await cared("practice", "social");
  const ask = async (more: object) => {
    const need = {
      id: person,
      serviceId: practice,
      compartment: "health",
      what: "eviction",
      ...more,
    };
    const answer = await nurse.ask(contract.nameNeed, need as never);
    return [answer.status, answer.errors?.map(({ path, code }) => `${path} ${code}`).join()];
  };
  assert.deepEqual(await ask({ what: "health-problem" }), [422, "/words required"]);
  assert.deepEqual(await ask({ what: "nonsense" }), [422, "/what enum"]);
  assert.deepEqual(await ask({ vital: true }), [422, "/vital vital-elsewhere"]);
  assert.deepEqual(await ask({ state: "solved", unmetBecause: "no-place" }), [
    422,
    "/unmetBecause met",
  ]);
  assert.deepEqual(await ask({ code: { system: "none", code: "A1" } }), [422, "/code unknown"]);
  assert.deepEqual(await ask({ urgency: 4 }), [422, "/urgency maximum"]);
  const ours = await write(nurse, person);
  const theirs = await write(social, person, {
    serviceId: serviceId("social"),
    compartment: "social",
  });
  const elsewhere = await write(nurse, await cared("practice"));
  assert.deepEqual(await ask({ notedIn: theirs.id }), [422, "/notedIn not-there"]);
  assert.deepEqual(await ask({ notedIn: elsewhere.id }), [422, "/notedIn not-there"]);
  const noted = await name(person, { notedIn: ours.id });
  assert.equal(noted.notedIn, ours.id);
  // A need is no note: nothing is marked in it.
  assert.deepEqual(await ask({ notedIn: noted.entry.id }), [422, "/notedIn not-there"]);
});

test("a need marked while a note is written was marked in it once that is signed", async () => {
  const person = await cared("practice", "social");
  const notedIn = async (one: contract.Need) =>
    (await nurse.do(contract.getNeed, { id: one.entry.id })).notedIn;
  const [heard, takenBack] = [await name(person), await name(person, { what: "debt" })];
  const [colleagues, elsewhere] = [
    await name(person, { what: "sleep" }, doctor),
    await name(person, { serviceId: serviceId("social"), compartment: "social" }, social),
  ];
  const before = await name(person, { notedIn: (await write(nurse, person)).id });
  const id = takenBack.entry.id;
  await nurse.do(amendEntry, { id, kind: "mistake", text: "A tap too many." });
  const all = [heard, takenBack, colleagues, elsewhere, before];
  const marked = all.map(({ entry }) => entry.id);
  const note = await write(nurse, person, { marked });
  assert.equal(await notedIn(heard), note.id);
  assert.equal(await notedIn(takenBack), null);
  assert.equal(await notedIn(colleagues), null);
  assert.equal(await notedIn(before), before.notedIn);
  const { needs } = await social.do(contract.listNeeds, { id: person });
  assert.equal(needs.find(({ entry }) => entry.id === elsewhere.entry.id)?.notedIn, null);
  // Said once: another note changes nothing.
  await write(nurse, person, { marked });
  assert.equal(await notedIn(heard), note.id);
  await assert.rejects(
    root.query("update kring.needs set noted_in = $1 where entry_id = $2", [
      note.id,
      heard.entry.id,
    ]),
    /marked elsewhere/,
  );
});

const contact: ContactFacts = {
  ...{ form: "individual", others: [], place: "centre", beganAt: new Date().toISOString() },
  ...{ durationMinutes: 10, interpreter: "none", interpreterLanguage: "", reason: "" },
  ...{ outcome: "helped", nextStep: "", nextOn: null, nextBy: null, turnId: null },
};

test("of a contact it was marked in the note, or in the contact where nothing was written", async () => {
  const person = await cared("practice");
  const sign = async (text: string) => {
    const { entry } = await name(person);
    const signed = await nurse.do(signContact, {
      ...{ id: person, serviceId: practice, compartment: "health", marked: [entry.id] },
      ...(text && { text }),
      contact,
    });
    return { signed, notedIn: (await nurse.do(contract.getNeed, { id: entry.id })).notedIn };
  };
  const silent = await sign("");
  assert.equal(silent.notedIn, silent.signed.id);
  const { signed, notedIn } = await sign("The owner wants her out.");
  const { entries } = await nurse.do(listEntries, { id: person });
  const note = entries.find(({ kind, contactId }) => kind === "note" && contactId === signed.id);
  assert.equal(notedIn, note?.id);
});

test("a health problem may be vital, and is read in an emergency", async () => {
  const person = await cared("practice");
  const problem = await name(person, { what: "health-problem", words: "Epilepsy", vital: true });
  assert.equal(problem.entry.vital, "problem");
  const helper = await house.join("care", { service: "debt", profession: "nurse" });
  assert.deepEqual((await helper.do(contract.listNeeds, { id: person })).needs, []);
  await house.breakGlass(helper, person);
  const { needs } = await helper.do(contract.listNeeds, { id: person });
  assert.deepEqual(
    needs.map(({ words, entry }) => [words, entry.ground]),
    [["Epilepsy", "break-glass"]],
  );
  const moved = await helper.ask(contract.moveNeed, { id: problem.entry.id, state: "solved" });
  assert.deepEqual([moved.status, moved.code], [403, "read-only"]);
});

test("for who does not care there is nothing; what was passed on is for reading only", async () => {
  const person = await cared("practice", "social");
  const { entry, notedIn } = await name(person, { notedIn: (await write(nurse, person)).id });
  assert.ok(notedIn);
  assert.deepEqual((await social.do(contract.listNeeds, { id: person })).needs, []);
  const unseen = await social.ask(contract.getNeed, { id: entry.id });
  assert.deepEqual([unseen.status, unseen.code], [404, "not-found"]);
  const to = { service: "social" } as const;
  await passOn(person, { from: "practice", compartment: "health", entryId: entry.id, to });
  const read = await social.do(contract.getNeed, { id: entry.id });
  // The note itself was not passed on: that there is one is not told.
  assert.deepEqual([read.what, read.notedIn, read.entry.ground], ["eviction", null, "share"]);
  const acts = [
    social.ask(contract.moveNeed, { id: entry.id, state: "solved" }),
    social.ask(contract.addHelper, { id: entry.id, outside: "A friend" }),
  ];
  for (const { status, code } of await Promise.all(acts)) {
    assert.deepEqual([status, code], [403, "read-only"]);
  }
  const note = await write(nurse, person);
  const noNeed = await nurse.ask(contract.moveNeed, { id: note.id, state: "solved" });
  assert.deepEqual([noNeed.status, noNeed.code], [404, "not-found"]);
});

test("who helps: a service, a colleague, somebody outside; a need that waited is being helped", async () => {
  const person = await cared("practice");
  const { entry } = await name(person, { unmetBecause: "waiting-list", urgency: 2 });
  const { id } = entry;
  const helped = await nurse.do(contract.addHelper, { id, serviceId: serviceId("social") });
  assert.deepEqual(
    helped.states.map(({ state, urgency, unmetBecause }) => [state, urgency, unmetBecause]),
    [
      ["being-helped", 2, null],
      ["new", 2, "waiting-list"],
    ],
  );
  await nurse.do(contract.addHelper, { id, staffId: doctor.id as never, since: "2026-01-31" });
  const three = await nurse.do(contract.addHelper, { id, outside: "Her neighbour" });
  assert.deepEqual(
    three.helpers
      .map(({ service, colleague, outside }) => service?.name ?? colleague?.id ?? outside)
      .sort(),
    ["Her neighbour", "Social service", doctor.id].sort(),
  );
  assert.equal(three.states.length, 2);
  const twice = await nurse.ask(contract.addHelper, { id, serviceId: serviceId("social") });
  assert.deepEqual([twice.status, twice.code], [409, "already-helps"]);
  const wrong = async (more: object) =>
    (await nurse.ask(contract.addHelper, { id, ...more } as never)).errors
      ?.map(({ code }) => code)
      .join();
  assert.equal(await wrong({}), "required");
  assert.equal(await wrong({ outside: " " }), "required");
  assert.equal(await wrong({ outside: "x", staffId: doctor.id }), "only-one");
  assert.equal(await wrong({ outside: "x", since: "2999-01-01" }), "future");
  const helper = three.helpers.find(({ outside }) => outside !== "")?.id ?? "";
  const ended = await doctor.do(contract.endHelper, { id: helper });
  assert.equal(ended.helpers.at(-1)?.id, helper);
  assert.ok(ended.helpers.at(-1)?.endedAt);
  const again = await doctor.ask(contract.endHelper, { id: helper });
  assert.deepEqual([again.status, again.code], [409, "has-ended"]);
  const foreign = await social.ask(contract.endHelper, { id: helper });
  assert.deepEqual([foreign.status, foreign.code], [404, "not-found"]);
});

test("a discreet service helps out of sight of those who must not know of it", async () => {
  const person = await cared("practice", "mind", "social");
  const both = await house.join("care", { service: "practice", profession: "psychologist" });
  await root.query(
    "insert into kring.memberships (staff_id, role, service_id) values ($1, 'care', $2)",
    [both.id, serviceId("mind")],
  );
  await root.query(
    "insert into kring.openings (service_id, compartment, profession) values ($1, 'health', 'psychologist')",
    [practice],
  );
  const { entry } = await name(person);
  const { id } = entry;
  // Whoever must not know of it cannot name it: neither the service nor who works only there.
  for (const helper of [{ serviceId: serviceId("mind") }, { staffId: psychologist.id as never }]) {
    const answer = await nurse.ask(contract.addHelper, { id, ...helper });
    assert.deepEqual([answer.status, answer.code], [404, "not-found"]);
  }
  const fresh = await signInAgain(both);
  const named = await fresh.do(contract.addHelper, { id, serviceId: serviceId("mind") });
  assert.deepEqual(
    named.helpers.map(({ service }) => service?.name),
    ["Mental health"],
  );
  const seen = await nurse.do(contract.getNeed, { id });
  assert.deepEqual(seen.helpers, []);
  const to = { service: "social" } as const;
  await passOn(person, { from: "practice", compartment: "health", entryId: id, to });
  assert.deepEqual((await social.do(contract.getNeed, { id })).helpers, []);
  const helper = named.helpers[0]?.id ?? "";
  const ended = await nurse.ask(contract.endHelper, { id: helper });
  assert.deepEqual([ended.status, ended.code], [404, "not-found"]);
  // In its own file, passed on by it: who reads it knows of the service already.
  const own = await name(
    person,
    { serviceId: serviceId("mind"), compartment: "mind", what: "distress" },
    psychologist,
  );
  await psychologist.do(contract.addHelper, { id: own.entry.id, serviceId: serviceId("mind") });
  await psychologist.do(contract.addHelper, {
    id: own.entry.id,
    staffId: psychologist.id as never,
  });
  await passOn(person, { from: "mind", compartment: "mind", entryId: own.entry.id, to });
  const told = await social.do(contract.getNeed, { id: own.entry.id });
  assert.deepEqual(
    told.helpers.map(({ service }) => service?.name),
    ["Mental health"],
  );
});

test("the same send twice is one need", async () => {
  const person = await cared("practice");
  const need = { id: person, serviceId: practice, compartment: "health", what: "food" } as const;
  const answers = await Promise.all(
    [1, 2, 3].map(() => nurse.ask(contract.nameNeed, need, { "idempotency-key": "once" })),
  );
  assert.equal(new Set(answers.map(({ body }) => body.entry.id)).size, 1);
  assert.equal((await nurse.do(contract.listNeeds, { id: person })).needs.length, 1);
});

/** A session that knows of the membership that was added since. */
async function signInAgain(who: typeof nurse) {
  const { rows } = await root.query("select email from kring.staff where id = $1", [who.id]);
  return signInTo(house.http, rows[0].email, testPassword);
}
