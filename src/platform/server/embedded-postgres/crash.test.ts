import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Crash, startEmbeddedPostgres } from "./index.ts";

const rounds = 5;
const writers = 4;
const fewestWrites = 200;

test("a killed PostgreSQL comes back by itself and has lost nothing it acknowledged", {
  timeout: 50_000,
}, async (t) => {
  const dataFolder = mkdtempSync(join(tmpdir(), "kring-crash-"));
  const crashes: Crash[] = [];
  const database = await startEmbeddedPostgres({
    dataFolder,
    onCrash: (crash) => crashes.push(crash),
  });
  t.after(() => database.stop());
  const pool = new pg.Pool({ ...database.owner, max: writers });
  pool.on("error", () => {});
  await pool.query("create table ledger (writer int, entry int, primary key (writer, entry))");

  const acknowledged: string[] = [];
  let writing = true;
  const write = async (writer: number) => {
    for (let entry = 0; writing; entry += 1) {
      try {
        await pool.query("insert into ledger values ($1, $2)", [writer, entry]);
        acknowledged.push(`${writer}/${entry}`);
      } catch {
        await sleep(5);
      }
    }
  };
  const work = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));

  for (let round = 0; round < rounds; round += 1) {
    const target = acknowledged.length + fewestWrites / rounds;
    await until(() => acknowledged.length >= target);
    await sleep(Math.random() * 200);
    const before = database.postmasterPid;
    process.kill(before, "SIGKILL");
    await until(() => database.postmasterPid !== before);
  }
  writing = false;
  await work;

  const kept = await pool.query<{ name: string }>(
    `select writer || '/' || entry as name from ledger`,
  );
  const names = new Set(kept.rows.map((row) => row.name));
  const lost = acknowledged.filter((name) => !names.has(name));
  await pool.end();
  await database.stop();
  rmSync(dataFolder, { recursive: true, force: true });

  assert.deepEqual(lost, []);
  assert.equal(crashes.length, rounds);
  assert.ok(acknowledged.length >= fewestWrites, `only ${acknowledged.length} writes`);
});

test("a start after the kill of everything recovers by itself", { timeout: 50_000 }, async (t) => {
  const dataFolder = mkdtempSync(join(tmpdir(), "kring-crash-"));
  const database = await startEmbeddedPostgres({ dataFolder });
  t.after(() => database.stop());
  const client = new pg.Client(database.owner);
  client.on("error", () => {});
  await client.connect();
  await client.query("create table kept as select generate_series(1, 1000) as number");
  // A backend that is busy does not notice that its postmaster died, and blocks the next one.
  const busy = client.query("select pg_sleep(60), count(*) from generate_series(1, 100000000)");
  const cut = busy.then(
    () => assert.fail("the busy backend outlived its database"),
    () => {},
  );
  await sleep(100);
  process.kill(database.postmasterPid, "SIGKILL");
  await cut;
  await until(() => isServing(database.app));
  const after = new pg.Client(database.owner);
  await after.connect();
  const { rows } = await after.query("select count(*)::int as count from kept");
  assert.deepEqual(rows, [{ count: 1000 }]);
  await after.end();
  await client.end().catch(() => {});
  await database.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function isServing(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(config);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const patientUntil = Date.now() + 20_000;
  while (!(await holds())) {
    assert.ok(Date.now() < patientUntil, "waited 20 s in vain");
    await sleep(5);
  }
}
