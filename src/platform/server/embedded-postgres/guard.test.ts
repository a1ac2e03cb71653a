import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { refuseUnsafeDatabase, UnsafeDatabase } from "../postgres-guard.ts";
import { type RunningDatabase, startEmbeddedPostgres } from "./index.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "kring-guard-"));
let database: RunningDatabase;

before(async () => {
  database = await startEmbeddedPostgres({ dataFolder });
});
after(async () => {
  await database.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function reasonsAgainst(config: pg.ClientConfig): Promise<readonly string[]> {
  return await withClient(config, async (client) => {
    try {
      await refuseUnsafeDatabase(client);
      return [];
    } catch (failure) {
      assert.ok(failure instanceof UnsafeDatabase);
      return failure.reasons;
    }
  });
}

async function withClient<Answer>(
  config: pg.ClientConfig,
  use: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

test("the role of the application is accepted", async () => {
  assert.deepEqual(await reasonsAgainst(database.app), []);
});

test("a superuser, BYPASSRLS and a member of such a role are refused", async () => {
  assert.match((await reasonsAgainst(database.superuser)).join(), /kring_superuser is a superuser/);
  await withClient(database.superuser, async (client) => {
    await client.query("create role all_seeing bypassrls; grant all_seeing to kring_app");
    assert.match((await reasonsAgainst(database.app)).join(), /may become all_seeing/);
    await client.query("drop role all_seeing");
    await client.query("alter role kring_app bypassrls");
    assert.match(
      (await reasonsAgainst(database.app)).join(),
      /kring_app is a superuser or has BYPASSRLS/,
    );
    await client.query("alter role kring_app nobypassrls");
  });
});

test("the owner of a table of Kring is refused", async () => {
  await withClient(database.owner, async (client) => {
    await client.query("create schema kring; create table kring.people ()");
  });
  assert.match((await reasonsAgainst(database.owner)).join(), /owns tables of Kring \(people\)/);
});

test("a server that may lose acknowledged writes is refused", async () => {
  for (const setting of ["fsync", "full_page_writes"]) {
    await withClient(database.superuser, async (client) => {
      await client.query(`alter system set ${setting} = off`);
      await client.query("select pg_reload_conf()");
      // The new value reaches other sessions when PostgreSQL has read its file again.
      await client.query("select pg_sleep(0.2)");
    });
    assert.match((await reasonsAgainst(database.app)).join(), new RegExp(`^${setting} is off`));
    await withClient(database.superuser, async (client) => {
      await client.query(`alter system reset ${setting}`);
      await client.query("select pg_reload_conf(), pg_sleep(0.2)");
    });
  }
  assert.deepEqual(await reasonsAgainst(database.app), []);
});
