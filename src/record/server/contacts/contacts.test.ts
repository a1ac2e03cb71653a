import assert from "node:assert/strict";
import { test } from "node:test";
import { foundVaults } from "../../../../test/vaults.ts";
import type { PersonId } from "../../../people/contract.ts";
import type { Input } from "../../../platform/endpoint.ts";
import { addDoor, arrive, callNext, listQueue } from "../../../reception/contract.ts";
import * as contract from "../../contract.ts";

/* A contact is signed once, by whoever may write; each who was there has their own entry of it. */

const house = await foundVaults();
const { root, nurse, doctor, social, welcomer, psychologist, cared, serviceId } = house;

type Sign = Input<typeof contract.signContact>;

function contactWith(
  id: PersonId,
  contact: Partial<contract.ContactFacts> = {},
  more: Partial<Sign> = {},
): Sign {
  return {
    id,
    serviceId: serviceId("practice"),
    compartment: "health",
    contact: {
      form: "individual",
      others: [],
      place: "centre",
      beganAt: new Date(Date.now() - 30 * 60_000).toISOString(),
      durationMinutes: 20,
      interpreter: "none",
      interpreterLanguage: "",
      reason: "J’ai mal à la dent.",
      outcome: "helped",
      nextStep: "",
      nextOn: null,
      nextBy: null,
      turnId: null,
      ...contact,
    },
    ...more,
  };
}

const list = (who: typeof nurse, id: PersonId, kinds?: contract.Entry["kind"][]) =>
  who.do(contract.listEntries, { id, ...(kinds && { kinds }) });

async function lastDay(person: PersonId): Promise<{ months: number; rows: number }> {
  const { rows } = await root.query(
    `select count(*)::int as rows, max(extract(epoch from upper(valid) - now()) / 86400 / 30.4)::int as months
       from kring.care_relations where person_id = $1`,
    [person],
  );
  return rows[0];
}

test("a contact and its note are signed in one act, and the draft is gone", async () => {
  const person = await cared("practice");
  const begun = await nurse.do(contract.beginContact, { id: person });
  const draft = { id: begun.id, revision: begun.revision };
  const signed = await nurse.do(
    contract.signContact,
    contactWith(
      person,
      {
        interpreter: "on-site",
        interpreterLanguage: "rif",
        nextStep: "Dentist",
        nextOn: "2099-01-02",
      },
      { text: "Abscess, lower left.", draft },
    ),
  );
  assert.equal(signed.kind, "contact");
  assert.deepEqual(
    signed.facts.map(({ key }) => key),
    [
      "began",
      "place",
      "minutes",
      "interpreter",
      "interpreterLanguage",
      "reason",
      "outcome",
      "next",
      "nextOn",
    ],
  );
  assert.equal(signed.contact?.nextBy?.id, nurse.id);
  const { entries, total } = await list(nurse, person);
  assert.equal(total, 2);
  const note = entries.find(({ kind }) => kind === "note");
  assert.deepEqual([note?.text, note?.contactId], ["Abscess, lower left.", signed.id]);
  assert.deepEqual(await nurse.do(contract.listDraftsAbout, { id: person }), { drafts: [] });
  const again = await nurse.ask(contract.signContact, contactWith(person, {}, { draft }));
  assert.deepEqual([again.status, again.code], [409, "draft-gone"]);
  assert.equal((await list(nurse, person)).total, 2, "signed twice");
  const written = await house.looksOf(nurse, "entry-written");
  assert.ok(written.some(({ detail }) => detail["entry"] === signed.id));
  assert.doesNotMatch(JSON.stringify(written), /Abscess|dent|Dentist/);
});

