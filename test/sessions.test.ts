import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import * as access from "../src/access/contract.ts";
import { hashPassword } from "../src/access/server/index.ts";
import { routes } from "../src/app/server/server.ts";
import { arrive } from "../src/reception/contract.ts";
import { requestOf, type TestUser, testPassword, userOf } from "./harness.ts";
import { foundWelcome } from "./welcome.ts";

/* A session is its user's alone: nobody else's, not longer than agreed, not after it was ended. */

const house = await foundWelcome();
const { http, root } = house;
let refusals = 0;

function knock(payload: object, headers: Record<string, string> = {}) {
  return http.inject({ method: "POST", url: "/api/session", payload, headers });
}

async function refuses(user: TestUser, code: string, why: string): Promise<void> {
  const answer = await user.ask(access.getSession, {});
  assert.deepEqual([answer.status, answer.code], [401, code], why);
  refusals += 1;
}

const setSession = (user: TestUser, set: string) =>
  root.query(`update kring.sessions set ${set} where staff_id = $1`, [user.id]);

test("the cookie is for this house and no script; the table keeps only its hash", async () => {
  const user = await house.join("welcome", { email: "cookie@test.kring" });
  const answer = await knock({ email: "cookie@test.kring", password: testPassword });
  const cookie = String(answer.headers["set-cookie"]);
  for (const flag of [/; HttpOnly/, /; SameSite=Strict/, /; Path=\/(;|$)/])
    assert.match(cookie, flag);
  assert.doesNotMatch(cookie, /; (Expires|Max-Age|Domain)=/);
  const token = /kring_session=([^;]+)/.exec(cookie)?.[1] ?? "";
  assert.ok(token.length >= 43, "less than 256 bits");
  assert.doesNotMatch(answer.body, new RegExp(token));
  const kept = await root.query("select token_hash from kring.sessions where staff_id = $1", [
    user.id,
  ]);
  const hashes = kept.rows.map(({ token_hash }) => token_hash.toString("hex"));
  assert.ok(hashes.includes(createHash("sha256").update(token).digest("hex")));
});

test("a token somebody planted is not taken over, and the one before ends", async () => {
  const before = await house.join("welcome", { email: "fixed@test.kring" });
  const credentials = { email: "fixed@test.kring", password: testPassword };
  const planted = `kring_session=${"A".repeat(43)}`;
  const answer = await knock(credentials, { cookie: planted });
  assert.doesNotMatch(String(answer.headers["set-cookie"]), /A{43}/);
  await refuses(userOf(http, "", planted), "not-signed-in", "planted");
  await knock(credentials, { cookie: before.cookie });
  await refuses(before, "not-signed-in", "the session before");
});

test("who signed out, waited too long, left, or shows a forged token is a stranger", async () => {
  const ends: [string, (user: TestUser) => Promise<unknown>][] = [
    ["signed out", (user) => user.do(access.signOut, {})],
    ["over", (user) => setSession(user, "ends_at = now() - interval '1 second'")],
    ["idle", (user) => setSession(user, "seen_at = now() - interval '2 hours'")],
    [
      "left",
      (user) =>
        root.query("update kring.staff set left_on = current_date where id = $1", [user.id]),
    ],
  ];
  for (const [why, end] of ends) {
    const user = await house.join("welcome");
    await user.do(access.getSession, {});
    await end(user);
    await refuses(user, "not-signed-in", why);
    const unlock = await user.ask(access.unlockSession, { password: testPassword });
    assert.equal(unlock.status, 401, why);
  }
  const { cookie } = await house.join("welcome");
  const token = cookie.slice("kring_session=".length);
  for (const forged of [
    "",
    "x",
    `${token}x`,
    token.slice(1),
    token.toLowerCase(),
    `${token}%00`,
    "A".repeat(9000),
  ]) {
    await refuses(
      userOf(http, "", `kring_session=${forged}`),
      "not-signed-in",
      forged.slice(0, 50),
    );
  }
});

test("who left cannot sign in, with the right password either", async () => {
  const user = await house.join("welcome", { email: "left@test.kring" });
  await root.query("update kring.staff set left_on = current_date - 1 where id = $1", [user.id]);
  const answer = await knock({ email: "left@test.kring", password: testPassword });
  assert.deepEqual([answer.statusCode, answer.json().code], [401, "wrong-credentials"]);
});

