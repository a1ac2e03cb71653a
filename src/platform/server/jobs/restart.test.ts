import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { startTestCluster } from "../../../../test/cluster.ts";
import { Database } from "../database.ts";
import { TopicHub } from "../event-stream.ts";
import { runJobs } from "./run-jobs.ts";

/* A database that is killed comes back by itself, and the jobs with it. */

const cluster = await startTestCluster();
const database = new Database(cluster.app);
const hub = new TopicHub(cluster.app);
after(async () => {
  await hub.close();
  await database.close();
  await cluster.stop();
});

async function killDatabase(): Promise<void> {
  const client = new pg.Client({ ...cluster.superuser, database: "kring" });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    "select (regexp_match(pg_read_file('postmaster.pid'), '^[0-9]+'))[1]::int as pid",
  );
  process.kill(Number(rows[0]?.pid), "SIGKILL");
  await client.end().catch(() => {});
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  const started = performance.now();
  while (!isSo()) {
    assert.ok(performance.now() - started < 20_000, what);
    await pause(50);
  }
}

test("killed while a job works, the database comes back and the jobs are done", async () => {
  await hub.open();
  let runs = 0;
  let isHeld = true;
  const working = runJobs({
    database,
    app: cluster.app,
    hub,
    onFault: () => {},
    jobs: [
      {
        name: "steady",
        work: async () => {
          runs += 1;
          while (isHeld) await pause(20);
          await database.pool.query("select 1");
        },
      },
    ],
  });
  await until(() => runs === 1, "the job did not begin");
  await killDatabase();
  isHeld = false;
  await until(() => runs >= 2, "the job was not done after the restart");
  await working.stop();
});

test("opened while the database is away, the jobs begin when it is there", async () => {
  await killDatabase();
  let runs = 0;
  const jobs = [
    {
      name: "late",
      work: async () => {
        runs += 1;
      },
    },
  ];
  const working = runJobs({ database, app: cluster.app, hub, jobs, onFault: () => {} });
  await until(() => runs >= 1, "the jobs did not begin");
  const started = performance.now();
  await working.stop();
  assert.ok(performance.now() - started < 2_000, "stopping took long");
});
