import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import * as people from "../src/people/contract.ts";
import { arrive, callNext, moveTurn } from "../src/reception/contract.ts";
import type { Answer } from "./harness.ts";
import { foundWelcome } from "./welcome.ts";

/* Two at once, many at once, and the connection cut in the middle: all or nothing, never twice. */

const house = await foundWelcome();
const { root, welcomer, addPerson } = house;

async function count(query: string, ...values: unknown[]): Promise<number> {
  return (await root.query(`select count(*)::int as n from ${query}`, values)).rows[0].n;
}

const codes = (answers: Answer<unknown>[]) => answers.map(({ code }) => code ?? "done").sort();
const times = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)));

test("32 desks send the same registration with one key: one person", async () => {
  const input = { given: "Only", family: "Once", birth: "1970" };
  const answers = await times(32, () =>
    welcomer.ask(people.registerPerson, input, { "idempotency-key": "once" }),
  );
  assert.deepEqual([...new Set(answers.map(({ body }) => body.id))].length, 1);
  assert.equal(await count("kring.people where family = 'Once'"), 1);
  assert.equal(
    await count(
      "kring.journal where act = 'person-registered' and person_id = $1",
      answers[0]?.body.id,
    ),
    1,
  );
});

test("a key of one act never answers for another", async () => {
  const headers = { "idempotency-key": "shared" };
  const person = await welcomer.ask(people.registerPerson, { given: "Key" }, headers);
  const arrival = await welcomer.ask(
    arrive,
    { personId: person.body.id, doors: ["care"] },
    headers,
  );
  assert.equal(arrival.body.personId, person.body.id);
  const opened = await welcomer.ask(people.getPerson, { id: person.body.id }, headers);
  const again = await welcomer.ask(people.getPerson, { id: await addPerson() }, headers);
  assert.notEqual(again.body.id, opened.body.id);
});

test("editors of one version: one wins, the others are stale", async () => {
  for (let round = 0; round < 10; round++) {
    const id = await addPerson();
    const answers = await times(6, (i) =>
      welcomer.ask(people.editPerson, { id, version: 1, given: `Editor ${i}` }),
    );
    assert.deepEqual(codes(answers), ["done", "stale", "stale", "stale", "stale", "stale"]);
    const winner = answers.find(({ status }) => status === 200);
    const now = await welcomer.do(people.getPerson, { id });
    assert.deepEqual([now.given, now.version], [winner?.body.given, 2]);
  }
});

test("merges in a ring and their undoing at once leave one root and no deadlock", async () => {
  for (let round = 0; round < 8; round++) {
    const ids = await house.addPeople(3);
    const ring = ids.map((id, i) => ({
      id,
      version: 1,
      otherId: ids[(i + 1) % 3] ?? id,
      otherVersion: 1,
      take: ["given"],
    }));
    const answers = await times(6, (i) => welcomer.ask(people.mergePeople, ring[i % 3] as never));
    for (const { status, code } of answers)
      assert.ok(status === 200 || status === 409, `${status} ${code}`);
    assert.equal(
      (await count("kring.people where id = any ($1) and merged_into is null", ids)) >= 1,
      true,
    );
    const { rows } = await root.query(
      "select id from kring.merges where kept_id = any ($1) and undone_at is null",
      [ids],
    );
    const undone = await times(rows.length * 3, (i) =>
      welcomer.ask(people.unmergePeople, { mergeId: rows[i % rows.length].id }),
    );
    for (const { status, code } of undone)
      assert.ok(status === 200 || status === 409, `${status} ${code}`);
    const active = await count("kring.merges where kept_id = any ($1) and undone_at is null", ids);
    assert.equal(
      await count("kring.people where id = any ($1) and merged_into is not null", ids),
      active,
    );
  }
});

test("one person is not merged with themselves, however the id is written", async () => {
  const id = await addPerson();
  const otherId = id.toUpperCase() as typeof id;
  const merged = await welcomer.ask(people.mergePeople, {
    id,
    version: 1,
    otherId,
    otherVersion: 1,
    take: [],
  });
  const related = await welcomer.ask(people.relatePeople, { id, otherId, kind: "friend" });
  assert.deepEqual([merged.code, related.code], ["same-person", "same-person"]);
});

