import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { verifyAccess } from "../src/circle/server/index.ts";
import { findPeople, listLikelyDuplicates } from "../src/people/contract.ts";
import { listDoors, listQueue } from "../src/reception/contract.ts";
import { listEntries } from "../src/record/contract.ts";
import { type EmptyHouse, foundCentre, openEmptyHouse, signInTo } from "../test/harness.ts";
import { demoPassword, others, signIns } from "./colleagues.ts";
import { drawDay, spanOfDay } from "./day.ts";
import { fillCentre } from "./fill-centre.ts";
import { fillHouse } from "./fill-house.ts";
import { registerNeighbourhood } from "./fill-people.ts";
import { doors, memberServices } from "./house.ts";
import { drawNeighbourhood } from "./neighbourhood.ts";
import { Office } from "./office.ts";

const house = await openEmptyHouse();
const silent = () => {};
const first = await fillCentre(house.database, silent);
const enter = (name: string) => signInTo(house.http, `${name}@demo.kring`, demoPassword);
const desk = await enter("reception");

async function count(from: EmptyHouse, what: string): Promise<number> {
  const { rows } = await from.root.query(`select count(*)::int as n from ${what}`);
  return rows[0].n;
}

/** What the demo is, whatever its ids and times are. */
async function digest(from: EmptyHouse): Promise<string> {
  const { rows } = await from.root.query(`
    select p.given, p.family, p.other_names, p.birth, p.street, n.number,
           array(select e.compartment || e.vital from kring.entries e where e.person_id = p.id order by e.id) as entries,
           array(select d.key || t.state || t.urgent from kring.turns t join kring.doors d on d.id = t.door_id
                  where t.person_id = p.id order by d.key) as turns
      from kring.people p left join kring.national_numbers n on n.person_id = p.id
     order by p.given, p.family, p.birth, p.street, n.number`);
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}

test("an empty database is filled with the promised centre", async () => {
  assert.equal(first, "filled");
  const staff = signIns.length + others.length;
  assert.ok(staff >= 30);
  assert.equal(await count(house, "kring.staff where password_hash is not null"), staff);
  assert.equal(await count(house, "kring.services"), memberServices.length);
  assert.equal(await count(house, "kring.services where discreet"), 2);
  const people = await count(house, "kring.people");
  assert.ok(people >= 310 && people <= 330, `${people} people`);
  const withoutGp = await count(house, "kring.gp_answers where answer = 'no'");
  assert.ok(withoutGp / people > 0.22 && withoutGp / people < 0.4, `${withoutGp} without a GP`);
  assert.ok((await count(house, "kring.relations")) >= 150);
  assert.ok((await count(house, "kring.people where birth is null or birth !~ '^.{10}$'")) >= 10);
  assert.ok((await count(house, "kring.people where address_kind <> 'home'")) >= 10);
  assert.equal(await count(house, "kring.national_numbers where not valid"), 0);
  assert.ok((await count(house, "kring.national_numbers where kind = 'bis'")) >= 20);
});

test("nobody is left in a session, and every act has its author", async () => {
  const filling = await count(house, "kring.sessions where device = 'demo'");
  assert.equal(filling, 0);
  const registered = "kring.journal j join kring.staff t on t.id = j.actor_id";
  assert.equal(
    await count(
      house,
      `${registered} where j.act = 'person-registered' and t.profession = 'welcomer'`,
    ),
    await count(house, "kring.people"),
  );
});

test("each of the eleven demo sign-ins works", async () => {
  assert.equal(signIns.length, 11);
  for (const { email } of signIns) await signInTo(house.http, email, demoPassword);
});

test("the cast is found, misspelt and in other scripts too", async () => {
  const searches: [q: string, given: string, family: string][] = [
    ["amina benhadou", "Amina", "Benhaddou"],
    ["أمينة بنحدو", "Amina", "Benhaddou"],
    ["depre luk", "Luc", "Deprez"],
    ["sarah fernandez", "Sara", "Fernandes"],
    ["pietro salvagio", "Pietro", "Salvaggio"],
  ];
  for (const [q, given, family] of searches) {
    const { people } = await desk.do(findPeople, { q });
    const found = people.slice(0, 5).map((person) => `${person.given} ${person.family}`);
    assert.ok(found.includes(`${given} ${family}`), `${q}: ${found.join(", ")}`);
  }
});

test("who was registered twice waits in the list of likely duplicates", async () => {
  const { total, pairs } = await desk.do(listLikelyDuplicates, { limit: 50 });
  const twice = ["Yıldırım", "Yildirim", "Wiśniewska", "Wisniewski", "Shevchenko", "Chevtchenko"];
  const families = pairs.flatMap(({ left, right }) => [left.family, right.family]);
  for (const family of twice) assert.ok(families.includes(family), `${family} is not there`);
  assert.ok(total >= 7 && total <= 25, `${total} pairs`);
});

