import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, test } from "node:test";
import { foundCentre, signInTo, type TestUser, testPassword } from "../../../test/harness.ts";
import { findPeople, getPerson, registerPerson } from "../../people/contract.ts";
import * as contract from "../contract.ts";
import * as law from "../law-contract.ts";
import { getService, listAllServices } from "../service-contract.ts";
import * as staff from "../staff-contract.ts";

const centre = await foundCentre();
let admin: TestUser;

before(async () => {
  admin = await centre.join("admin");
});

async function lastEntry(act: string) {
  const { rows } = await centre.root.query(
    "select detail, actor_id from kring.journal where act = $1 order by id desc limit 1",
    [act],
  );
  return rows[0];
}

async function noticesOf(user: TestUser) {
  const { rows } = await centre.root.query("select kind from kring.notices where staff_id = $1", [
    user.id,
  ]);
  return rows.map(({ kind }) => kind);
}

const accountOf = (user: TestUser) =>
  admin.do(staff.getStaffMember, { id: user.id as contract.StaffId });

async function membershipOf(user: TestUser) {
  const { id, memberships } = await accountOf(user);
  return { id, membershipId: memberships[0]?.id ?? "" };
}

/** What the gate of every request sets for whoever holds this cookie. */
async function gate(user: TestUser) {
  const token = decodeURIComponent(user.cookie.split("=")[1] ?? "");
  const hash = createHash("sha256").update(token).digest();
  await centre.root.query("begin");
  await centre.root.query("select kring.enter($1, 'care', 'session', 'test')", [hash]);
  const { rows } = await centre.root.query(
    `select kring.is_bound() as bound, current_setting('kring.profession', true) as profession,
            cardinality(kring.my_services()) as services`,
  );
  await centre.root.query("rollback");
  return rows[0];
}

const tomorrow = Temporal.Now.plainDateISO("UTC").add({ days: 1 }).toString();
const today = Temporal.Now.plainDateISO("UTC").toString();

test("a membership that ends is kept, and closes at the colleague's next request", async () => {
  const worker = await centre.join("care", { service: "social", profession: "social-worker" });
  await worker.do(contract.listColleagues, {});
  assert.equal((await gate(worker)).services, 1);
  const { id, membershipId } = await membershipOf(worker);
  const after = await admin.do(staff.endMembership, { id, membershipId });
  assert.ok(after.memberships[0]?.end);
  assert.deepEqual((await lastEntry("membership-ended")).detail, {
    staff: id,
    membership: membershipId,
    role: "care",
    service: "social",
  });
  const refused = await worker.ask(contract.listColleagues, {});
  assert.deepEqual([refused.status, refused.code], [403, "not-allowed"]);
  assert.equal((await gate(worker)).services, 0);
  const twice = await admin.ask(staff.endMembership, { id, membershipId });
  assert.deepEqual([twice.status, twice.code], [409, "membership-ended"]);
  const again = await admin.do(staff.beginMembership, { id, role: "care", service: "social" });
  assert.equal(again.memberships.length, 2);
  await worker.do(contract.listColleagues, {});
  const held = await admin.ask(staff.beginMembership, { id, role: "care", service: "social" });
  assert.deepEqual([held.status, held.code], [409, "membership-held"]);
  for (const [service, code] of [
    [null, "service-required"],
    ["nowhere", "unknown-service"],
  ] as const) {
    const answer = await admin.ask(staff.beginMembership, { id, role: "head", service });
    assert.deepEqual(answer.errors, [{ path: "/service", code }]);
  }
});

test("profession and ground of secrecy take effect at the next request, and are journalled", async () => {
  const worker = await centre.join("care", { service: "social", profession: "social-worker" });
  assert.deepEqual(await gate(worker), { bound: true, profession: "social-worker", services: 1 });
  const { id, version } = await accountOf(worker);
  await admin.do(staff.editStaffMember, { id, version, profession: "jurist", secrecyGround: null });
  assert.deepEqual(await gate(worker), { bound: false, profession: "jurist", services: 1 });
  assert.equal((await worker.do(contract.getSession, {})).profession, "jurist");
  assert.deepEqual((await lastEntry("staff-edited")).detail, {
    staff: id,
    fields: ["profession", "secrecyGround"],
    from: { profession: "social-worker", secrecyGround: "profession" },
    to: { profession: "jurist", secrecyGround: null },
  });
  const late = await admin.ask(staff.editStaffMember, { id, version, given: "Late" });
  assert.deepEqual([late.status, late.code], [409, "stale"]);
});

test("no name of a colleague stands in the journal", async () => {
  const worker = await centre.join("care", { service: "social" });
  const { id, version } = await accountOf(worker);
  await admin.do(staff.editStaffMember, { id, version, given: "Zuzanna", languages: ["pl", "fr"] });
  const { detail } = await lastEntry("staff-edited");
  assert.deepEqual(detail, { staff: id, fields: ["given", "languages"], from: {}, to: {} });
});

