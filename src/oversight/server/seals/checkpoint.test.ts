import assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { foundLonelyCentre } from "../../../../test/harness.ts";
import { asSystem } from "../../../platform/server/database.ts";
import { listKeptCheckpoints, writeCheckpoint } from "./kept-checkpoints.ts";
import { sealJournal } from "./seal-journal.ts";
import { keyFiles, loadSigningKey, readPublicKey } from "./signing-key.ts";

/* What leaves the house every day, and the key it is signed with. */

const { database, root } = await foundLonelyCentre();
const folders: string[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kring-checkpoint-"));
  folders.push(folder);
});
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const act = () => asSystem(database, "a test", [], async (tx) => tx.journal({ act: "something" }));
const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

test("without a seal there is nothing to sign; with one a file of the day, journalled", async () => {
  assert.equal(await writeCheckpoint(database, folder), undefined);
  assert.deepEqual(listKeptCheckpoints(join(folder, "checkpoints")), []);
  await act();
  const seal = await sealJournal(database);
  const kept = await writeCheckpoint(database, folder);
  assert.match(kept?.file ?? "", /checkpoints\/\d{4}-\d\d-\d\d\.checkpoint$/);
  assert.deepEqual(listKeptCheckpoints(join(folder, "checkpoints")), [kept]);
  assert.equal(mode(kept?.file ?? ""), "600");
  const [origin, number, entries, hash] = kept?.text.split("\n") ?? [];
  assert.deepEqual(
    [origin, number, entries, hash],
    ["kring/test", "seal 1", "entries 1", `hash ${seal?.hash.toString("base64")}`],
  );
  const { rows } = await root.query(
    "select detail, purpose from kring.journal where act = 'checkpoint-written'",
  );
  assert.deepEqual(rows, [{ detail: { seal: 1 }, purpose: "system" }]);
});

test("anybody can check it as a signed note, with the public key alone", async () => {
  const kept = await writeCheckpoint(database, folder);
  const note = kept?.text ?? "";
  const text = note.slice(0, note.indexOf("\n\n") + 1);
  const [, name = "", encoded = ""] = note.trimEnd().split("\n").at(-1)?.split(" ") ?? [];
  const blob = Buffer.from(encoded, "base64");
  const key = createPublicKey(readFileSync(keyFiles(folder).public));
  const raw = key.export({ type: "spki", format: "der" }).subarray(-32);
  const id = createHash("sha256").update(`${name}\n\x01`).update(raw).digest().subarray(0, 4);
  assert.deepEqual(blob.subarray(0, 4), id);
  assert.ok(verify(null, Buffer.from(text), key, blob.subarray(4)));
});

test("KRING_CHECKPOINTS names another folder", async () => {
  const elsewhere = join(folder, "a stick");
  process.env["KRING_CHECKPOINTS"] = elsewhere;
  try {
    const kept = await writeCheckpoint(database, folder);
    assert.deepEqual(listKeptCheckpoints(elsewhere), [kept]);
  } finally {
    delete process.env["KRING_CHECKPOINTS"];
  }
});

test("the private key is made once, for its owner alone, and never for a second time", () => {
  const files = keyFiles(folder);
  const first = loadSigningKey(folder);
  assert.equal(mode(files.private), "600");
  assert.ok(loadSigningKey(folder).equals(first));
  rmSync(files.public);
  assert.ok(loadSigningKey(folder).equals(first));
  assert.ok(readPublicKey(files.public).equals(createPublicKey(first)), "its public half again");
  for (const others of [0o640, 0o604, 0o666, 0o700 | 0o010]) {
    chmodSync(files.private, others);
    assert.throws(() => loadSigningKey(folder), /may be read by others/);
  }
  rmSync(files.private);
  assert.throws(() => loadSigningKey(folder), /is gone, which signed the checkpoints so far/);
  writeFileSync(files.private, "no key", { mode: 0o600 });
  assert.throws(() => loadSigningKey(folder), /holds no Ed25519 key/);
});

test("no checkpoint is written over evidence that contradicts the journal", async () => {
  await act();
  await sealJournal(database);
  const kept = await writeCheckpoint(database, folder);
  assert.ok(kept);
  const again = await writeCheckpoint(database, folder);
  assert.equal(again?.file, kept.file, "the second of the day takes the place of the first");
  await root.query("set session_replication_role = replica");
  await root.query("create temp table keep as table kring.journal_seals");
  const forgeries = [
    "delete from kring.journal_seals where id = 2",
    "update kring.journal_seals set hash = sha256(hash) where id = 2",
  ];
  for (const forgery of forgeries) {
    await root.query(forgery);
    const text: string = readFileSync(kept.file, "utf8");
    await assert.rejects(
      writeCheckpoint(database, folder),
      /that this journal contradicts.*seal 2/,
    );
    assert.equal(readFileSync(kept.file, "utf8"), text);
    await root.query("truncate kring.journal_seals");
    await root.query("insert into kring.journal_seals table keep");
  }
  writeFileSync(kept.file, kept.text.replace("entries ", "entries 1"));
  await assert.rejects(writeCheckpoint(database, folder), /signature of this key/);
});
