import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
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

/** An empty, migrated database of its own. */
export async function copyTemplate(cluster: TestCluster): Promise<TestCluster> {
  const database = `kring_${process.pid}_${counter++}`;
  await createDatabase(cluster.superuser, database, template);
  const on = (config: pg.ClientConfig) => ({ ...config, database });
  return { superuser: on(cluster.superuser), owner: on(cluster.owner), app: on(cluster.app) };
}
