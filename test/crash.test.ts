import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { hashPassword } from "../src/access/server/index.ts";
import { prepareCentre } from "./running-centre.ts";

/* Server and database are killed under writes; what was acknowledged is there, once. */

const rounds = 10;
const writers = 4;
const centre = await prepareCentre("crash", 20_000 + (process.pid % 10_000));
const { address, asRoot, untilReady } = centre;

async function foundCentre(): Promise<string> {
  const email = "welcome@crash.kring";
  const password = "correct horse battery";
  await asRoot(async (client) => {
    await client.query("insert into kring.centres (key, name) values ('crash', 'Crash')");
    await client.query(
      `insert into kring.staff (centre_id, email, given, family, profession, password_hash)
       select id, $1, 'W', 'W', 'welcomer', $2 from kring.centres`,
      [email, await hashPassword(password)],
    );
    await client.query(
      "insert into kring.memberships (staff_id, role) select id, 'welcome' from kring.staff",
    );
  });
  return centre.signIn(email, password);
}

/** Registers one person after another; a command is repeated with its key until it is acknowledged. */
async function write(
  cookie: string,
  ledger: Map<string, string>,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const key = randomUUID();
    for (;;) {
      const answer = await fetch(`${address}/api/people`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": key, cookie },
        body: JSON.stringify({ given: "Crash", family: key }),
        signal: AbortSignal.timeout(15_000),
      }).catch(() => undefined);
      if (answer?.status === 200) {
        ledger.set(key, ((await answer.json()) as { id: string }).id);
        break;
      }
      assert.ok(!answer || answer.status >= 500, `unexpected ${answer?.status}`);
      await pause(30);
    }
  }
}

test("nothing acknowledged is lost or doubled, and the house comes back by itself", async () => {
  await centre.start();
  const cookie = await foundCentre();
  const ledger = new Map<string, string>();
  let isOver = false;
  const writing = Array.from({ length: writers }, () => write(cookie, ledger, () => isOver));
  const back: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await pause(300);
    const before = ledger.size;
    if (round % 2 === 0) {
      await centre.kill();
      const started = performance.now();
      await centre.start();
      back.push(performance.now() - started);
    } else {
      const pid = await asRoot(async (client) => {
        const { rows } = await client.query(
          "select (regexp_match(pg_read_file('postmaster.pid'), '^[0-9]+'))[1]::int as pid",
        );
        return rows[0].pid as number;
      });
      process.kill(pid, "SIGKILL");
      await pause(100);
      back.push(await untilReady(30_000));
    }
    while (ledger.size <= before) await pause(20);
  }
  isOver = true;
  await Promise.all(writing);

  const stored = await asRoot(async (client) => {
    const { rows } = await client.query<{ family: string; id: string }>(
      "select family, id from kring.people where given = 'Crash'",
    );
    return rows;
  });
  assert.equal(back.length, rounds);
  assert.ok(ledger.size >= rounds, `only ${ledger.size} acknowledged`);
  assert.equal(stored.length, ledger.size, "a command was lost or done twice");
  for (const { family, id } of stored) assert.equal(ledger.get(family), id);
  const worst = Math.round(Math.max(...back));
  console.log(`${ledger.size} acknowledged over ${rounds} kills, back within ${worst} ms at worst`);
});
