import assert from "node:assert/strict";
import { before, test } from "node:test";
import pg from "pg";
import * as access from "../src/access/contract.ts";
import * as people from "../src/people/contract.ts";
import { arrive, callNext, listQueue } from "../src/reception/contract.ts";
import { foundWelcome } from "./welcome.ts";

/* The journal: nobody rewrites it, nothing happens without it, no words of people stand in it. */

const house = await foundWelcome();
const { root, connections, welcomer, admin } = house;
let somebody: people.PersonId;

before(async () => {
  somebody = await house.addPerson();
});

const entries = async () =>
  (await root.query("select count(*)::int as n from kring.journal")).rows[0].n as number;

test("neither the application nor the owner changes, removes or empties it", async () => {
  const statements = [
    "update kring.journal set act = 'nothing'",
    "update kring.journal set detail = '{}' where id = 1",
    "delete from kring.journal",
    "delete from kring.journal where id = 1",
    "truncate kring.journal",
    "truncate kring.journal cascade",
    "insert into kring.journal (id, act) overriding system value values (1, 'again')",
    `insert into kring.journal (id, act) overriding system value values (1, 'again')
      on conflict (id) do update set act = 'nothing'`,
    "merge into kring.journal j using (select 1) x on true when matched then delete",
    "merge into kring.journal j using (select 1) x on true when matched then update set act = 'nothing'",
  ];
  const before = await entries();
  let refused = 0;
  for (const config of [connections.app, connections.owner]) {
    const client = new pg.Client(config);
    await client.connect();
    for (const statement of statements) {
      await client.query("begin");
      await client
        .query("select kring.enter_system('a test', '{journal,staff,people,merge}')")
        .catch(() => {});
      await assert.rejects(client.query(statement), `${config.user}: ${statement}`);
      await client.query("rollback");
      refused += 1;
    }
    await client.end();
  }
  const app = new pg.Client(connections.app);
  await app.connect();
  for (const statement of [
    "insert into kring.journal (act, actor_id) values ('in the name of another', null)",
    "insert into kring.journal (act, at) values ('long ago', '2000-01-01')",
    "insert into kring.journal (id, act) overriding system value values (0, 'before all')",
    "alter table kring.journal disable trigger all",
    "drop table kring.journal",
    "drop trigger journal_append_only on kring.journal",
    "alter table kring.journal disable row level security",
    "set session_replication_role = replica",
    "set role kring_owner",
  ]) {
    await assert.rejects(app.query(statement), statement);
    refused += 1;
  }
  await app.end();
  assert.equal(refused, 29);
  assert.equal(await entries(), before);
});

test("every search, opening, change and refusal leaves its entry", async () => {
  const acts: [string, () => Promise<unknown>][] = [
    ["people-searched", () => welcomer.do(people.findPeople, { q: "wanda secretname" })],
    ["people-searched", () => welcomer.do(people.findPeople, { q: "w" })],
    ["person-opened", () => welcomer.do(people.getPerson, { id: somebody })],
    [
      "person-edited",
      () =>
        welcomer.do(people.editPerson, { id: somebody, version: 1, trustedPerson: "Secretname" }),
    ],
    ["refused", () => welcomer.ask(people.editPerson, { id: somebody, version: 1, given: "X" })],
    ["duplicates-checked", () => welcomer.do(people.checkDuplicates, { given: "Secretname" })],
    ["likely-duplicates-listed", () => welcomer.do(people.listLikelyDuplicates, {})],
    ["refused", () => admin.ask(people.getPerson, { id: somebody })],
    ["refused", () => welcomer.ask(access.addService, { key: "new", name: "New" })],
    [
      "refused",
      () => welcomer.ask(people.getPerson, { id: "0197c000-0000-7000-8000-000000000000" as never }),
    ],
    ["person-arrived", () => welcomer.do(arrive, { personId: somebody, doors: ["care"] })],
    ["refused", () => welcomer.ask(arrive, { personId: somebody, doors: ["care"] })],
    ["queue-opened", () => welcomer.do(listQueue, { door: "Secretname" })],
    ["queue-opened", () => welcomer.do(listQueue, { door: "care" })],
    ["person-called", () => welcomer.do(callNext, { door: "care", room: "Secretname" })],
    ["refused", () => welcomer.ask(callNext, { door: "Secretname" })],
    [
      "sign-in-failed",
      () =>
        house.http.inject({
          method: "POST",
          url: "/api/session",
          payload: { email: "secretname@x.be", password: "x" },
        }),
    ],
  ];
  for (const [act, work] of acts) {
    const before = await entries();
    await work();
    const { rows } = await root.query("select act from kring.journal order by id offset $1", [
      before,
    ]);
    assert.deepEqual(rows, [{ act }]);
  }
  const { rows } = await root.query(
    "select act, detail from kring.journal where detail::text ~* 'secretname|wanda'",
  );
  assert.deepEqual(rows, [], "words about a person stand in the journal");
});

test("what cannot be journalled is not done and not shown", async () => {
  await root.query("revoke insert on kring.journal from kring_app");
  try {
    const family = "Unwritten";
    const tries = [
      await welcomer.ask(people.registerPerson, { given: "Not", family }),
      await welcomer.ask(
        people.registerPerson,
        { given: "Not", family },
        { "idempotency-key": "1" },
      ),
      await welcomer.ask(people.editPerson, { id: somebody, version: 2, family }),
      await welcomer.ask(people.getPerson, { id: somebody }),
      await welcomer.ask(people.findPeople, { q: "wanda secretname" }),
      await welcomer.ask(listQueue, {}),
      await welcomer.ask(listQueue, {}, { "idempotency-key": "2" }),
      await welcomer.ask(access.lockSession, {}),
    ];
    for (const { status, code, body } of tries) {
      assert.deepEqual([status, code], [500, "fault"]);
      assert.doesNotMatch(JSON.stringify(body), /Wanda|Secretname|Unwritten/);
    }
  } finally {
    await root.query("grant insert (act, person_id, detail) on kring.journal to kring_app");
  }
  const done = await root.query("select 1 from kring.people where family = 'Unwritten'");
  assert.equal(done.rowCount, 0);
  await welcomer.do(people.getPerson, { id: somebody });
});
