import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { hashPassword } from "../src/access/server/index.ts";
import type { Draft, DraftContent } from "../src/record/contract.ts";
import {
  beginKept,
  DraftKeeper,
  type Kept,
  type Means,
  type Stored,
  takeStored,
  takeUp,
} from "../src/record/draft-keeper.ts";
import { blankContent, isBlank } from "../src/record/draft-rules.ts";
import { prepareCentre } from "./running-centre.ts";

/*
 * Server, browser or session end at any keystroke. With the browser alive nothing is lost; with the
 * browser gone, what the server acknowledged is there, and at most what was on its way is not.
 */

const rounds = 24;
const email = "nurse@drafts.kring";
const password = "correct horse battery";
const centre = await prepareCentre("drafts", 20_000 + ((process.pid + 5_000) % 10_000));
await centre.start();
const { personId, serviceId } = await foundCare();
let cookie = await centre.signIn(email, password);

async function foundCare(): Promise<{ personId: string; serviceId: string }> {
  const hash = await hashPassword(password);
  return centre.asRoot(async (client) => {
    await client.query("insert into kring.centres (key, name) values ('drafts', 'Drafts')");
    await client.query("insert into kring.services (key, name) values ('practice', 'Practice')");
    await client.query(
      "insert into kring.service_compartments (service_id, compartment) select id, 'health' from kring.services",
    );
    await client.query(
      `insert into kring.staff (centre_id, email, given, family, profession, secrecy_ground, password_hash)
       select id, $1, 'N', 'N', 'nurse', 'profession', $2 from kring.centres`,
      [email, hash],
    );
    await client.query(
      "insert into kring.memberships (staff_id, role, service_id) select t.id, 'care', s.id from kring.staff t, kring.services s",
    );
    const welcomer = await client.query(
      "insert into kring.memberships (staff_id, role) select id, 'welcome' from kring.staff returning staff_id",
    );
    assert.equal(welcomer.rowCount, 1);
    const registered = await fetch(`${centre.address}/api/people`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        cookie: await centre.signIn(email, password),
      },
      body: JSON.stringify({ given: "Somebody", family: "Written" }),
    });
    const { id } = (await registered.json()) as { id: string };
    const { rows } = await client.query(
      `insert into kring.care_relations (person_id, service_id, basis) select $1, id, 'contact' from kring.services
       returning person_id as "personId", service_id as "serviceId"`,
      [id],
    );
    return rows[0];
  });
}

/** A browser: its memory, and the page in it. */
function openBrowser() {
  const memory = new Map<string, Kept<DraftContent>>();
  const onTheWay = new Set<Promise<unknown>>();
  let isHere = true;
  const ask = async (method: string, id: string, body: object) => {
    const isPut = method === "PUT";
    const query = isPut ? "" : `?${new URLSearchParams(Object.entries(body))}`;
    const sent = fetch(`${centre.address}/api/drafts/${id}${query}`, {
      method,
      headers: { cookie, ...(isPut && { "content-type": "application/json" }) },
      ...(isPut && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    onTheWay.add(sent);
    const answer = await sent;
    onTheWay.delete(sent);
    return answer;
  };
  const means: Means<DraftContent> = {
    save: async ({ id, revision, content }) => {
      const body = { personId, serviceId, kind: "note", revision, content };
      const answer = await ask("PUT", id, body);
      if (!answer || answer.status >= 500 || answer.status === 401) return { kind: "unreachable" };
      const said = (await answer.json()) as { revision: number; extra?: { draft: Draft } };
      if (answer.status === 200) return { kind: "saved", revision: said.revision };
      if (said.extra) return { kind: "stale", theirs: said.extra.draft };
      return answer.status === 404
        ? { kind: "gone" }
        : { kind: "refused", code: String(answer.status) };
    },
    drop: async ({ id, revision }) => {
      const answer = await ask("DELETE", id, { revision: String(revision) });
      return answer?.status === 200 ? { kind: "gone" } : { kind: "unreachable" };
    },
    remember: (kept) => isHere && memory.set(kept.id, structuredClone(kept)),
    forget: (id) => isHere && memory.delete(id),
    pause: () => pause(60),
    newId: randomUUID,
    now: Date.now,
    isBlank,
  };
  return {
    memory,
    means,
    /** The page is no more; what is on its way arrives or does not. */
    async leave(keeper: DraftKeeper<DraftContent>): Promise<void> {
      isHere = false;
      keeper.close();
      await Promise.all(onTheWay);
    },
  };
}

async function storedOf(id: string): Promise<Stored<DraftContent> | undefined> {
  const answer = await fetch(`${centre.address}/api/people/${personId}/drafts`, {
    headers: { cookie },
  });
  assert.equal(answer.status, 200);
  const { drafts } = (await answer.json()) as { drafts: Draft[] };
  return drafts.find((draft) => draft.id === id);
}

const end = fc.constantFrom("server", "browser", "page", "session");
const typing = fc
  .array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 2 }), {
    minLength: 4,
    maxLength: 40,
  })
  .filter((keys) => keys.join("").isWellFormed() && !keys.join("").includes("\u0000"));

