import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { databaseUrl, startCommand } from "../../../test/command-line.ts";
import { foundCentre } from "../../../test/harness.ts";

/* `kring import questionnaire` as it is typed: what it says, and how it ends. */

const house = await foundCentre();
const folder = await mkdtemp(join(tmpdir(), "kring-questionnaire-"));
const env = {
  KRING_DATA: join(folder, "none"),
  DATABASE_URL: databaseUrl(house.connections.app),
};
const call = (...args: string[]) => startCommand(["import", "questionnaire", ...args], env).ended;

test("loads a file letter by letter, and the same version once", async () => {
  const path = "src/questionnaires/test-data/household.json";
  const { code, out, error } = await call(path);
  assert.equal(code, 0, error);
  assert.match(out, /^Who lives with you: 6 question\(s\), in fr$/m);
  const { rows } = await house.root.query(
    "select resource::text as file from kring.questionnaires",
  );
  assert.deepEqual(rows, [{ file: await readFile(path, "utf8") }]);
  const again = await call(path);
  assert.equal(again.code, 1);
  assert.match(again.error, /this version is loaded already/);
});

test("says what is wrong in a file, and where; a wrong call is told", async () => {
  const path = join(folder, "wrong.json");
  const head = { resourceType: "Questionnaire", url: "https://x", title: "T", status: "active" };
  await writeFile(path, JSON.stringify({ ...head, item: [{ linkId: "q", type: "tick" }] }));
  const wrong = await call(path);
  assert.equal(wrong.code, 1);
  assert.match(wrong.error, /\/item\/0\/type +unknown-type/);
  assert.match((await call(join(folder, "none.json"))).error, /cannot be read/);
  assert.match((await call()).error, /name one file/);
});
