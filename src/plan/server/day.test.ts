import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestUser } from "../../../test/harness.ts";
import { pictured } from "../../../test/pictured.ts";
import { foundVaults } from "../../../test/vaults.ts";
import { addDoor, arrive } from "../../reception/contract.ts";
import * as contract from "../contract.ts";

const house = await foundVaults();
const { nurse, doctor, social, welcomer, cared, root, serviceId } = house;
const told = pictured(house);
const daysFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const day = async (who: TestUser, list: contract.DayList, more: object = {}) =>
  who.do(contract.listMyDay, { list, ...more });
const kindsOf = async (who: TestUser, list: contract.DayList) =>
  (await day(who, list)).lines.map(({ kind, person }) => `${kind} ${person.given}`);
const nameOf = async (id: string) =>
  (await root.query("select given from kring.people where id = $1", [id])).rows[0].given;

test("today: who waits of my people, whom I met, what I said I would do", async () => {
  const admin = await house.join("admin");
  await admin.do(addDoor, {
    key: "medical",
    name: "Medical",
    letter: "M",
    colour: "teal",
    pictogram: "people",
  });
  const [mine, others] = [await cared("practice"), await cared("social")];
  for (const personId of [mine, others])
    await welcomer.do(arrive, { personId, doors: ["medical"] });
  await told.contact(mine);
  await told.contact(mine, { by: doctor });
  await told.contact(mine, {
    by: doctor,
    next: "Call back",
    nextOn: daysFromNow(0),
    nextBy: nurse,
  });
  const given = await nameOf(mine);
  assert.deepEqual((await kindsOf(nurse, "today")).toSorted(), [
    `contact ${given}`,
    `next-step ${given}`,
    `waiting ${given}`,
  ]);
  await root.query(
    "update kring.turns set state = 'called', called_at = now(), called_by = $2 where person_id = $1",
    [mine, doctor.id],
  );
  assert.ok((await kindsOf(nurse, "today")).includes(`called ${given}`));
  const { lines } = await day(nurse, "today");
  assert.equal(lines.find(({ kind }) => kind === "next-step")?.text, "Call back");
  const looks = await house.looksOf(nurse, "entries-opened");
  assert.deepEqual(looks.at(-1), {
    person_id: mine,
    detail: {
      count: 1,
      grounds: { own: 1 },
      services: [serviceId("practice")],
      compartments: ["health"],
      list: "my-day",
    },
  });
});

test("waiting: drafts, and withholdings whose day has come, mine only", async () => {
  const person = await cared("practice");
  const given = await nameOf(person);
  const entry = await told.contact(person);
  for (const [who, reviewOn] of [
    [nurse, daysFromNow(-1)],
    [doctor, daysFromNow(9)],
  ] as const) {
    await root.query(
      `insert into kring.drafts (author_id, person_id, service_id, kind, content)
         select $1, $2, id, 'note', '{}' from kring.services where key = 'practice'`,
      [who.id, person],
    );
    const about = who === nurse ? entry : await told.contact(person, { by: doctor });
    await root.query(
      `insert into kring.withholdings (entry_id, motive, review_on, withheld_by) values ($1, 'It would harm her.', $2, $3)`,
      [about, reviewOn, who.id],
    );
  }
  assert.deepEqual((await kindsOf(nurse, "waiting")).toSorted(), [
    `draft ${given}`,
    `withholding ${given}`,
  ]);
  assert.deepEqual(await kindsOf(doctor, "waiting"), [`draft ${given}`]);
  assert.deepEqual(await kindsOf(doctor, "due"), [`withholding ${given}`]);
});

test("a referral waits for its service until somebody moves", async () => {
  const person = await cared("practice", "social");
  const entry = await told.need(person, { what: "eviction" });
  await house.passOn(person, {
    from: "practice",
    compartment: "health",
    entryId: entry,
    to: { service: "social" },
  });
  const { rows } = await root.query(
    `insert into kring.referrals (person_id, from_service, to_service, entry_id, share_id, asked_by)
     select h.person_id, h.source_service, h.recipient_service, h.entry_id, h.id, $2
       from kring.shares h where h.entry_id = $1 returning id`,
    [entry, nurse.id],
  );
  const { lines } = await day(social, "waiting");
  assert.deepEqual(
    lines.map(({ kind, text, service }) => [kind, text, service?.name]),
    [["referral", "eviction", "Practice"]],
  );
  await root.query(
    "insert into kring.referral_moves (referral_id, move, moved_by) values ($1, 'accepted', $2)",
    [rows[0].id, social.id],
  );
  assert.equal((await day(social, "waiting")).total, 0);
});

