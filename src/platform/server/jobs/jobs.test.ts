import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { getRollbackPlans, PgBoss } from "pg-boss";
import { openEmptyHouse } from "../../../../test/harness.ts";
import { asSystem, type Database } from "../database.ts";
import { TopicHub } from "../event-stream.ts";
import { refuseUnmigrated } from "../migrate.ts";
import { type Job, wakeJob } from "./job.ts";
import { bringJobTablesForward } from "./job-tables.ts";
import { runJobs } from "./run-jobs.ts";

const house = await openEmptyHouse();

/** Runs jobs as the server does, on a hub of its own. */
async function open(jobs: readonly Job[]) {
  const hub = new TopicHub(house.connections.app);
  await hub.open();
  const faults: Error[] = [];
  const running = runJobs({
    database: house.database,
    app: house.connections.app,
    hub,
    jobs,
    onFault: (fault) => void faults.push(fault),
  });
  await running.opened;
  const close = async () => {
    await running.stop();
    await hub.close();
  };
  return { faults, close };
}

async function until(isSo: () => boolean | Promise<boolean>, what: string, withinMs = 10_000) {
  const started = performance.now();
  while (!(await isSo())) {
    assert.ok(performance.now() - started < withinMs, `${what}: not within ${withinMs} ms`);
    await pause(20);
  }
}

const wake = (database: Database, name: string) =>
  asSystem(database, "test", [], async (tx) => {
    tx.withoutJournal("a test");
    await wakeJob(tx, name);
  });

async function statesOf(name: string): Promise<string[]> {
  const { rows } = await house.root.query<{ state: string }>(
    "select state::text from pgboss.job where name = $1 order by created_on",
    [name],
  );
  return rows.map(({ state }) => state);
}

test("the tables are those that the installed pg-boss expects, made by the owner", async () => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => house.root.query(text, values) },
    schema: "pgboss",
  });
  const drift = await boss.detectSchemaDrift();
  assert.equal(drift.ok, true, JSON.stringify(drift));
  const { rows } = await house.root.query(
    `select distinct relowner::regrole::text as owner from pg_class where relnamespace = 'pgboss'::regnamespace`,
  );
  assert.deepEqual(rows, [{ owner: "kring_owner" }]);
});

test("a newer pg-boss brings its tables forward; until then the server is refused", async () => {
  const owner = new pg.Client(house.connections.owner);
  await owner.connect();
  after(() => owner.end());
  await owner.query(getRollbackPlans("pgboss", 40));
  await assert.rejects(refuseUnmigrated(owner), /lacks the tables of its jobs/);
  assert.equal(await bringJobTablesForward(owner), true);
  await refuseUnmigrated(owner);
  assert.equal(await bringJobTablesForward(owner), false);
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: "pgboss",
  });
  assert.equal((await boss.detectSchemaDrift()).ok, true);
});

test("the application may not make, change or drop what jobs live in", async () => {
  for (const statement of [
    "create table pgboss.mine (id int)",
    "alter table pgboss.job_common add column name2 text",
    "drop table pgboss.job_common",
    "truncate pgboss.job_common",
    "select pgboss.delete_queue('x')",
    "select pgboss.job_table_run('select 1')",
    `select pgboss.create_queue('x', '{"partition": true, "policy": "short"}')`,
    "select * from pgboss.bam",
  ]) {
    await assert.rejects(
      house.database.pool.query(statement),
      /permission denied|must be owner/,
      statement,
    );
  }
});

test("the application may do all that keeping the queues in order takes", async () => {
  const { pool } = house.database;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: "pgboss",
    migrate: false,
    supervise: false,
    schedule: false,
  });
  const faults: Error[] = [];
  boss.on("error", (fault) => void faults.push(fault));
  await boss.start();
  await boss.createQueue("order", { policy: "short", retryLimit: 1, heartbeatSeconds: 10 });
  await boss.send("order");
  const [first] = await boss.fetch("order");
  assert.ok(first);
  await boss.touch("order", first.id);
  await boss.complete("order", first.id);
  await boss.send("order");
  const [second] = await boss.fetch("order");
  assert.ok(second);
  // One that was done long ago, and one whose worker has been silent.
  await house.root.query(
    `update pgboss.job_common set completed_on = now() - interval '30 days' where id = $1`,
    [first.id],
  );
  await house.root.query(
    `update pgboss.job_common set heartbeat_on = now() - interval '1 hour' where id = $1`,
    [second.id],
  );
  await boss.supervise("order");
  await boss.resolveFlow();
  assert.deepEqual(await statesOf("order"), ["retry"]);
  await boss.stop({ graceful: false });
  assert.deepEqual(faults, []);
});