test("whatever ends, at whichever keystroke: what was typed is there again", async () => {
  const ended: Record<string, number> = {};
  let missing = 0;
  await fc.assert(
    fc.asyncProperty(typing, end, fc.nat(), fc.nat(4), async (keys, what, at, waitMs) => {
      ended[what] = (ended[what] ?? 0) + 1;
      const id = randomUUID();
      const contentOf = (text: string) => ({ ...blankContent, text });
      let browser = openBrowser();
      let keeper = new DraftKeeper(browser.means, beginKept(id, contentOf(""), Date.now()));
      let text = "";
      const cut = 1 + (at % (keys.length - 1));
      const type = async (some: readonly string[]) => {
        for (const key of some) {
          text += key;
          keeper.type(contentOf(text));
          if (waitMs > 0) await pause(waitMs);
        }
      };
      await type(["x", ...keys.slice(0, cut)]);
      if (what === "server") {
        await centre.kill();
        await type(keys.slice(cut, cut + 2));
        await centre.start();
      } else {
        // Acknowledged is what the last answer said, whatever was typed since.
        const { sent, revision } = keeper.state;
        const acknowledged = sent === null && revision > 0 ? keeper.state.content.text : "";
        if (what === "session") await endSessions();
        const { memory } = browser;
        await browser.leave(keeper);
        if (what === "session") cookie = await centre.signIn(email, password);
        const stored = await storedOf(id);
        browser = openBrowser();
        const kept = what === "browser" ? undefined : memory.get(id);
        if (kept) keeper = new DraftKeeper(browser.means, takeUp(kept, stored));
        else {
          const now = Date.now();
          keeper = new DraftKeeper(
            browser.means,
            stored ? takeStored(id, stored, now) : beginKept(id, contentOf(""), now),
          );
        }
        const back = keeper.state.content.text;
        if (what === "browser") {
          assert.ok(text.startsWith(back), "something was there that nobody typed");
          assert.ok(back.length >= acknowledged.length, "what was acknowledged is gone");
          missing = Math.max(missing, text.length - back.length);
          text = back;
        } else assert.equal(back, text);
      }
      await type(keys.slice(cut + 2));
      if (text.trim() === "") await type(["y"]);
      while (keeper.state.status !== "kept") {
        assert.ok(["sending", "waiting"].includes(keeper.state.status), keeper.state.status);
        await pause(20);
      }
      assert.equal((await storedOf(keeper.state.id))?.content.text, text);
    }),
    { numRuns: rounds },
  );
  assert.ok(Object.keys(ended).length >= 3, JSON.stringify(ended));
  console.log(
    `${rounds} endings ${JSON.stringify(ended)}; at most ${missing} signs were on their way`,
  );
});

async function endSessions(): Promise<void> {
  await centre.asRoot(async (client) => {
    await client.query("update kring.sessions set ends_at = now()");
  });
}