test("what I handed on and nobody answered for a week is due to me, while the person still agrees", async () => {
  const aWeekAgo = "now() - interval '8 days'";
  const handOn = async (askedAt: string) => {
    const person = await cared("practice");
    const entry = await told.need(person, { what: "eviction" });
    const share = { from: "practice", compartment: "health", entryId: entry } as const;
    const consent = await house.passOn(person, { ...share, to: { service: "social" } });
    const { rows } = await root.query(
      `insert into kring.referrals (person_id, from_service, to_service, entry_id, share_id, asked_by, asked_at)
       select h.person_id, h.source_service, h.recipient_service, h.entry_id, h.id, $2, ${askedAt}
         from kring.shares h where h.entry_id = $1 returning id`,
      [entry, nurse.id],
    );
    return { person, consent, id: rows[0].id as string };
  };
  const unanswered = async (who: TestUser) =>
    (await day(who, "due")).lines.filter(({ kind }) => kind === "unanswered");
  const [one, answered, withdrawn] = [
    await handOn(aWeekAgo),
    await handOn(aWeekAgo),
    await handOn(aWeekAgo),
  ];
  await handOn("now() - interval '6 days'");
  await root.query(
    "insert into kring.referral_moves (referral_id, move, moved_by) values ($1, 'accepted', $2)",
    [answered.id, social.id],
  );
  await house.withdraw(withdrawn.consent);
  const lines = await unanswered(nurse);
  assert.deepEqual(
    lines.map(({ id, person, text, isOverdue }) => [id, person.id, text, isOverdue]),
    [[one.id, one.person, "Social service", true]],
  );
  assert.deepEqual(await unanswered(doctor), []);
  await house.keepOut(one.person, nurse);
  assert.deepEqual(await unanswered(nurse), []);
});

test("due: what is late or comes this week, and care that ends", async () => {
  const debt = await house.join("care", { service: "debt", profession: "debt-mediator" });
  const person = await house.somebody();
  const given = await nameOf(person);
  await root.query(
    `insert into kring.care_relations (person_id, service_id, basis, valid)
     values ($1, $2, 'contact', tstzrange(now() - interval '1 year', now() + interval '5 days'))`,
    [person, serviceId("debt")],
  );
  const inDebt = { by: debt, service: "debt", compartment: "debt" };
  await told.contact(person, { ...inDebt, next: "Late", nextOn: daysFromNow(-3), nextBy: debt });
  await told.contact(person, { ...inDebt, next: "Nobody named", nextOn: daysFromNow(2) });
  await told.contact(person, { ...inDebt, next: "Far", nextOn: daysFromNow(60), nextBy: debt });
  await told.end(
    await told.contact(person, { ...inDebt, next: "Done", nextOn: daysFromNow(-3), nextBy: debt }),
  );
  const { lines, total } = await day(debt, "due");
  assert.deepEqual(
    lines.map(({ kind, text, isOverdue, person: { given } }) => [kind, text, isOverdue, given]),
    [
      ["next-step", "Late", true, given],
      ["next-step", "Nobody named", false, given],
      ["care-ending", "", false, given],
    ],
  );
  assert.equal(total, 3);
});

test("lost sight of: cared for, and nobody of us wrote a word for so many months", async () => {
  const head = await house.join("care", { service: "mind", profession: "psychologist" });
  const inMind = { by: head, service: "mind", compartment: "mind" };
  const longAgo = new Date(Date.now() - 200 * 86_400_000).toISOString();
  const people = [];
  for (const writtenAt of [longAgo, longAgo, longAgo, new Date().toISOString()]) {
    const person = await cared("mind", "practice");
    people.push(person);
    await told.contact(person, { ...inMind, writtenAt });
    // What others wrote does not count, and is not told.
    await told.contact(person);
  }
  const { total } = await day(head, "lost", { months: 6 });
  assert.equal(total, 3);
  assert.equal((await day(head, "lost", { months: 12 })).total, 0);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await day(head, "lost", { months: 6, limit: 2, ...(after && { after }) });
    seen.push(...page.lines.map(({ person }) => person.id));
    after = page.next ?? undefined;
  } while (after);
  assert.deepEqual(seen.toSorted(), people.slice(0, 3).toSorted());
  const wrong = await head.ask(contract.listMyDay, { list: "lost", after: "nonsense" });
  assert.deepEqual(wrong.errors, [{ path: "/after", code: "not-a-place" }]);
});
