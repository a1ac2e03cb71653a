import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { foundWelcome } from "../../../test/welcome.ts";
import { signOut } from "../../access/contract.ts";
import * as contract from "../contract.ts";

const { welcomer, http, join, addPeople, addPerson, journal } = await foundWelcome();
const address = await http.listen({ port: 0, host: "127.0.0.1" });
const readers = new AbortController();
after(() => readers.abort());

/** Follows an event stream as a browser does: what came, when, and whether it has ended. */
async function follow(path: string, cookie?: string) {
  const answer = await fetch(`${address}${path}`, {
    headers: cookie ? { cookie } : {},
    signal: readers.signal,
  });
  const came: { at: number; text: string }[] = [];
  let ended = false;
  const read = async () => {
    let text = "";
    for await (const part of answer.body ?? []) {
      text += Buffer.from(part).toString();
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) came.push({ at: performance.now(), text: event.slice(6) });
    }
    ended = true;
  };
  if (answer.ok) read().catch(() => {});
  const waitFor = async (fits: () => boolean, what: string) => {
    const until = performance.now() + 1000;
    while (!fits()) {
      if (performance.now() > until) assert.fail(`not within a second: ${what}`);
      await sleep(2);
    }
  };
  return {
    status: answer.status,
    came,
    arrives: (pattern: RegExp) =>
      waitFor(() => pattern.test(came.at(-1)?.text ?? ""), `event ${pattern}`),
    ends: () => waitFor(() => ended, "the end"),
  };
}

test("a change reaches the desk and the screen within a second; one look is one journal entry", async () => {
  const { key } = await welcomer.do(contract.addScreen, { name: "Hall", languages: ["fr"] });
  const before = (await journal("queue-opened")).length;
  const desk = await follow("/api/queue/events?door=care", welcomer.cookie);
  const screen = await follow(`/api/screens/${key}/show/events`);
  await Promise.all([desk.arrives(/"waiting":\[\]/), screen.arrives(/"called":\[\]/)]);
  await welcomer.do(contract.arrive, { personId: await addPerson(), doors: ["care"] });
  await Promise.all([desk.arrives(/"ticket":"M-1"/), screen.arrives(/"count":1/)]);
  await welcomer.do(contract.callNext, { door: "care" });
  await Promise.all([desk.arrives(/"state":"called"/), screen.arrives(/"ticket":"M-1"/)]);
  assert.doesNotMatch(screen.came.map(({ text }) => text).join(), /Wanda|Secretname/);
  assert.equal((await journal("queue-opened")).length, before + 1);
});

test("the stream of somebody who signed out ends at the next change, without showing it", async () => {
  const leaving = await join("welcome");
  const desk = await follow("/api/queue/events", leaving.cookie);
  await desk.arrives(/"waiting"/);
  const seen = desk.came.length;
  await leaving.do(signOut, {});
  await welcomer.do(contract.arrive, { personId: await addPerson(), doors: ["talk"] });
  await desk.ends();
  assert.equal(desk.came.length, seen);
});

test("a screen that is removed goes dark at once", async () => {
  const { id, key } = await welcomer.do(contract.addScreen, { name: "Old", languages: [] });
  const screen = await follow(`/api/screens/${key}/show/events`);
  await screen.arrives(/"centre"/);
  await welcomer.do(contract.removeScreen, { id });
  await screen.ends();
});

test("a stream is refused like the act itself", async () => {
  const partner = await join("partner");
  assert.equal((await follow("/api/queue/events")).status, 401);
  assert.equal((await follow("/api/queue/events", partner.cookie)).status, 403);
  assert.equal((await follow("/api/screens/nonsense/show/events")).status, 404);
});

test("fifty screens have every change within a second, usually within 150 ms", async (t) => {
  const keys = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const { key } = await welcomer.do(contract.addScreen, { name: `Hall ${n}`, languages: [] });
      return key;
    }),
  );
  const screens = await Promise.all(keys.map((key) => follow(`/api/screens/${key}/show/events`)));
  await Promise.all(screens.map((screen) => screen.arrives(/"centre"/)));
  const delays: number[] = [];
  for (const personId of await addPeople(20)) {
    await welcomer.do(contract.arrive, { personId, doors: ["social"] });
    await sleep(100);
    const called = await welcomer.do(contract.callNext, { door: "social" });
    const done = performance.now();
    const ticket = new RegExp(`"ticket":"${called.turn?.ticket}"`);
    await Promise.all(screens.map((screen) => screen.arrives(ticket)));
    for (const { came } of screens) {
      delays.push((came.find(({ text }) => ticket.test(text))?.at ?? Infinity) - done);
    }
  }
  delays.sort((a, b) => a - b);
  const at = (part: number) => Math.round(delays[Math.floor(delays.length * part)] ?? Infinity);
  t.diagnostic(
    `${delays.length} looks: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(0.9999)} ms`,
  );
  assert.equal(delays.length, 1000);
  // The 95th percentile is the benchmark's to hold: here other tests use the same processors.
  assert.ok(at(0.5) <= 150, `median ${at(0.5)} ms`);
});

test("a house that closes does not wait for its screens", async () => {
  const { key } = await welcomer.do(contract.addScreen, { name: "Last", languages: [] });
  const screen = await follow(`/api/screens/${key}/show/events`);
  await screen.arrives(/"centre"/);
  await http.close();
  await screen.ends();
});
