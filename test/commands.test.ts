import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { startTestCluster } from "./cluster.ts";
import { type CommandResult, databaseUrl, startCommand } from "./command-line.ts";

/* A wrong call says what is wrong, in a sentence, and never ends as if it had gone well. */

// A cluster of its own: one of the reasons to refuse is set for the whole of it.
const cluster = await startTestCluster();
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "kring-commands-"));
  await writeFile(join(folder, "a-file"), "x");
  await writeFile(join(folder, "people.csv"), "Vorname;Nachname\nA;B\n");
});
after(async () => {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

let tried = 0;

async function call(args: string[], env: Record<string, string> = {}): Promise<CommandResult> {
  const command = startCommand(args, { KRING_DATA: join(folder, "none"), KRING_DEMO: "0", ...env });
  const deadline = setTimeout(() => command.child.kill("SIGKILL"), 15_000);
  const result = await command.ended;
  clearTimeout(deadline);
  return result;
}

async function refuses(args: string[], says: RegExp, env: Record<string, string> = {}) {
  const { code, out, error } = await call(args, env);
  const said = `kring ${args.join(" ")} ${JSON.stringify(env)}: ${code}\n${out}\n${error}`;
  assert.ok(code === 1 || code === 2, said);
  assert.match(error, says, said);
  assert.doesNotMatch(error, /\n {4}at |undefined|\[object|password=/, said);
  tried += 1;
}

async function refuseAll(calls: Parameters<typeof refuses>[]): Promise<void> {
  const next = async () => {
    for (let one = calls.shift(); one; one = calls.shift()) await refuses(...one);
  };
  await Promise.all([next(), next(), next()]);
}

test("wrong words: no such command, and what there is", async () => {
  const app = { DATABASE_URL: databaseUrl(cluster.app) };
  const file = join(folder, "people.csv");
  await refuseAll([
    [["nonsense"], /no command "nonsense"/],
    [["import"], /no command "import"/],
    [["import", "people"], /\w/, app],
    [["import", "people", join(folder, "missing.csv")], /missing\.csv/, app],
    [["import", "people", folder], /\w/, app],
    [["import", "people", file, "--nonsense"], /--nonsense/, app],
    [["import", "people", file, "--map"], /--map/, app],
    [["import", "people", file, "--map", join(folder, "a-file")], /\w/, app],
    [["serve", "--nonsense"], /"--nonsense"/, app],
    [["migrate", "extra"], /"extra"/, app],
    [["demo", "extra"], /"extra"/, app],
  ]);
  for (const args of [[], ["import", "people", "--help"]]) {
    const { code, out } = await call(args);
    assert.deepEqual([code, /kring/.test(out)], [0, true], args.join(" "));
  }
});

test("serve says why it does not open", async () => {
  const PORT = "0";
  await refuseAll([
    [["serve"], /PORT=abc is not a port/, { PORT: "abc" }],
    [["serve"], /PORT=70000 is not a port/, { PORT: "70000" }],
    [["serve"], /a-file/, { PORT, KRING_DATA: join(folder, "a-file", "data") }],
    [["serve"], /a-file/, { PORT, KRING_DATA: join(folder, "a-file") }],
    [["serve"], /superuser/, { PORT, DATABASE_URL: databaseUrl(cluster.superuser) }],
    [["serve"], /owns tables/, { PORT, DATABASE_URL: databaseUrl(cluster.owner) }],
    [["serve"], /\w/, { PORT, DATABASE_URL: "postgres://x@127.0.0.1:1/x" }],
    [["serve"], /DATABASE_URL/, { PORT, DATABASE_URL: "nonsense" }],
  ]);
});

test("a database that may lose what it said is refused", async () => {
  const root = new pg.Client(cluster.superuser);
  await root.connect();
  await root.query("alter system set fsync = off");
  await root.query("select pg_reload_conf()");
  await root.end();
  await refuseAll([[["demo"], /fsync is off/, { DATABASE_URL: databaseUrl(cluster.app) }]]);
  assert.equal(tried, 20);
});