test("administrative staff acts under a colleague who is bound, or a service (CONF-07)", async () => {
  const welcomer = await centre.join("welcome");
  const nurse = await centre.join("care", { service: "practice", profession: "nurse" });
  const unbound = await centre.join("analyst");
  const account = await accountOf(unbound);
  const { id: unboundId } = await admin.do(staff.editStaffMember, {
    id: account.id,
    version: account.version,
    secrecyGround: null,
  });
  const { id, version } = await accountOf(welcomer);
  const ask = (kind: "staff" | "service", of: string) =>
    admin.ask(staff.editStaffMember, { id, version, responsible: { kind, of } });
  for (const [kind, of, code] of [
    ["staff", unboundId, "not-bound"],
    ["staff", id, "own-responsible"],
    ["staff", "nobody", "unknown-colleague"],
    ["service", "nowhere", "unknown-service"],
  ] as const) {
    assert.deepEqual((await ask(kind, of)).errors, [{ path: "/responsible", code }]);
  }
  const under = (await ask("staff", nurse.id)).body;
  assert.deepEqual(
    [under.responsible, under.responsibleName],
    [{ kind: "staff", of: nurse.id }, "care Test"],
  );
  const service = await admin.do(staff.editStaffMember, {
    id,
    version: under.version,
    responsible: { kind: "service", of: "practice" },
  });
  assert.equal(service.responsibleName, "Practice");
});

test("who leaves today is out at once; who comes back is given anew what they may", async () => {
  const worker = await centre.join("care", { service: "social" });
  const { id } = await accountOf(worker);
  const left = await admin.do(staff.leaveHouse, { id, on: today });
  assert.equal(left.leftOn, today);
  assert.ok(left.memberships.every(({ end }) => end !== null));
  assert.deepEqual((await lastEntry("staff-left")).detail, { staff: id, on: today, sessions: 1 });
  assert.equal((await worker.ask(contract.getSession, {})).code, "not-signed-in");
  assert.equal((await admin.ask(staff.leaveHouse, { id, on: today })).code, "has-left");
  const given = await admin.ask(staff.beginMembership, { id, role: "care", service: "social" });
  assert.equal(given.code, "has-left");
  const { staff: all } = await admin.do(staff.listStaff, {});
  const listed = all.find((one) => one.id === id);
  assert.deepEqual([listed?.leftOn, listed?.memberships], [today, []]);
  const back = await admin.do(staff.comeBack, { id });
  assert.deepEqual([back.leftOn, back.memberships.length], [null, 1]);
  assert.ok(back.memberships[0]?.end, "what ended stays ended");
  assert.equal((await admin.ask(staff.comeBack, { id })).code, "has-not-left");
});

test("who leaves tomorrow works until then, and may still stay", async () => {
  const worker = await centre.join("care", { service: "social" });
  const { id } = await accountOf(worker);
  const leaving = await admin.do(staff.leaveHouse, { id, on: tomorrow });
  assert.equal(leaving.memberships[0]?.end, `${tomorrow}T00:00:00Z`);
  await worker.do(contract.listColleagues, {});
  const stays = await admin.do(staff.comeBack, { id });
  assert.equal(stays.memberships[0]?.end, null);
});

test("a new password ends every session of that person, and only theirs", async () => {
  const worker = await centre.join("care", { service: "social", email: "twice@test.kring" });
  const phone = await signInTo(centre.http, "twice@test.kring", testPassword);
  const { id, isSignedIn } = await accountOf(worker);
  assert.equal(isSignedIn, true);
  const { ended } = await admin.do(staff.renewPassword, { id, password: "something else" });
  assert.equal(ended, 2);
  for (const user of [worker, phone]) {
    assert.equal((await user.ask(contract.getSession, {})).status, 401);
  }
  assert.equal((await accountOf(worker)).isSignedIn, false);
  assert.deepEqual(await noticesOf(worker), ["password-renewed"]);
  const { detail } = await lastEntry("password-renewed");
  assert.deepEqual(detail, { staff: id, sessions: 2 });
  await assert.rejects(signInTo(centre.http, "twice@test.kring", testPassword));
  await signInTo(centre.http, "twice@test.kring", "something else");
  await admin.do(contract.getSession, {});
  assert.equal((await admin.do(staff.signOutEverywhere, { id })).ended, 1);
  const own = { id: admin.id as contract.StaffId };
  await admin.do(staff.signOutEverywhere, own);
  await admin.do(contract.getSession, {});
});

test("what administrators give themselves is told, and opens no vault unnoticed", async () => {
  const dpo = await centre.join("dpo");
  const own = admin.id as contract.StaffId;
  const { memberships } = await admin.do(staff.beginMembership, {
    id: own,
    role: "care",
    service: "social",
  });
  const entry = await lastEntry("own-rights-changed");
  assert.deepEqual(entry, { detail: { staff: own, by: "membership-begun" }, actor_id: own });
  assert.deepEqual(await noticesOf(dpo), ["own-rights-changed"]);
  const given = memberships.find(({ role }) => role === "care");
  await admin.do(staff.endMembership, { id: own, membershipId: given?.id ?? "" });
  assert.equal((await lastEntry("own-rights-changed")).detail.by, "membership-ended");
});

test("an administrator manages accounts, not secrets: no person in any of it", async () => {
  const welcomer = await centre.join("welcome");
  const person = await welcomer.do(registerPerson, { given: "Quintessa", family: "Xylander" });
  for (const [endpoint, input] of [
    [getPerson, { id: person.id }],
    [findPeople, { q: "quintessa xylander" }],
  ] as const) {
    const answer = await admin.ask(endpoint as typeof getPerson, input as never);
    assert.deepEqual([answer.status, answer.code], [403, "not-allowed"]);
  }
  const asked = [
    await admin.do(staff.listStaff, {}),
    await accountOf(welcomer),
    await admin.do(listAllServices, {}),
    await admin.do(getService, { key: "social" }),
    await admin.do(law.listWhoMayOpen, {}),
  ];
  assert.doesNotMatch(JSON.stringify(asked), /Quintessa|Xylander/);
  assert.ok(!JSON.stringify(asked).includes(person.id));
});