test("a locked desk opens nothing: every endpoint but those of the door", async () => {
  const user = await house.join("welcome");
  await user.do(access.lockSession, {});
  const open = ["signIn", "signOut", "unlockSession", "showScreen"];
  let closed = 0;
  for (const { endpoint, topic } of routes) {
    if (open.includes(endpoint.name)) continue;
    const id = "0197c000-0000-7000-8000-000000000000";
    const { url } = requestOf(endpoint, { id, relationId: id, mergeId: id });
    for (const address of topic ? [url, `${url}/events`] : [url]) {
      const answer = await http.inject({
        method: endpoint.method,
        url: address,
        headers: { cookie: user.cookie },
      });
      assert.ok([401, 422].includes(answer.statusCode), `${endpoint.name}: ${answer.statusCode}`);
      if (answer.statusCode === 401) closed += 1;
    }
  }
  assert.ok(closed >= 12, `only ${closed} seen`);
  const idle = await setSession(user, "seen_at = now() - interval '3 hours'");
  assert.equal(idle.rowCount, 1);
  assert.equal((await user.ask(access.unlockSession, { password: testPassword })).status, 401);
});

test("guessing is slowed down, for unknown addresses too, and a hundred at once are not a way round", async () => {
  await house.join("welcome", { email: "guessed@test.kring" });
  const answers = [];
  for (const email of ["guessed@test.kring", "GUESSED-not@test.kring"]) {
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        knock({ email: i % 2 ? email : email.toUpperCase(), password: `guess ${i}` }),
      ),
    );
    const statuses = all.map(({ statusCode }) => statusCode).sort();
    assert.equal(statuses.filter((status) => status === 401).length, 5, email);
    answers.push(statuses);
    refusals += all.length;
  }
  assert.deepEqual(answers[0], answers[1]);
  assert.equal(
    (await knock({ email: "guessed@test.kring", password: testPassword })).statusCode,
    429,
  );
});

test("an address that only looks like one is another one", async () => {
  await house.join("welcome", { email: "kiki@test.kring" });
  const lookAlikes = [
    "\u212aiki@test.kring",
    "k\u0131ki@test.kring",
    "ki\u043ai@test.kring",
    "kiki@test.kring ",
    "kiki\u200b@test.kring",
    "kiki@test\u3002kring",
    "kiki@test.kring\u0301",
    "\uff4biki@test.kring",
    "k\u0130ki@test.kring",
  ];
  for (const email of lookAlikes) {
    const answer = await knock({ email, password: testPassword });
    assert.equal(answer.statusCode, 401, JSON.stringify(email));
    refusals += 1;
  }
});

test("a hash of other parameters still opens, a broken one never does", async () => {
  const user = await house.join("welcome", { email: "hash@test.kring" });
  const hash = await hashPassword(testPassword);
  const set = (value: string | null) =>
    root.query("update kring.staff set password_hash = $2 where id = $1", [user.id, value]);
  const sign = async () =>
    (await knock({ email: "hash@test.kring", password: testPassword })).statusCode;
  for (const broken of [
    null,
    "",
    "plain",
    testPassword,
    hash.replace("t=2", "t=1"),
    hash.slice(0, -8),
  ]) {
    await set(broken);
    await root.query("delete from kring.sign_in_attempts where email = 'hash@test.kring'");
    assert.equal(await sign(), 401, String(broken));
    refusals += 1;
  }
  await set(hash);
  assert.equal(await sign(), 200);
});

test("a stream stops when its session is ended from elsewhere", async () => {
  const here = await house.join("welcome", { email: "two@test.kring" });
  const address = await http.listen({ port: 0, host: "127.0.0.1" });
  const reader = new AbortController();
  after(() => reader.abort());
  const stream = await fetch(`${address}/api/queue/events`, {
    headers: { cookie: here.cookie },
    signal: reader.signal,
  });
  const parts = stream.body?.getReader();
  assert.match(Buffer.from((await parts?.read())?.value ?? []).toString(), /"waiting"/);
  const answer = await knock({ email: "two@test.kring", password: testPassword });
  const there = userOf(http, here.id, String(answer.headers["set-cookie"]).split(";")[0] ?? "");
  const { sessions } = await there.do(access.listSessions, {});
  const other = sessions.find((session) => !session.here);
  assert.ok(other);
  await there.do(access.endSession, { id: other.id });
  await house.welcomer.do(arrive, { personId: await house.addPerson(), doors: ["care"] });
  const next = await Promise.race([parts?.read(), sleep(2000, "open", { ref: false })]);
  assert.deepEqual(next, { done: true, value: undefined });
  const head = await fetch(`${address}/api/queue/events`, {
    method: "HEAD",
    headers: { cookie: there.cookie },
    signal: AbortSignal.timeout(2000),
  });
  assert.equal(head.status, 404);
});

after(() => {
  assert.ok(refusals >= 75, `only ${refusals} refusals seen`);
  console.log(`sessions: ${refusals} refused`);
});