test("the kinds that are asked for are those that are answered, total included", async () => {
  const person = await cared("practice", "social");
  await nurse.do(contract.signContact, contactWith(person, {}, { text: "One." }));
  await house.write(nurse, person, { text: "Two." });
  await house.write(social, person, {
    serviceId: serviceId("social"),
    compartment: "social",
    text: "Rent.",
  });
  const kindsOf = async (...kinds: contract.Entry["kind"][]) => {
    const { total, entries } = await list(nurse, person, kinds);
    assert.equal(entries.length, total);
    return entries.map(({ kind }) => kind).sort();
  };
  assert.deepEqual(await kindsOf("contact"), ["contact"]);
  assert.deepEqual(await kindsOf("note"), ["note", "note"]);
  assert.deepEqual(await kindsOf("note", "contact"), ["contact", "note", "note"]);
  assert.deepEqual(await kindsOf("allergy"), []);
  assert.deepEqual((await list(psychologist, person, ["contact"])).entries, []);
});

for (const [what, contact, path, code] of [
  ["to come", { beganAt: "2099-01-01T10:00:00Z" }, "/contact/beganAt", "future"],
  ["without an outcome", { outcome: null }, "/contact/outcome", "required"],
  [
    "a next step in the past",
    { nextStep: "Call", nextOn: "2020-01-01" },
    "/contact/nextOn",
    "past",
  ],
  ["a day without a step", { nextOn: "2099-01-01" }, "/contact/nextStep", "required"],
  ["a couple of one", { form: "couple" }, "/contact/others", "form"],
  ["no language", { interpreter: "phone" }, "/contact/interpreterLanguage", "required"],
] as const) {
  test(`what is not right is said at its field: ${what}`, async () => {
    const answer = await nurse.ask(
      contract.signContact,
      contactWith(await cared("practice"), contact),
    );
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.deepEqual(
      answer.errors?.map((error) => [error.path, error.code]),
      [[path, code]],
    );
  });
}

test("a vital mark or a part about others needs a note", async () => {
  const person = await cared("practice");
  const alone = await nurse.ask(
    contract.signContact,
    contactWith(person, {}, { aboutOthers: "Her son drinks." }),
  );
  assert.deepEqual(
    alone.errors?.map(({ path, code }) => [path, code]),
    [["/text", "required"]],
  );
});

test("whoever may not write about somebody signs nothing about them", async () => {
  const person = await cared("practice");
  for (const who of [social, psychologist]) {
    const answer = await who.ask(contract.signContact, contactWith(person));
    assert.deepEqual([answer.status, answer.code], [404, "not-found"]);
  }
  assert.equal((await list(nurse, person)).total, 0);
});

test("a couple: an entry each with the same meeting, what was said in one file only", async () => {
  const [one, two, stranger] = [
    await cared("practice"),
    await cared("practice"),
    await cared("social"),
  ];
  const signed = await nurse.do(
    contract.signContact,
    contactWith(
      one,
      { form: "couple", others: [two], nextStep: "Call them" },
      { text: "They argue." },
    ),
  );
  assert.deepEqual(
    signed.contact?.others.map((other) => other?.id),
    [two],
  );
  const [theirs] = (await list(doctor, two)).entries;
  assert.ok(theirs);
  assert.equal(theirs.kind, "contact");
  assert.deepEqual(
    theirs.contact?.others.map((other) => other?.id),
    [one],
  );
  assert.doesNotMatch(JSON.stringify(theirs), /mal à la dent|Call them|argue/);
  const { rows } = await root.query(
    "select count(distinct meeting_id)::int as meetings, count(*)::int as n from kring.contacts where entry_id in ($1, $2)",
    [signed.id, theirs.id],
  );
  assert.deepEqual(rows[0], { meetings: 1, n: 2 });

  const refused = await nurse.ask(
    contract.signContact,
    contactWith(one, { form: "family", others: [two, stranger] }),
  );
  assert.deepEqual(
    refused.errors?.map(({ path, code }) => [path, code]),
    [["/contact/others/1", "nobody"]],
  );
  assert.equal((await list(nurse, one)).total, 2, "half a meeting was written");
});

