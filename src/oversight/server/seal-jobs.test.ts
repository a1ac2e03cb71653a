import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { foundLonelyCentre } from "../../../test/harness.ts";
import { sealJobs } from "./seal-jobs.ts";

/* The journal is sealed and a signed checkpoint leaves the house, without anybody asking. */

const centre = await foundLonelyCentre();
const dataFolder = mkdtempSync(join(tmpdir(), "kring-seals-"));
after(() => rmSync(dataFolder, { recursive: true }));
const jobs = sealJobs(() => dataFolder);

test("each officer is mailed the checkpoint of the day once, whoever left is not", async () => {
  await centre.join("dpo", { email: "officer@test.kring" });
  const gone = await centre.join("dpo", { email: "gone@test.kring" });
  await centre.root.query("update kring.staff set left_on = '2020-01-01' where id = $1", [gone.id]);
  await centre.join("head", { email: "head@test.kring" });
  const write = jobs.find(({ name }) => name === "write-checkpoint");
  assert.ok(write);
  for (let time = 0; time < 2; time++) await write.work(centre.database);
  const { rows } = await centre.root.query(
    "select address, text from kring.outbox where why = 'checkpoint'",
  );
  assert.deepEqual(
    rows.map(({ address }) => address),
    ["officer@test.kring"],
  );
  assert.match(rows[0].text, /\n— /);
  assert.equal(readdirSync(join(dataFolder, "checkpoints")).length, 1);
});

test("sealing takes what is new, and nothing twice", async () => {
  const seal = jobs.find(({ name }) => name === "seal-journal");
  assert.ok(seal);
  const count = async () =>
    (await centre.root.query("select count(*)::int as n from kring.journal_seals")).rows[0].n;
  await centre.join("welcome");
  await seal.work(centre.database);
  const before = await count();
  await seal.work(centre.database);
  assert.equal(await count(), before);
  await centre.join("welcome");
  await seal.work(centre.database);
  assert.equal(await count(), before + 1);
});
