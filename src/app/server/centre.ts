import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { Database } from "../../platform/server/database.ts";
import {
  connectRunning,
  type DatabaseConnections,
  startEmbeddedPostgres,
} from "../../platform/server/embedded-postgres/index.ts";
import { migrate, refuseUnmigrated } from "../../platform/server/migrate.ts";
import { refuseUnsafeDatabase } from "../../platform/server/postgres-guard.ts";

type Say = (line: string) => void;

/** A database that is migrated and safe to serve from. */
export interface Centre {
  readonly database: Database;
  readonly app: pg.ClientConfig;
  close(): Promise<void>;
}

export const dataFolder = () => process.env["KRING_DATA"] ?? "./data";

/** Is there a database already? A command that only reads founds none. */
export const isFounded = () =>
  Boolean(process.env["DATABASE_URL"]) || existsSync(join(dataFolder(), "postgresql"));

/** For `serve`: the database of `DATABASE_URL`, or our own, which then runs as long as we do. */
export async function openCentre(say: Say): Promise<Centre> {
  const url = process.env["DATABASE_URL"];
  if (url) return openForeign(url, say);
  const running = await startEmbeddedPostgres({
    dataFolder: dataFolder(),
    say,
    onCrash: () => say("The database stopped by itself and is being started again."),
  });
  try {
    await migrate(running.owner, say);
    return await connect(running.app, () => running.stop());
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** For commands: beside a running server its database, otherwise started for as long as it takes. */
export async function visitCentre(say: Say): Promise<Centre> {
  if (process.env["DATABASE_URL"]) return openCentre(say);
  const running: DatabaseConnections | undefined = await connectRunning(dataFolder());
  return running ? connect(running.app, async () => {}) : openCentre(say);
}

async function openForeign(url: string, say: Say): Promise<Centre> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error("DATABASE_URL does not read postgres://user:password@host:port/database");
  }
  const app = { connectionString: url };
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  if (ownerUrl) await migrate({ connectionString: ownerUrl }, say);
  return connect(app, async () => {});
}

async function connect(app: pg.ClientConfig, stop: () => Promise<void>): Promise<Centre> {
  const client = new pg.Client(app);
  await client.connect();
  try {
    await refuseUnsafeDatabase(client);
    await refuseUnmigrated(client);
  } finally {
    await client.end();
  }
  const database = new Database(app);
  const close = async () => {
    await database.close();
    await stop();
  };
  return { database, app, close };
}
