import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import pg from "pg";
import { areJobTablesBehind, bringJobTablesForward } from "./jobs/job-tables.ts";

const folder = new URL("../../../db/migrations/", import.meta.url);

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

async function listMigrations(): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (name) => {
      const sql = await readFile(new URL(name, folder), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Brings the database forward: each file in a transaction of its own, once, under a lock.
 * Refuses when a file that was applied has changed since, or is gone.
 */
export async function migrate(
  owner: pg.ClientConfig,
  say: (line: string) => void = () => {},
): Promise<number> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('kring.migrate'))");
    await client.query(`create table if not exists public.kring_migrations
      (name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    await client.query("grant select on public.kring_migrations to kring_app");
    await client.query("grant usage on schema public to kring_app");
    const pending = await findPending(client);
    for (const { name, sql, checksum } of pending) {
      say(`migrating ${name}`);
      await client.query("begin");
      await client.query(sql);
      await client.query("insert into public.kring_migrations (name, checksum) values ($1, $2)", [
        name,
        checksum,
      ]);
      await client.query("commit");
    }
    if (await bringJobTablesForward(client)) say("migrating the jobs");
    return pending.length;
  } finally {
    await client.end();
  }
}

/** For a database somebody else migrates: throws, saying what to run, when it is behind or ahead. */
export async function refuseUnmigrated(client: pg.ClientBase): Promise<void> {
  const exists = await client.query(
    "select to_regclass('public.kring_migrations') is not null as yes",
  );
  const pending = exists.rows[0].yes ? await findPending(client) : await listMigrations();
  if (pending.length === 0 && !(await areJobTablesBehind(client))) return;
  const missing = pending.length > 0 ? `${pending.length} migration(s)` : "the tables of its jobs";
  throw new Error(
    `the database lacks ${missing}; run: DATABASE_OWNER_URL=… npm run kring -- migrate`,
  );
}

async function findPending(client: pg.ClientBase): Promise<Migration[]> {
  const applied = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from public.kring_migrations order by name",
  );
  const known = await listMigrations();
  for (const { name, checksum } of applied.rows) {
    const file = known.find((migration) => migration.name === name);
    if (!file)
      throw new Error(`this database was migrated by a newer Kring: ${name} is unknown here`);
    if (file.checksum !== checksum) throw new Error(`${name} was changed after it was applied`);
  }
  return known.filter(({ name }) => !applied.rows.some((row) => row.name === name));
}
