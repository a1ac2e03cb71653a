import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import pg from "pg";
import { foundCentre } from "../harness.ts";
import { listCases, purposes } from "./cases.ts";
import { principals } from "./cast.ts";
import { type Act, acts, compareAll, type Hear, type Tally } from "./compare.ts";
import { askCedar, findMistakes, type Question } from "./model.ts";
import { applyMutation, mutations } from "./mutations.ts";
import { buildWorld } from "./world.ts";

/* The database decides as the model says: every cell, nobody's word alone. */

const centre = await foundCentre();
const cases = listCases();
await buildWorld(centre.root, centre.centreId, cases);
await centre.root.query(await readFile(new URL("asking.sql", import.meta.url), "utf8"));

test("the model is without mistakes by its own schema", () => {
  assert.deepEqual(findMistakes(), []);
});

test("the database and the model answer every cell alike", async (t) => {
  const tallies = Object.fromEntries(
    acts.map((act) => [act, { cells: 0, allowed: 0, differences: 0 }]),
  ) as Record<Act, Tally>;
  const differences = new Map<string, number>();
  const samples: { question: Question; model: boolean }[] = [];
  let heard = 0;
  const hear: Hear = ({ act, asked, purpose, entry, question, database, model }) => {
    const tally = tallies[act];
    tally.cells++;
    if (model) tally.allowed++;
    // An odd step meets every dimension in every state; what is allowed is rarer and met more often.
    if (heard++ % 101 === 0 || (model && heard % 37 === 0)) samples.push({ question, model });
    if (database === model) return;
    tally.differences++;
    const about = entry
      ? `${entry.service === "elsewhere" ? "another service's" : "own"}${entry.vital ? " vital" : ""}${entry.narrowed ? " narrowed" : ""} ${entry.compartment}`
      : "the person";
    const words = `${act}: ${asked.principal.name}, ${purpose}, relation ${asked.relation}, agreement ${asked.agreement}, glass ${asked.glass}, ${about}: model ${model}, database ${database}`;
    const kind = `${act}, ${asked.principal.name}, ${purpose}, ${asked.relation}, ${asked.agreement}`;
    if (!differences.has(kind) && differences.size < 60) t.diagnostic(words);
    differences.set(kind, (differences.get(kind) ?? 0) + 1);
  };
  const waiting = principals.flatMap((principal) =>
    purposes.map((purpose) => ({ principal, purpose })),
  );
  const work = async () => {
    const client = new pg.Client(centre.connections.app);
    await client.connect();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { principal, purpose } = next;
      const own = cases.filter((one) => one.principal === principal);
      await client.query("begin");
      await compareAll({ client, principal, purpose, cases: own, hear });
      await client.query("rollback");
    }
    await client.end();
  };
  await Promise.all([work(), work()]);

  for (const [act, { cells, allowed, differences: wrong }] of Object.entries(tallies)) {
    t.diagnostic(`${act}: ${cells} cells, ${allowed} allowed, ${wrong} answered otherwise`);
  }
  t.diagnostic(`${heard} cells`);
  assert.deepEqual([...differences.keys()], []);
  assert.ok(heard > 138_240, `only ${heard} cells`);
  for (const [act, { cells, allowed }] of Object.entries(tallies)) {
    assert.ok(
      allowed > (act === "end" ? 100 : 500),
      `${act}: allowed in only ${allowed} of ${cells}`,
    );
    assert.ok(cells - allowed > cells / 20, `${act}: refused in only ${cells - allowed}`);
  }

  // What was compared were the policies as Cedar parsed them; here Cedar itself answers.
  t.diagnostic(`${samples.length} of them asked of Cedar itself`);
  for (const { question, model } of samples) {
    if (askCedar(question) !== model)
      assert.fail(`Cedar says otherwise: ${JSON.stringify(question)}`);
  }
});

test("whatever is changed in a gate, some cell tells", async (t) => {
  const { root } = centre;
  assert.ok(mutations.length >= 8, `only ${mutations.length} mutations`);
  const unnoticed: string[] = [];
  for (const mutation of mutations) {
    const principal = principals.find(({ name }) => name === mutation.principal);
    assert.ok(principal, mutation.principal);
    const own = cases.filter((one) => one.principal === principal);
    let told = 0;
    const hear: Hear = ({ database, model }) => {
      if (database !== model) told++;
    };
    await root.query("begin");
    await applyMutation(root, mutation, own);
    await root.query("set local role kring_app");
    const { act, purpose = "care" } = mutation;
    await compareAll({ client: root, principal, purpose, cases: own, hear }, [act]);
    await root.query("rollback");
    t.diagnostic(`${mutation.wrong}: ${told} cells`);
    if (told === 0) unnoticed.push(mutation.wrong);
  }
  assert.deepEqual(unnoticed, []);
});
