import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { foundCentre } from "../harness.ts";
import { type Command, commandsOf, reorder, stories } from "./commands.ts";

/* What follows from the causes does not depend on the order, nor on who was at it at once. */

const centre = await foundCentre();
const { root } = centre;
await root.query(await readFile(new URL("causing.sql", import.meta.url), "utf8"));

const allowed = "select set_config('kring.capabilities', '{upkeep,merge}', true)";

async function differences(client: pg.ClientBase): Promise<unknown[]> {
  await client.query(allowed);
  return (await client.query("select * from kring.access_differences()")).rows;
}

async function follows(commands: readonly Command[]): Promise<unknown[]> {
  await root.query("savepoint before");
  await root.query("select proof.cause_all($1)", [JSON.stringify(commands)]);
  assert.deepEqual(await differences(root), []);
  const { rows } = await root.query("select * from proof.follows()");
  await root.query(`select kring.derive_access(id) from kring.people`);
  const derivedAnew = await root.query("select * from proof.follows()");
  assert.deepEqual(derivedAnew.rows, rows);
  await root.query("rollback to savepoint before");
  return rows;
}

test("any order of the causes ends in the same grants", async (t) => {
  let runs = 0;
  let done = 0;
  let followed = 0;
  let merges = 0;
  await fc.assert(
    fc.asyncProperty(stories, fc.infiniteStream(fc.nat()), async (told, numbers) => {
      const commands = told.flatMap((story, index) => commandsOf(story, index + 1));
      const other = reorder(commands, (below) => Number(numbers.next().value) % below);
      await root.query("begin");
      try {
        await root.query(allowed);
        const rows = await follows(commands);
        assert.deepEqual(await follows(other), rows);
        followed += rows.length;
      } finally {
        await root.query("rollback");
      }
      runs++;
      done += commands.length;
      merges += commands.filter((command) => command.do === "merge").length;
    }),
    { numRuns: 320, seed: 20261122 },
  );
  t.diagnostic(
    `${runs} runs in two orders, ${done} commands (${merges} merges), ${followed} grants and closures`,
  );
  assert.ok(runs >= 300 && done > runs * 10, `${done} commands in ${runs} runs`);
  assert.ok(followed > runs * 5, `only ${followed} grants followed`);
});

test("a cause whose trigger is away is noticed", async () => {
  const about = { chain: "", person: 1, service: 1 };
  const agreed = { ...about, do: "agree", cause: 1, to: 2 };
  const shared = { ...about, do: "share", cause: 1, compartment: "health" };
  const told: Record<string, Command[]> = {
    care_relations: [{ ...about, do: "begin-care", cause: 1 }],
    shares: [agreed, shared],
    consent_withdrawals: [agreed, shared, { ...about, do: "withdraw", cause: 1 }],
    exclusions: [{ ...about, do: "exclude", cause: 1 }],
    own_files: [{ ...about, do: "own-file", cause: 1, staff: 1 }],
    break_glass: [{ ...about, do: "break-glass", cause: 1, staff: 1 }],
    people_merged: [
      { ...about, do: "begin-care", cause: 1 },
      { chain: "", do: "merge", person: 1, other: 2 },
    ],
  };
  for (const [cause, commands] of Object.entries(told)) {
    await root.query("begin");
    await root.query(allowed);
    const table = cause === "people_merged" ? "people" : cause;
    await root.query(`alter table kring.${table} disable trigger ${cause}_derive`);
    await root.query("select proof.cause_all($1)", [JSON.stringify(commands)]);
    assert.notDeepEqual(await differences(root), [], cause);
    await root.query("rollback");
  }
});

test("two who are at it at once leave nothing wrong", async (t) => {
  const one = new pg.Client(centre.connections.superuser);
  const two = new pg.Client(centre.connections.superuser);
  await Promise.all([one.connect(), two.connect()]);
  let cause = 1000;
  let rounds = 0;
  let collided = 0;
  let waited = 0;
  const run = async (client: pg.Client, commands: readonly Command[]) => {
    await client.query(allowed);
    for (const command of commands) {
      await client.query("select proof.cause($1)", [JSON.stringify(command)]);
    }
  };
  const told = fc.sample(fc.tuple(stories, stories), { numRuns: 220, seed: 22 });
  for (const [mine, yours] of told) {
    const commands = [mine, yours].map((list) =>
      list.slice(0, 3).flatMap((story) => commandsOf(story, cause++)),
    );
    await one.query("begin");
    await two.query("begin");
    try {
      // The first goes half its way and waits with its commit until the second is at it too.
      await run(one, commands[0] ?? []);
      let through = false;
      const second = run(two, commands[1] ?? []).then(() => {
        through = true;
      });
      second.catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 8));
      if (!through) waited++;
      await one.query(rounds % 5 === 4 ? "rollback" : "commit");
      await second;
      await two.query("commit");
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === "40P01")) throw error;
      collided++;
      await Promise.all([one.query("rollback"), two.query("rollback")]);
    }
    rounds++;
    if (rounds % 10 === 0) {
      await root.query("begin");
      assert.deepEqual(await differences(root), [], `after ${rounds} rounds`);
      await root.query("rollback");
    }
  }
  t.diagnostic(
    `${rounds} rounds, in ${waited} the second waited for the first, ${collided} collided`,
  );
  await Promise.all([one.end(), two.end()]);
  assert.ok(rounds >= 200 && waited > 20, `${waited} of ${rounds} waited`);
});
