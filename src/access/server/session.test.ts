import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCentre, testPassword } from "../../../test/harness.ts";
import * as contract from "../contract.ts";
import { forgetExpired } from "./housekeeping.ts";

const centre = await foundCentre();

test("somebody signs in, is recognised, and signs out", async () => {
  const user = await centre.join("welcome");
  const me = await user.do(contract.getSession, {});
  assert.equal(me.given, "welcome");
  assert.ok(me.capabilities.includes("people"));
  await user.do(contract.signOut, {});
  const after = await user.ask(contract.getSession, {});
  assert.deepEqual([after.status, after.code], [401, "not-signed-in"]);
});

test("a wrong password and an unknown address get the same answer", async () => {
  await centre.join("welcome", { email: "known@test.kring" });
  const answers = [];
  for (const email of ["known@test.kring", "unknown@test.kring"]) {
    const payload = { email, password: "wrong password" };
    const answer = await centre.http.inject({ method: "POST", url: "/api/session", payload });
    const { requestId, ...body } = answer.json();
    assert.ok(requestId);
    answers.push([answer.statusCode, body]);
  }
  assert.deepEqual(answers[0], answers[1]);
});

test("after five wrong passwords the right one must wait too", async () => {
  await centre.join("welcome", { email: "slow@test.kring" });
  const attempt = (password: string) =>
    centre.http.inject({
      method: "POST",
      url: "/api/session",
      payload: { email: "slow@test.kring", password },
    });
  for (let i = 0; i < 5; i++) assert.equal((await attempt("wrong")).statusCode, 401);
  const answer = await attempt(testPassword);
  assert.equal(answer.statusCode, 429);
  assert.equal(answer.json().code, "too-many-attempts");
  assert.ok(answer.json().extra.retryAfterSeconds > 0);
});

test("a locked desk opens nothing until its own user gives the password", async () => {
  const user = await centre.join("welcome");
  await user.do(contract.lockSession, {});
  const refused = await user.ask(contract.listColleagues, {});
  assert.deepEqual([refused.status, refused.code], [401, "locked"]);
  const wrong = await user.ask(contract.unlockSession, { password: "nonsense" });
  assert.equal(wrong.code, "wrong-credentials");
  await user.do(contract.unlockSession, { password: testPassword });
  await user.do(contract.listColleagues, {});
});

test("one sees and ends only one's own sessions", async () => {
  const [anna, bea] = [await centre.join("welcome"), await centre.join("welcome")];
  const hers = await bea.do(contract.listSessions, {});
  assert.equal(hers.sessions.length, 1);
  const id = hers.sessions[0]?.id as never;
  await anna.do(contract.endSession, { id });
  await bea.do(contract.getSession, {});
  await bea.do(contract.endSession, { id });
  assert.equal((await bea.ask(contract.getSession, {})).status, 401);
});

test("what a role does not open is refused, and the refusal is journalled", async () => {
  const partner = await centre.join("partner");
  const refused = await partner.ask(contract.listColleagues, {});
  assert.deepEqual([refused.status, refused.code], [403, "not-allowed"]);
  const { rows } = await centre.root.query(
    "select count(*)::int as n from kring.journal where act = 'refused' and actor_id = $1",
    [partner.id],
  );
  assert.equal(rows[0].n, 1);
});

test("the same command sent twice with one idempotency key is done once", async () => {
  const admin = await centre.join("admin");
  const input = {
    email: "new@test.kring",
    given: "New",
    family: "Colleague",
    profession: "nurse" as const,
    password: "a long password",
    memberships: [{ role: "care" as const, service: "practice" }],
  };
  const headers = { "idempotency-key": "0001" };
  const first = await admin.ask(contract.addStaff, input, headers);
  const second = await admin.ask(contract.addStaff, input, headers);
  assert.equal(first.status, 200);
  assert.deepEqual(second.body, first.body);
  const third = await admin.ask(contract.addStaff, input);
  assert.deepEqual([third.status, third.code], [409, "email-taken"]);
});

test("a field that does not fit is named", async () => {
  const admin = await centre.join("admin");
  const answer = await admin.ask(contract.addService, {
    key: "Bad Key",
    name: "x",
    colour: "red",
  } as never);
  assert.equal(answer.status, 422);
  assert.deepEqual(answer.errors?.map(({ path }) => path).sort(), ["/colour", "/key"]);
});

test("housekeeping forgets what is over, and nothing else", async () => {
  const admin = await centre.join("admin");
  const service = { key: "kept", name: "Kept" };
  await admin.ask(contract.addService, service, { "idempotency-key": "new" });
  await centre.root.query(
    `insert into kring.receipts (actor_id, key, reply, at) values ($1, 'old', '{}', now() - interval '2 days')`,
    [admin.id],
  );
  await forgetExpired(centre.database);
  const { rows } = await centre.root.query("select key from kring.receipts where actor_id = $1", [
    admin.id,
  ]);
  assert.deepEqual(rows, [{ key: "addService new" }]);
  await admin.do(contract.getSession, {});
});