test("a person arrives at one door many times at once: one turn; is called by many: once", async () => {
  for (let round = 0; round < 6; round++) {
    const personId = await addPerson();
    const doors = [["care", "talk"], ["talk", "care"], ["care"]];
    const answers = await times(9, (i) =>
      welcomer.ask(arrive, { personId, doors: doors[i % 3] ?? [] }),
    );
    for (const { status, code } of answers)
      assert.ok(status === 200 || code === "already-waiting", `${status} ${code}`);
    assert.equal(
      await count(
        "kring.turns t join kring.doors d on d.id = door_id where person_id = $1 and key = 'care'",
        personId,
      ),
      1,
    );
    const called = await times(8, (i) => welcomer.do(callNext, { door: i % 2 ? "care" : "talk" }));
    const mine = called.flatMap(({ turn }) => (turn?.person?.id === personId ? [turn] : []));
    assert.equal(mine.length, 1);
    for (const { id, version } of mine) await welcomer.do(moveTurn, { id, version, move: "done" });
    await root.query(
      "update kring.turns set state = 'left' where person_id = $1 and state = 'waiting'",
      [personId],
    );
  }
});

test("connections cut at any moment under 8 writers: all or nothing, and the house stays open", async () => {
  const until = performance.now() + 8000;
  const seen: Record<string, number> = {};
  const acknowledged: string[] = [];
  let cuts = 0;
  const write = async (writer: number) => {
    for (let n = 0; performance.now() < until; n++) {
      const family = `Cut ${writer} ${n}`;
      const nationalNumber = "85073003328";
      const gp = { answer: "no" as const, name: "", since: null };
      const registered = await welcomer.ask(people.registerPerson, {
        given: "Writer",
        family,
        nationalNumber,
        gp,
      });
      seen[registered.status] = (seen[registered.status] ?? 0) + 1;
      assert.ok(
        [200, 500, 503].includes(registered.status),
        `${registered.status} ${registered.code}`,
      );
      if (registered.status !== 200) continue;
      acknowledged.push(registered.body.id);
      const arrived = await welcomer.ask(arrive, {
        personId: registered.body.id,
        doors: ["care", "social"],
      });
      seen[arrived.status] = (seen[arrived.status] ?? 0) + 1;
      assert.ok([200, 500, 503].includes(arrived.status), `${arrived.status} ${arrived.code}`);
    }
  };
  const cut = async () => {
    while (performance.now() < until) {
      await sleep(Math.random() * 60);
      const { rowCount } = await root.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'kring_app' and pid <> pg_backend_pid()
        order by random() limit 2`);
      cuts += rowCount ?? 0;
    }
  };
  await Promise.all([cut(), ...Array.from({ length: 8 }, (_, i) => write(i))]);
  await sleep(300);
  await times(20, () => welcomer.do(people.findPeople, { q: "writer cut" }));
  assert.ok(cuts >= 50, `only ${cuts} cuts`);
  assert.ok((seen[503] ?? 0) + (seen[500] ?? 0) > 0, "no cut was felt");
  assert.equal(seen[500] ?? 0, 0, JSON.stringify(seen));
  assert.equal(await count("kring.people where id = any ($1)", acknowledged), acknowledged.length);
  const halves = {
    unjournalled:
      "kring.people p where given = 'Writer' and (select count(*) from kring.journal j where j.person_id = p.id and act = 'person-registered') <> 1",
    unfindable:
      "kring.people p where given = 'Writer' and not exists (select from kring.people_search s where s.person_id = p.id)",
    unanswered:
      "kring.people p where given = 'Writer' and (select count(*) from kring.gp_answers g where g.person_id = p.id) <> 1",
    unnumbered:
      "kring.people p where given = 'Writer' and (select count(*) from kring.national_numbers g where g.person_id = p.id) <> 1",
    halfArrived:
      "kring.arrivals a join kring.people p on p.id = person_id where given = 'Writer' and (select count(*) from kring.turns t where t.arrival_id = a.id) <> 2",
    ghosts:
      "kring.journal j where act = 'person-registered' and not exists (select from kring.people p where p.id = j.person_id)",
  };
  for (const [what, query] of Object.entries(halves)) assert.equal(await count(query), 0, what);
  const waiting = house.database.pool.waitingCount;
  assert.deepEqual([waiting, house.database.pool.totalCount <= 10], [0, true]);
  const stuck = await count(
    "pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
  );
  assert.equal(stuck, 0, "a transaction was left open");
  after(() =>
    console.log(
      `races: ${cuts} cuts, answers ${JSON.stringify(seen)}, ${acknowledged.length} kept`,
    ),
  );
});
