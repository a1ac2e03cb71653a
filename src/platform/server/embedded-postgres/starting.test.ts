import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { connectRunning, createDatabase, DataFolderInUse, startEmbeddedPostgres } from "./index.ts";

const ground = mkdtempSync(join(tmpdir(), "kring-starting-"));
after(() => rmSync(ground, { recursive: true, force: true }));

async function ask<Row extends pg.QueryResultRow>(config: pg.ClientConfig, sql: string) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("the first start creates a safe database, the next one finds its content again", {
  timeout: 30_000,
}, async (t) => {
  const dataFolder = join(ground, "again");
  const first = await startEmbeddedPostgres({ dataFolder });
  t.after(() => first.stop());
  await ask(first.owner, `create table kept as select 'here' as word`);
  assert.equal(statSync(join(dataFolder, "postgresql.secrets.json")).mode & 0o777, 0o600);
  assert.equal(statSync(dataFolder).mode & 0o777, 0o700);
  const settings = await ask(
    first.app,
    `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
            current_setting('listen_addresses') as tcp, current_setting('server_encoding') as encoding,
            current_setting('jit') as jit, current_setting('shared_buffers') as buffers,
            (select datlocprovider::text || datlocale from pg_database where datname = 'kring') as locale`,
  );
  assert.deepEqual(settings[0], {
    checksums: "on",
    fsync: "on",
    tcp: "",
    encoding: "UTF8",
    jit: "off",
    buffers: "256MB",
    locale: "bC.UTF-8",
  });
  await first.stop();
  assert.equal(await connectRunning(dataFolder), undefined);

  const began = performance.now();
  const second = await startEmbeddedPostgres({ dataFolder });
  t.after(() => second.stop());
  const tookMs = performance.now() - began;
  assert.deepEqual(await ask(second.owner, "select word from kept"), [{ word: "here" }]);
  await second.stop();
  assert.ok(tookMs < 1500, `a later start took ${Math.round(tookMs)} ms`);
});

test("the roles have no more rights than they need", { timeout: 30_000 }, async (t) => {
  const database = await startEmbeddedPostgres({ dataFolder: join(ground, "roles") });
  t.after(() => database.stop());
  const roles = await ask(
    database.app,
    `select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as may
       from pg_roles where rolname in ('kring_owner', 'kring_app') order by rolname`,
  );
  assert.deepEqual(roles, [
    { rolname: "kring_app", may: false },
    { rolname: "kring_owner", may: false },
  ]);
  await assert.rejects(ask(database.app, "create table public.mine ()"), { code: "42501" });
  await assert.rejects(ask(database.app, "create temporary table mine ()"), { code: "42501" });
  await assert.rejects(ask({ ...database.app, database: "postgres" }, "select 1"), {
    code: "42501",
  });
  await assert.rejects(ask({ ...database.app, password: "guess" }, "select 1"), { code: "28P01" });

  await createDatabase(database.superuser, "model");
  await ask({ ...database.owner, database: "model" }, "create table public.copied ()");
  await createDatabase(database.superuser, "a copy", "model");
  const copy = { database: "a copy" };
  await ask({ ...database.owner, ...copy }, "insert into public.copied default values");
  await assert.rejects(ask({ ...database.app, ...copy }, "create table public.mine ()"), {
    code: "42501",
  });
  await database.stop();
});

test("a second server on the same data is refused and does not disturb the first", {
  timeout: 30_000,
}, async (t) => {
  const dataFolder = join(ground, "only one");
  const first = await startElsewhere(dataFolder);
  t.after(() => first.kill("SIGKILL"));
  const refusal = await startEmbeddedPostgres({ dataFolder }).then(
    () => assert.fail("two servers run on the same data"),
    (failure) => failure,
  );
  assert.ok(refusal instanceof DataFolderInUse);
  assert.equal(refusal.pid, first.pid);
  assert.match(refusal.message, /already runs Kring on the data folder/);
  const beside = await connectRunning(dataFolder);
  assert.ok(beside, "a command can still connect beside the first server");
  const [before] = await ask(beside.app, "select pg_postmaster_start_time() as began");

  // Kring killed, PostgreSQL survives: the next start takes over at once.
  first.kill("SIGKILL");
  await new Promise((resolve) => first.once("exit", resolve));
  const next = await startEmbeddedPostgres({ dataFolder });
  t.after(() => next.stop());
  const [now] = await ask(next.app, "select pg_postmaster_start_time() as began");
  assert.notDeepEqual(now, before);
  await assert.rejects(startEmbeddedPostgres({ dataFolder }), DataFolderInUse);
  await next.stop();
});

test("a start that was cut off in the middle of the creation leaves nothing half-done", {
  timeout: 30_000,
}, async (t) => {
  const dataFolder = join(ground, "cut off");
  mkdirSync(join(dataFolder, "postgresql.draft", "base"), { recursive: true });
  const database = await startEmbeddedPostgres({ dataFolder });
  t.after(() => database.stop());
  await database.stop();
  assert.deepEqual(
    readdirSync(dataFolder).filter((name) => name.includes("draft")),
    [],
  );
});

test("the data may lie deep, behind spaces, and where only we may go", {
  timeout: 30_000,
}, async (t) => {
  const closed = join(ground, "closed folder");
  mkdirSync(closed, { mode: 0o700 });
  const dataFolder = join(closed, "a very, very long way down".repeat(4), "é".repeat(40), "data");
  const first = await startEmbeddedPostgres({ dataFolder });
  t.after(() => first.stop());
  const { host } = first.app;
  assert.ok(host && Buffer.byteLength(host) < 80, "the socket lies elsewhere, under a short path");
  assert.equal(statSync(host).mode & 0o777, 0o700);
  assert.equal(statSync(host).uid, statSync(join(dataFolder, "postgresql")).uid);
  await ask(first.owner, "create table kept ()");
  await first.stop();
  assert.equal(existsSync(host), false);
  const second = await startEmbeddedPostgres({ dataFolder });
  t.after(() => second.stop());
  await ask(second.owner, "select from kept");
  await second.stop();
});

function startElsewhere(dataFolder: string): Promise<ChildProcess> {
  const module = new URL("./index.ts", import.meta.url).href;
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} });
    console.log('ready');`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once("data", () => resolve(child));
    child.once("exit", (code) => reject(new Error(`The other server ended with ${code}.`)));
  });
}
