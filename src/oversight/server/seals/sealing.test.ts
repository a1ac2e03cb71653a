import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { foundLonelyCentre } from "../../../../test/harness.ts";
import { asSystem, Database } from "../../../platform/server/database.ts";
import { EntryReader } from "./entries.ts";
import { sealJournal } from "./seal-journal.ts";
import { verifyJournal } from "./verify-journal.ts";

/* Every entry lies in exactly one seal, whenever its transaction ends (CONF-41). */

const { database, root, connections } = await foundLonelyCentre();

const act = (name: string) =>
  asSystem(database, "a test", [], async (tx) => tx.journal({ act: name }));

/** A transaction that wrote an entry and does not end yet. */
async function openAct(name: string): Promise<pg.Client> {
  const client = new pg.Client(connections.app);
  client.on("error", () => {});
  await client.connect();
  await client.query("begin");
  await client.query("select kring.enter_system('a test', '{}')");
  await client.query("insert into kring.journal (act) values ($1)", [name]);
  return client;
}

async function sealOf(name: string): Promise<number | undefined> {
  const { rows } = await root.query(
    `select (select min(s.id) from kring.journal_seals s where s.upto_tx > j.tx)::int as seal
       from kring.journal j where act = $1`,
    [name],
  );
  assert.equal(rows.length, 1, name);
  return rows[0].seal ?? undefined;
}

async function assertSealedOnce(): Promise<void> {
  const { rows } = await root.query(`
    select (select count(*) from kring.journal j
             where tx < (select max(upto_tx) from kring.journal_seals))::int as entries,
           (select sum(entries) from kring.journal_seals)::int as sealed`);
  assert.equal(rows[0].entries, rows[0].sealed);
  const verdict = await verifyJournal(database, []);
  assert.deepEqual([verdict.faults, verdict.sealed], [[], rows[0].sealed]);
}

test("a minute without an entry writes no seal, and a seal is no entry", async () => {
  assert.equal(await sealJournal(database), undefined);
  await act("first");
  const seal = await sealJournal(database);
  assert.deepEqual([seal?.id, seal?.entries, seal?.totalEntries], [1n, 1n, 1n]);
  assert.equal(await sealJournal(database), undefined);
  assert.equal(await sealJournal(database), undefined);
  const { rows } = await root.query("select id, entries from kring.journal_seals");
  assert.deepEqual(rows, [{ id: "1", entries: "1" }]);
});

test("entries come by the number of their transaction, not by how it is written", async () => {
  const inserted = `insert into kring.journal (act, tx) values ('t', '100'), ('t', '9'), ('t', '10')`;
  await root.query(inserted);
  const order: bigint[] = [];
  await asSystem(database, "a test", ["journal"], async (tx) => {
    tx.withoutJournal("a test");
    const reader = await EntryReader.open(tx, 0n);
    for (const upto of [10n, 100n, 101n]) {
      await reader.readBelow(upto, (entry) => order.push(entry.tx));
      order.push(-upto);
    }
    await reader.close();
  });
  assert.deepEqual(order, [9n, -10n, 10n, -100n, 100n, -101n]);
  await root.query("set session_replication_role = replica");
  await root.query("delete from kring.journal where act = 't'");
  await root.query("set session_replication_role = origin");
});

test("an entry that commits after two sealings lies in the next, with all that came after it", async () => {
  await act("before");
  const late = await openAct("late");
  await act("meanwhile-1");
  const one = await sealJournal(database);
  await act("meanwhile-2");
  assert.equal(await sealJournal(database), undefined, "what runs beside the late one waits");
  const waiting = await verifyJournal(database, []);
  assert.deepEqual([waiting.faults, waiting.unsealed], [[], 2]);
  assert.ok(waiting.unsealedSince !== undefined);
  await late.query("commit");
  await late.end();
  const two = await sealJournal(database);
  const seals: (number | undefined)[] = [];
  for (const name of ["before", "late", "meanwhile-1", "meanwhile-2"])
    seals.push(await sealOf(name));
  const [first, second] = [Number(one?.id), Number(two?.id)];
  assert.deepEqual(seals, [first, second, second, second]);
  assert.equal(second, first + 1);
  await assertSealedOnce();
});

test("what was taken back is not missed", async () => {
  const taken = await openAct("taken-back");
  await act("kept");
  await taken.query("rollback");
  await taken.end();
  await sealJournal(database);
  assert.notEqual(await sealOf("kept"), undefined);
  await assertSealedOnce();
});