test("who else was there has a name for those who follow them in that service, for others none", async () => {
  const [one, two] = [await cared("practice", "social"), await cared("practice", "social")];
  const signed = await nurse.do(
    contract.signContact,
    contactWith(one, { form: "couple", others: [two] }),
  );
  await house.passOn(one, {
    from: "practice",
    compartment: "health",
    entryId: signed.id,
    to: { service: "social" },
  });
  const passed = await social.do(contract.getEntry, { id: signed.id });
  assert.deepEqual([passed.ground, passed.contact?.others], ["share", [null]]);
  await house.keepOut(two, doctor);
  const kept = await doctor.do(contract.getEntry, { id: signed.id });
  assert.deepEqual(kept.contact?.others, [null]);
});

test("meeting in person renews the care of that service, a call does not", async () => {
  const person = await cared("practice");
  assert.deepEqual(await lastDay(person), { months: 12, rows: 1 });
  await nurse.do(contract.signContact, contactWith(person, { place: "phone" }));
  assert.deepEqual(await lastDay(person), { months: 12, rows: 1 });
  await nurse.do(contract.signContact, contactWith(person, { place: "home" }));
  assert.deepEqual(await lastDay(person), { months: 15, rows: 2 });
  await nurse.do(contract.signContact, contactWith(person));
  assert.deepEqual(await lastDay(person), { months: 15, rows: 2 }, "twice on one day");
});

test("care of one colleague alone stays theirs alone", async () => {
  const person = await house.somebody();
  await house.care(person, "practice", nurse);
  await nurse.do(contract.signContact, contactWith(person));
  const { rows } = await root.query(
    "select distinct staff_id from kring.care_relations where person_id = $1",
    [person],
  );
  assert.deepEqual(rows, [{ staff_id: nurse.id }]);
  assert.equal((await list(doctor, person)).total, 0);
});

test("narrowed, both are narrowed; kept from the person, the words are", async () => {
  const person = await cared("practice");
  const reviewOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const withhold = { motive: "It would frighten her now.", reviewOn };
  await nurse.do(
    contract.signContact,
    contactWith(person, {}, { text: "Suspected.", restrictTo: [], withhold }),
  );
  assert.equal((await list(doctor, person)).total, 0);
  const { entries } = await list(nurse, person);
  assert.ok(entries.every(({ restricted }) => restricted));
  const withheld = entries.filter(({ withholding }) => withholding).map(({ kind }) => kind);
  assert.deepEqual(withheld, ["note"]);
});

test("a next step is done, once", async () => {
  const person = await cared("practice");
  const next = { nextStep: "Call the dentist", nextOn: "2099-01-01" };
  const signed = await nurse.do(contract.signContact, contactWith(person, next));
  const ended = await doctor.do(contract.endEntry, { id: signed.id, because: "done" });
  assert.equal(ended.ended?.because, "done");
  const again = await doctor.ask(contract.endEntry, { id: signed.id, because: "dropped" });
  assert.equal(again.code, "has-ended");
});

test("asked twice under one key, signed once", async () => {
  const person = await cared("practice");
  const headers = { "idempotency-key": `sign-${person}` };
  const answers = await Promise.all(
    [1, 2, 3].map(() => nurse.ask(contract.signContact, contactWith(person), headers)),
  );
  assert.deepEqual([...new Set(answers.map(({ body }) => body.id))].length, 1);
  assert.equal((await list(nurse, person)).total, 1);
});