test("a job runs when the house opens and when it is woken, at once and once for many calls", async () => {
  let runs = 0;
  const job: Job = {
    name: "count",
    work: async () => {
      runs += 1;
    },
  };
  const { close, faults } = await open([job]);
  await until(() => runs === 1, "at the opening");
  const started = performance.now();
  await wake(house.database, "count");
  await until(() => runs === 2, "woken");
  assert.ok(performance.now() - started < 2_000, "woken, it came late");
  await Promise.all(Array.from({ length: 20 }, () => wake(house.database, "count")));
  await until(() => runs >= 3, "woken by many");
  await pause(300);
  assert.ok(runs <= 12, `${runs} runs for 20 calls`);
  await close();
  assert.deepEqual(faults, []);
});

test("a transaction that is rolled back wakes nobody", async () => {
  let runs = 0;
  const { close } = await open([
    {
      name: "quiet",
      work: async () => {
        runs += 1;
      },
    },
  ]);
  await until(() => runs === 1, "at the opening");
  const failing = asSystem(house.database, "test", [], async (tx) => {
    await wakeJob(tx, "quiet");
    throw new Error("no");
  });
  await assert.rejects(failing);
  await pause(400);
  assert.equal(runs, 1);
  await close();
});

test("a failure is told, tried again later, and its words are not kept", async () => {
  const job: Job = {
    name: "stumble",
    work: async () => {
      throw new Error("Amina Test was not found");
    },
  };
  const { close, faults } = await open([job]);
  await until(async () => (await statesOf("stumble"))[0] === "retry", "tried again");
  await close();
  assert.equal(faults.length, 1);
  const { rows } = await house.root.query(
    "select output::text as output, data::text as data from pgboss.job where name = 'stumble'",
  );
  assert.doesNotMatch(`${rows[0].output} ${rows[0].data}`, /Amina/);
});

test("a schedule is kept in Brussels time, and goes with its job", async () => {
  const schedules = async () => {
    const { rows } = await house.root.query(
      "select name, cron, timezone from pgboss.schedule order by name",
    );
    return rows;
  };
  const work = async () => {};
  const first = await open([
    { name: "daily", schedule: "5 3 * * *", work },
    { name: "hourly", schedule: "7 * * * *", work },
  ]);
  await first.close();
  assert.deepEqual(await schedules(), [
    { name: "daily", cron: "5 3 * * *", timezone: "Europe/Brussels" },
    { name: "hourly", cron: "7 * * * *", timezone: "Europe/Brussels" },
  ]);
  const second = await open([{ name: "daily", schedule: "6 3 * * *", work }]);
  await second.close();
  assert.deepEqual(await schedules(), [
    { name: "daily", cron: "6 3 * * *", timezone: "Europe/Brussels" },
  ]);
});

test("connections that are cut come back by themselves", async () => {
  let runs = 0;
  const { close } = await open([
    {
      name: "survive",
      work: async () => {
        runs += 1;
      },
    },
  ]);
  await until(() => runs === 1, "at the opening");
  const cut = await house.root.query(
    "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'kring_app' and datname = current_database()",
  );
  assert.ok(Number(cut.rows[0].count) >= 2, "nothing was cut");
  await until(async () => {
    await wake(house.database, "survive").catch(() => {});
    return runs >= 2;
  }, "after the cut");
  await close();
});

test("stopping lets the work at hand come to its end, and leaves no connection", async () => {
  let isDone = false;
  let isBegun = false;
  const job: Job = {
    name: "long",
    work: async () => {
      isBegun = true;
      await pause(400);
      isDone = true;
    },
  };
  const { close } = await open([job]);
  await until(() => isBegun, "begun");
  const started = performance.now();
  await close();
  assert.ok(isDone, "it was cut off");
  assert.ok(performance.now() - started < 2_000, "stopping took long");
  assert.deepEqual(await statesOf("long"), ["completed"]);
  const left = await house.root.query(
    "select count(*)::int as n from pg_stat_activity where application_name = 'kring-jobs' and datname = current_database()",
  );
  assert.equal(left.rows[0].n, 0);
});
