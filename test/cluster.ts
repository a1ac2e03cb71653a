import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import {
  createDatabase,
  startEmbeddedPostgres,
} from "../src/platform/server/embedded-postgres/index.ts";
import { migrate } from "../src/platform/server/migrate.ts";

/** A real PostgreSQL for tests, with a migrated database to copy from. */
export interface TestCluster {
  readonly superuser: pg.ClientConfig;
  readonly owner: pg.ClientConfig;
  readonly app: pg.ClientConfig;
}

export const template = "kring";

export async function startTestCluster(): Promise<TestCluster & { stop(): Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), "kring-test-"));
  const running = await startEmbeddedPostgres({ dataFolder });
  await migrate(running.owner);
  const { superuser, owner, app } = running;
  return {
    superuser,
    owner,
    app,
    stop: async () => {
      await running.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

let counter = 0;

/** A database of its own: empty and migrated, or as `makeTemplate` filled one. */
export async function copyTemplate(cluster: TestCluster, from = template): Promise<TestCluster> {
  const database = `kring_${process.pid}_${counter++}`;
  await createDatabase(cluster.superuser, database, from);
  return inDatabase(cluster, database);
}

/** Fills a database once for all test files of a run that start from it: the first fills, others wait. */
export async function makeTemplate(
  cluster: TestCluster,
  name: string,
  fill: (app: pg.ClientConfig) => Promise<void>,
): Promise<void> {
  const root = new pg.Client(cluster.superuser);
  await root.connect();
  try {
    await root.query("select pg_advisory_lock(hashtext($1))", [name]);
    const known = await root.query("select 1 from pg_database where datname = $1", [name]);
    if (known.rowCount) return;
    const draft = await copyTemplate(cluster);
    await fill(draft.app);
    const { database } = draft.app;
    // Connections that were closed are gone a moment later; nothing copies while one is there.
    await root.query(
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1",
      [database],
    );
    await root.query(`alter database ${root.escapeIdentifier(database ?? "")} rename to ${name}`);
  } finally {
    await root.end();
  }
}

function inDatabase(cluster: TestCluster, database: string): TestCluster {
  const on = (config: pg.ClientConfig) => ({ ...config, database });
  return { superuser: on(cluster.superuser), owner: on(cluster.owner), app: on(cluster.app) };
}