test("from the queue: one act moves the turn, begins the care and opens the contact", async () => {
  const admin = await house.join("admin");
  const door = { name: "M", letter: "M", colour: "teal", pictogram: "bandage" } as const;
  await admin.do(addDoor, { key: "medical", ...door });
  const person = await house.somebody();
  await welcomer.do(arrive, { personId: person, doors: ["medical"] });
  const { turn } = await nurse.do(callNext, { door: "medical" });
  assert.ok(turn);
  const draft = await nurse.do(contract.beginContact, {
    id: person,
    turn: { id: turn.id, version: turn.version },
  });
  assert.deepEqual([draft.kind, draft.content.contact?.turnId], ["contact", turn.id]);
  const { called } = await nurse.do(listQueue, {});
  assert.equal(called.find(({ id }) => id === turn.id)?.state, "being-seen");
  assert.equal((await nurse.do(contract.listWritable, { id: person })).places.length, 1);
  const again = await nurse.do(contract.beginContact, {
    id: person,
    turn: { id: turn.id, version: turn.version },
  });
  assert.equal(again.id, draft.id, "a second draft for one turn");
  const begun = { begun: [turn.id], signed: [] };
  assert.deepEqual(await nurse.do(contract.listMetTurns, {}), begun);
  assert.deepEqual(await doctor.do(contract.listMetTurns, {}), { begun: [], signed: [] });
  const signed = await nurse.do(
    contract.signContact,
    contactWith(person, { turnId: turn.id }, { draft: { id: draft.id, revision: draft.revision } }),
  );
  assert.equal(signed.kind, "contact");
  for (const who of [nurse, doctor]) {
    assert.deepEqual(await who.do(contract.listMetTurns, {}), { begun: [], signed: [turn.id] });
  }
  assert.deepEqual(await social.do(contract.listMetTurns, {}), { begun: [], signed: [] });
  const stateOf = async () =>
    (await root.query("select state from kring.turns where id = $1", [turn.id])).rows[0].state;
  assert.equal(await stateOf(), "being-seen", "signing alone ends no turn");
  const another = contactWith(person, { turnId: turn.id }, { endsTurn: true });
  await nurse.do(contract.signContact, another);
  assert.equal(await stateOf(), "done");
  // It was over already: signing again is no less signed.
  await nurse.do(contract.signContact, another);
  const other = await cared("practice");
  const foreign = await nurse.ask(contract.signContact, contactWith(other, { turnId: turn.id }));
  assert.equal(foreign.status, 422);
});

test("whom the person keeps out begins nothing, and the turn stays as it was", async () => {
  const person = await cared("practice");
  await welcomer.do(arrive, { personId: person, doors: ["medical"] });
  const { turn } = await doctor.do(callNext, { door: "medical" });
  assert.ok(turn);
  await house.keepOut(person, nurse);
  const { id, version } = turn;
  const answer = await nurse.ask(contract.beginContact, { id: person, turn: { id, version } });
  assert.deepEqual([answer.status, answer.code], [409, "cannot-begin"]);
  const { called } = await doctor.do(listQueue, {});
  assert.equal(called.find((one) => one.id === id)?.state, "called");
});

test("somebody without a name is counted for the members of the service, and only for them", async () => {
  const counted = {
    people: 3,
    place: "street",
    durationMinutes: 10,
    language: "",
    outcome: "informed",
  } as const;
  await nurse.do(contract.countContact, { serviceId: serviceId("practice"), ...counted });
  const before = new Date(Date.now() - 400 * 86_400_000).toISOString();
  await nurse.do(contract.countContact, {
    serviceId: serviceId("practice"),
    ...counted,
    beganAt: before,
  });
  const { services } = await doctor.do(contract.countAnonymousContacts, {});
  assert.deepEqual(
    services.map(({ today, month }) => [today, month]),
    [
      [
        { contacts: 1, people: 3 },
        { contacts: 1, people: 3 },
      ],
    ],
  );
  const others = await social.do(contract.countAnonymousContacts, {});
  assert.deepEqual(others.services[0]?.month, { contacts: 0, people: 0 });
  const foreign = await social.ask(contract.countContact, {
    serviceId: serviceId("practice"),
    ...counted,
  });
  assert.deepEqual([foreign.status, foreign.code], [404, "not-found"]);
  const wrong = await nurse.ask(contract.countContact, {
    serviceId: serviceId("practice"),
    ...counted,
    outcome: null,
  });
  assert.deepEqual(
    wrong.errors?.map(({ path }) => path),
    ["/outcome"],
  );
  assert.equal((await house.looksOf(nurse, "anonymous-contact-counted")).length, 2);
});