test("while twenty write and two seal, every entry lies in exactly one seal", async () => {
  const before = Number((await root.query("select count(*) from kring.journal")).rows[0].count);
  let [writing, kept, seals] = [true, 0, 0];
  const pause = (longest: number) =>
    new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
  const write = async (writer: number) => {
    const client = new pg.Client(connections.app);
    await client.connect();
    for (let round = 0; round < 10; round++) {
      await client.query("begin");
      await client.query("select kring.enter_system('a test', '{}')");
      const entries = 1 + ((writer + round) % 3);
      for (let entry = 0; entry < entries; entry++) {
        await client.query("insert into kring.journal (act) values ($1)", [`w-${writer}`]);
        await pause(15);
      }
      const takesBack = (writer + round) % 5 === 0;
      await client.query(takesBack ? "rollback" : "commit");
      if (!takesBack) kept += entries;
    }
    await client.end();
  };
  const sealOnAndOn = async () => {
    const server = new Database(connections.app);
    while (writing) {
      if (await sealJournal(server)) seals += 1;
      await pause(5);
    }
    await server.close();
  };
  const sealers = [sealOnAndOn(), sealOnAndOn()];
  await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
  writing = false;
  await Promise.all(sealers);
  await sealJournal(database);
  assert.ok(seals >= 10, `only ${seals} seals while they wrote`);
  const written = Number((await root.query("select count(*) from kring.journal")).rows[0].count);
  assert.equal(written - before, kept);
  const { rows } = await root.query(
    "select array_agg(id::int order by id) as ids from kring.journal_seals",
  );
  assert.deepEqual(
    rows[0].ids,
    rows[0].ids.map((_: number, index: number) => index + 1),
  );
  await assertSealedOnce();
});

test("only the system seals, and nobody changes a seal", async () => {
  const insert = `insert into kring.journal_seals
    (id, upto_tx, first_entry, last_entry, entries, total_entries, root, previous, hash)
    values (9999, '9999', 1, 1, 1, 1, sha256('1'), sha256('2'), sha256('3'))`;
  const statements: [string, string][] = [
    ["{journal}", insert],
    ["{people,staff,merge,queue}", insert],
    ["{journal,seal}", "insert into kring.journal_seals (sealed_at) values (now())"],
    ["{journal,seal}", "update kring.journal_seals set entries = 1"],
    ["{journal,seal}", "delete from kring.journal_seals"],
    ["{journal,seal}", "truncate kring.journal_seals"],
    ["{journal,seal}", "insert into kring.journal (act, tx) values ('x', '3')"],
  ];
  for (const config of [connections.app, connections.owner]) {
    const client = new pg.Client(config);
    await client.connect();
    for (const [capabilities, statement] of statements) {
      // The owner works under its own policy; only what the triggers hold is closed to it.
      if (config === connections.owner && /^insert/.test(statement)) continue;
      await client.query("begin");
      await client.query("select kring.enter_system('a test', $1)", [capabilities]);
      await assert.rejects(client.query(statement), `${config.user}: ${statement}`);
      await client.query("rollback");
    }
    await client.end();
  }
  const blind = await asSystem(database, "a test", ["people"], async (tx) => {
    tx.withoutJournal("a test");
    return tx.db.selectFrom("kring.journal_seals").select("id").execute();
  });
  assert.deepEqual(blind, []);
  await assertSealedOnce();
});

test("a database that counts its transactions anew is not sealed", async () => {
  await root.query("set session_replication_role = replica");
  const last = "where id = (select max(id) from kring.journal_seals)";
  const { rows } = await root.query(
    `select upto_tx::text as upto from kring.journal_seals ${last}`,
  );
  const far = String(BigInt(rows[0].upto) + 1_000_000n);
  await root.query(`update kring.journal_seals set upto_tx = $1::text::xid8 ${last}`, [far]);
  await assert.rejects(sealJournal(database), /counts its transactions anew.*pg_resetwal/);
  const { faults } = await verifyJournal(database, []);
  assert.match(faults.join("\n"), /counts its transactions anew/);
  await root.query(`update kring.journal_seals set upto_tx = $1::text::xid8 ${last}`, [
    rows[0].upto,
  ]);
  await root.query("set session_replication_role = origin");
  await assertSealedOnce();
});
