import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { foundCircle } from "../../../test/circles.ts";
import { databaseUrl, startCommand } from "../../../test/command-line.ts";

/* `kring access verify` as it is typed: what it says, and how it ends. */

const house = await foundCircle();
const env = {
  KRING_DATA: join(tmpdir(), "kring-access-none"),
  DATABASE_URL: databaseUrl(house.connections.app),
};
const call = (args: string[], more = {}) =>
  startCommand(["access", ...args], { ...env, ...more }).ended;

test("says how much stands, and ends well when all of it follows from its causes", async () => {
  const person = await house.cared("practice", "social");
  await house.keepOut(person, house.doctor);
  const { code, out, error } = await call(["verify"]);
  assert.equal(code, 0, error);
  assert.match(out, /^grants +2\nclosures +1\ndifferences +0\n/m);
});

test("ends with 1 when a grant stands without a cause, and names no person", async () => {
  const person = await house.cared("practice");
  await house.root.query("delete from kring.grants where person_id = $1", [person]);
  const { code, out, error } = await call(["verify"]);
  assert.equal(code, 1);
  assert.match(out, /^differences +1\nWRONG: missing, because of care-relation /m);
  assert.match(error, /1 thing\(s\) wrong/);
  assert.ok(!`${out}${error}`.includes(person));
  const { rows } = await house.root.query(
    "select detail from kring.journal where act = 'access-verified' order by id",
  );
  assert.deepEqual(rows.at(-1)?.detail, { grants: 2, closures: 1, differences: 1 });
});

test("a wrong call ends with 2", async () => {
  assert.equal((await call(["verify", "extra"])).code, 2);
  const nowhere = await call(["verify"], { DATABASE_URL: "" });
  assert.deepEqual([nowhere.code, /there is no centre in/.test(nowhere.error)], [2, true]);
});
