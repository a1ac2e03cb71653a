import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCentre, signInTo, type TestUser, testPassword } from "../../../test/harness.ts";
import type { StaffId } from "../contract.ts";
import { beginMembership, endMembership, getStaffMember, leaveHouse } from "../staff-contract.ts";

/* There is always an administrator whose role has no end, whatever happens at the same time. */

const centre = await foundCentre();
const on = "2099-01-01";

async function roleOf(user: TestUser) {
  const id = user.id as StaffId;
  const { memberships } = await user.do(getStaffMember, { id });
  return { id, membershipId: memberships.find(({ role }) => role === "admin")?.id ?? "" };
}

async function administrators(): Promise<number> {
  const { rows } = await centre.root.query(
    `select count(*)::int as n from kring.memberships m join kring.staff t on t.id = m.staff_id
      where m.role = 'admin' and upper_inf(m.valid) and t.left_on is null`,
  );
  return rows[0].n;
}

test("the last administrator neither leaves nor loses the role, today or on a later day", async () => {
  const admin = await centre.join("admin");
  const { id, membershipId } = await roleOf(admin);
  for (const answer of [
    await admin.ask(endMembership, { id, membershipId }),
    await admin.ask(leaveHouse, { id, on: "2020-01-01" }),
    await admin.ask(leaveHouse, { id, on }),
  ]) {
    assert.deepEqual([answer.status, answer.code], [409, "last-admin"]);
  }
  const nurse = await centre.join("care", { service: "practice" });
  await admin.do(leaveHouse, { id: nurse.id as StaffId, on });
  assert.equal(await administrators(), 1);
});

test("one of two may go; the other stays, also when the first only leaves later", async () => {
  const [first] = await currentAdmins();
  assert.ok(first);
  const second = await centre.join("admin");
  await first.do(leaveHouse, { id: second.id as StaffId, on });
  const { id, membershipId } = await roleOf(first);
  assert.equal((await first.ask(endMembership, { id, membershipId })).code, "last-admin");
  assert.equal(await administrators(), 1);
});

test("two administrators who remove each other at the same time: one remains", async () => {
  for (let round = 0; round < 12; round++) {
    const [one] = await currentAdmins();
    assert.ok(one);
    const other = await centre.join("admin");
    const [hers, his] = [await roleOf(one), await roleOf(other)];
    // Each way of going against each other.
    const remove = (by: TestUser, whom: typeof hers, way: number) =>
      way === 0
        ? by.ask(endMembership, whom)
        : by.ask(leaveHouse, { id: whom.id, on: "2020-01-01" });
    const answers = await Promise.all([
      remove(one, his, round % 2),
      remove(other, hers, round % 3 === 0 ? 1 : 0),
    ]);
    assert.equal(await administrators(), 1, JSON.stringify(answers.map(({ code }) => code)));
    assert.ok(answers.every(({ status }) => status < 500));
    const lasting = await currentAdmins();
    assert.equal(lasting.length, 1);
  }
});

test("six who all go at once: one remains", async () => {
  const [admin] = await currentAdmins();
  assert.ok(admin);
  const all = [admin];
  for (let i = 0; i < 5; i++) all.push(await centre.join("admin"));
  const places = await Promise.all(all.map(roleOf));
  const answers = await Promise.all(
    all.map((user, i) => user.ask(endMembership, places[i] as never)),
  );
  const refused = answers.filter(({ code }) => code === "last-admin");
  assert.deepEqual([await administrators(), refused.length], [1, 1]);
});

test("the role may be given back", async () => {
  const [admin] = await currentAdmins();
  assert.ok(admin);
  const nurse = await centre.join("care", { service: "practice" });
  const id = nurse.id as StaffId;
  await admin.do(beginMembership, { id, role: "admin", service: null });
  const { id: first, membershipId } = await roleOf(admin);
  await nurse.do(endMembership, { id: first, membershipId });
  assert.equal(await administrators(), 1);
});

/** Those of this file who are administrators for good. */
async function currentAdmins(): Promise<TestUser[]> {
  const { rows } = await centre.root.query(
    `select t.id, t.email from kring.memberships m join kring.staff t on t.id = m.staff_id
      where m.role = 'admin' and upper_inf(m.valid) and t.left_on is null`,
  );
  return Promise.all(rows.map(({ email }) => signInTo(centre.http, email, testPassword)));
}
