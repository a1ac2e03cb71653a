import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { getCircle } from "../../src/circle/contract.ts";
import { getPerson } from "../../src/people/contract.ts";
import { asActor, type Caller, hashToken, type Tx } from "../../src/platform/server/database.ts";
import { getEntry, listEntries } from "../../src/record/contract.ts";
import { foundCentre } from "../harness.ts";
import { type Actor, entriesEach, gatherCrowd } from "./crowd.ts";
import { mix } from "./entries.ts";

/* Ten connections, two hundred colleagues, ten thousand requests, some of which break: nobody gets what is another's. */

const centre = await foundCentre();
const actors = await gatherCrowd(centre, 200);
const everybody = [...new Set(actors.flatMap(({ people }) => [...people.keys()]))];
const everything = new Map(actors.flatMap(({ people }) => [...people]));

const callerOf = ({ token }: Actor): Caller => ({
  database: centre.database,
  tokenHash: hashToken(token),
  needs: "vault",
  requestId: "crossing",
  act: "crossing",
});

/** Everything the actor sees without saying whom they ask about, in the middle of whatever follows. */
async function seeAll(actor: Actor, tx: Tx): Promise<void> {
  tx.withoutJournal("a test looks at its own rows");
  const { rows } = await sql<{ id: string }>`select id from kring.entries`.execute(tx.db);
  const own = [...actor.people.values()].flatMap((ids) => [...ids]);
  assert.deepEqual(rows.map(({ id }) => id).sort(), own.sort());
}

type Ask = (actor: Actor, chance: number) => Promise<void>;

const personFor = (actor: Actor, chance: number): string => {
  const own = [...actor.people.keys()];
  // Half the questions are about somebody else's person.
  const among = chance % 2 === 0 ? own : everybody;
  return among[(chance >>> 1) % among.length] ?? "";
};

const asking: Record<string, Ask> = {
  list: async (actor, chance) => {
    const id = personFor(actor, chance) as never;
    const { total, entries } = await actor.user.do(listEntries, { id });
    const expected = actor.people.get(id) ?? new Set();
    assert.equal(total, expected.size);
    assert.deepEqual(new Set(entries.map((entry) => entry.id as string)), expected);
    for (const { text } of entries) assert.equal(text, `about ${id}`);
  },
  entry: async (actor, chance) => {
    const person = personFor(actor, chance);
    const entry = [...(everything.get(person) ?? [])][chance % entriesEach] ?? "";
    const answer = await actor.user.ask(getEntry, { id: entry as never });
    assert.equal(answer.status, actor.people.has(person) ? 200 : 404);
    if (answer.status === 200) assert.equal(answer.body.text, `about ${person}`);
  },
  identity: async (actor, chance) => {
    const id = personFor(actor, chance);
    assert.equal((await actor.user.do(getPerson, { id: id as never })).id, id);
  },
  circle: async (actor, chance) => {
    const id = personFor(actor, chance);
    const { standing, care } = await actor.user.do(getCircle, { id: id as never });
    assert.equal(standing, actor.people.has(id) ? "in" : "out");
    if (standing === "out") assert.deepEqual(care, []);
  },
  all: (actor) => asActor(callerOf(actor), "care", (tx) => seeAll(actor, tx)),
  thrown: async (actor) => {
    const work = asActor(callerOf(actor), "care", async (tx) => {
      await seeAll(actor, tx);
      throw new RangeError("in the middle");
    });
    await assert.rejects(work, RangeError);
  },
  broken: async (actor) => {
    const work = asActor(callerOf(actor), "care", async (tx) => {
      await seeAll(actor, tx);
      await sql`select 1 / 0`.execute(tx.db);
    });
    await assert.rejects(work, { code: "22012" });
  },
  late: async (actor) => {
    const work = asActor(callerOf(actor), "care", async (tx) => {
      await seeAll(actor, tx);
      await sql`set local statement_timeout = 5`.execute(tx.db);
      await sql`select pg_sleep(1)`.execute(tx.db);
    });
    await assert.rejects(work, { code: "57014" });
  },
  nobody: async () => {
    const { rowCount } = await centre.database.pool.query("select id from kring.entries");
    assert.equal(rowCount, 0);
  },
};
const shares = {
  list: 36,
  entry: 20,
  identity: 8,
  circle: 8,
  all: 12,
  thrown: 6,
  broken: 4,
  late: 3,
  nobody: 3,
};
const wheel = Object.entries(shares).flatMap(([name, times]) => Array<string>(times).fill(name));

test("ten thousand interleaved requests, and each gets their own", async (t) => {
  const requests = 10_000;
  const done: Record<string, number> = {};
  let next = 0;
  let together = 0;
  let most = 0;
  const work = async () => {
    while (next < requests) {
      const number = next++;
      const chance = mix(number, 7);
      const actor = actors[mix(number, 3) % actors.length];
      const name = wheel[mix(number, 5) % wheel.length] ?? "list";
      assert.ok(actor);
      most = Math.max(most, ++together);
      await asking[name]?.(actor, chance);
      together--;
      done[name] = (done[name] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 24 }, work));
  const all = Object.values(done).reduce((sum, one) => sum + one, 0);
  t.diagnostic(
    `${all} requests of ${actors.length} colleagues, ${most} at once, on ${centre.database.pool.totalCount} connections: ${JSON.stringify(done)}`,
  );
  assert.equal(all, requests);
  assert.equal(centre.database.pool.totalCount, 10);
  for (const name of Object.keys(shares)) assert.ok((done[name] ?? 0) > 200, name);
});