test("behind the vault doors each story is told to its own, and to nobody else", async () => {
  assert.ok((await count(house, "kring.care_relations")) >= 80);
  assert.ok((await count(house, "kring.notes")) >= 100);
  assert.equal(await count(house, "kring.shares where purpose <> 'handover'"), 2);
  assert.equal(await count(house, "kring.referrals"), 3);
  assert.ok((await count(house, "kring.needs")) >= 20);
  assert.deepEqual((await verifyAccess(house.database)).differences, []);
  const textsOf = async (name: string, whom: string) => {
    const user = await enter(name);
    const { people } = await desk.do(findPeople, { q: whom });
    assert.ok(people[0]);
    const { entries } = await user.do(listEntries, { id: people[0].id, limit: 200 });
    return entries.map(({ text }) => text).join(" ");
  };
  assert.match(await textsOf("psychologist", "Sara Fernandes"), /Quatrième entretien/);
  assert.equal(await textsOf("social", "Sara Fernandes"), "");
  assert.doesNotMatch(await textsOf("doctor", "Sara Fernandes"), /entretien/);
  assert.match(await textsOf("social", "Amina Benhaddou"), /avis d’expulsion pour/);
  assert.doesNotMatch(await textsOf("social", "Amina Benhaddou"), /Mal de dents/);
  assert.match(await textsOf("doctor", "Luc Deprez"), /Médiation de dettes en cours/);
  assert.doesNotMatch(await textsOf("doctor", "Luc Deprez"), /huissier/);
  assert.equal(await textsOf("doctor", "Aristide Nzuzi"), "");
});

test("the day has begun: people wait at several doors, nobody came in the future", async () => {
  const shown = await desk.do(listDoors, {});
  assert.deepEqual(shown.doors.map(({ key }) => key).sort(), doors.map(({ key }) => key).sort());
  const queue = await desk.do(listQueue, {});
  assert.ok(new Set(queue.waiting.map(({ door }) => door)).size >= 6);
  assert.ok(queue.called.length >= 5);
  assert.ok(queue.ended.length >= 15);
  const amina = queue.waiting.find(({ person }) => person?.family === "Benhaddou");
  assert.equal(amina?.urgent, true);
  assert.equal(amina?.alsoAt.length, 1);
  const now = Date.now();
  for (const { waitingSince, calledAt } of [...queue.waiting, ...queue.called, ...queue.ended]) {
    assert.ok(Date.parse(waitingSince) < now);
    if (calledAt) assert.ok(Date.parse(calledAt) >= Date.parse(waitingSince));
  }
  const overtaken = `(select waiting_since < lag(waiting_since) over
    (partition by door_id order by substr(ticket, 3)::int) as yes from kring.turns) o where o.yes`;
  assert.equal(await count(house, overtaken), 0);
});

test("seeding again does nothing", async () => {
  const before = [await digest(house), await count(house, "kring.journal")];
  assert.equal(await fillCentre(house.database, silent), "was-filled");
  assert.deepEqual([await digest(house), await count(house, "kring.journal")], before);
});

test("a filling that was cut off is continued to the same demo", async () => {
  const again = await openEmptyHouse();
  const office = new Office(again.database);
  const neighbourhood = drawNeighbourhood(1070);
  await fillHouse(again.database, office, "to-found");
  const half = { ties: [], residents: neighbourhood.residents.slice(0, 60) };
  await registerNeighbourhood(office, half, silent);
  assert.equal(await count(again, "kring.centres where key = 'unfinished-demo'"), 1);
  assert.equal(await fillCentre(again.database, silent), "filled");
  assert.equal(await digest(again), await digest(house));
});

test("a centre of one's own is left alone", async () => {
  const own = await foundCentre();
  assert.equal(await fillCentre(own.database, silent), "other-centre");
  assert.equal(await count(own, "kring.people"), 0);
});

test("once the demo is complete its arrivals can no longer be dated back", async () => {
  const { rows } = await house.root.query("select id from kring.arrivals limit 1");
  const client = await house.database.pool.connect();
  try {
    await client.query("begin");
    await client.query("select kring.enter_system('test', '{staff,queue,people}')");
    const call = "select kring.set_back_demo_visit($1, now() - interval '1 day', now())";
    await assert.rejects(client.query(call, [rows[0].id]), /not allowed/);
    await client.query("rollback");
  } finally {
    client.release();
  }
});

test("whatever the hour, the visits lie between midnight and now", () => {
  for (const hour of [0, 3, 8, 9, 11, 15, 19, 23]) {
    const now = Temporal.ZonedDateTime.from(
      `2026-03-29T${String(hour).padStart(2, "0")}:20:00[Europe/Brussels]`,
    );
    const { from, until } = spanOfDay(now);
    assert.ok(from.getTime() >= now.startOfDay().epochMilliseconds);
    assert.ok(from < until && until.getTime() === now.epochMilliseconds);
  }
});

test("another seed draws other people, the same seed the same ones", () => {
  const names = (seed: number) =>
    drawNeighbourhood(seed).residents.map(({ identity }) => `${identity.given} ${identity.family}`);
  assert.deepEqual(names(7), names(7));
  assert.notDeepEqual(names(7), names(8));
  const { residents } = drawNeighbourhood(7);
  assert.deepEqual(drawDay(7, residents), drawDay(7, residents));
});
