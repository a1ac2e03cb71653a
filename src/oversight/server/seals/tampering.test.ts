import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { foundLonelyCentre } from "../../../../test/harness.ts";
import {
  keepTruth,
  ofEntries,
  ofSeals,
  otherEntry,
  otherSeal,
  restoreTruth,
  sealedBelow,
  type Tampering,
} from "../../../../test/journal-tamperings.ts";
import { asSystem } from "../../../platform/server/database.ts";
import { type Checkpoint, readCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { EntryReader } from "./entries.ts";
import { type KeptCheckpoint, readKept, writeCheckpoint } from "./kept-checkpoints.ts";
import { MerkleTree } from "./merkle.ts";
import { IdRange, sealJournal } from "./seal-journal.ts";
import { beginning, hashSeal } from "./seals.ts";
import { keyFiles, loadSigningKey, readPublicKey } from "./signing-key.ts";
import { verifyJournal } from "./verify-journal.ts";

/*
 * Somebody who is master of the database changes what lies at or below a kept checkpoint, 200 times,
 * each time another way. Every one is found (CONF-41).
 */

const house = await foundLonelyCentre();
const { database, root } = house;
const folder = mkdtempSync(join(tmpdir(), "kring-tampering-"));
let kept: KeptCheckpoint;
let publicKey: KeyObject;
let tried = 0;
let found = 0;

before(async () => {
  for (let seal = 1; seal <= sealedBelow + 2; seal++) {
    if (seal === sealedBelow + 1) {
      const written = await writeCheckpoint(database, folder);
      assert.ok(written);
      kept = written;
    }
    for (let entry = 0; entry < 6 + (seal % 3); entry++) await writeEntry(seal, entry);
    assert.equal((await sealJournal(database))?.id, BigInt(seal));
  }
  await writeEntry(99, 0);
  publicKey = readPublicKey(keyFiles(folder).public);
  await keepTruth(root);
});
after(() => rmSync(folder, { recursive: true }));

/** With every column filled, as if somebody signed in had acted. */
async function writeEntry(seal: number, entry: number): Promise<void> {
  await root.query(
    `insert into kring.journal (act, person_id, detail, actor_id, session_id, purpose, request_id)
     values ($1, uuidv7(), $2, uuidv7(), uuidv7(), 'care', $3)`,
    [`act-${entry}`, { seal, entry }, `request-${seal}-${entry}`],
  );
}

async function listFaults(checkpoint = kept.text): Promise<string[]> {
  const { checkpoints, faults } = readKept([{ file: kept.file, text: checkpoint }], publicKey);
  return [...faults, ...(await verifyJournal(database, checkpoints)).faults];
}

async function tamper({ what, statements }: Tampering, coverUp?: () => Promise<void>) {
  tried += 1;
  for (const statement of statements) {
    const { rowCount } = await root.query(statement);
    assert.notEqual(rowCount, 0, `${what}: touches nothing`);
  }
  await coverUp?.();
  const faults = await listFaults();
  await restoreTruth(root);
  assert.notDeepEqual(faults, [], `unseen: ${what}`);
  assert.doesNotMatch(faults.join(), /undefined|NaN|object/);
  found += 1;
  const left = await listFaults();
  assert.deepEqual(left, [], `after "${what}" was put right`);
}

/** Builds all seals anew over whatever stands in the journal now, at the true bounds. */
async function rewriteChain(): Promise<void> {
  const { rows } = await root.query(`select upto_tx::text as upto, sealed_at, hash,
    extract(epoch from sealed_at)::text as sealed from keep_seals order by id`);
  await root.query("truncate kring.journal_seals");
  await asSystem(database, "a test", ["journal"], async (tx) => {
    tx.withoutJournal("a test");
    const reader = await EntryReader.open(tx, 0n);
    let last = beginning;
    for (const row of rows) {
      const [tree, ids] = [new MerkleTree(), new IdRange()];
      await reader.readBelow(BigInt(row.upto), ({ id, text }) => {
        tree.add(Buffer.from(text));
        ids.add(id);
      });
      const entries = BigInt(tree.leaves);
      const seal = {
        id: last.id + 1n,
        uptoTx: BigInt(row.upto),
        firstEntry: ids.first,
        lastEntry: ids.last,
        entries,
        totalEntries: last.totalEntries + entries,
        root: tree.root(),
        previous: last.hash,
        sealedAt: row.sealed,
      };
      last = { ...seal, hash: hashSeal(seal) };
      await root.query(
        `insert into kring.journal_seals (id, upto_tx, first_entry, last_entry, entries, total_entries,
           root, previous, hash, sealed_at)
         values ($1, $2::text::xid8, $3, $4, $5, $6, $7, $8, $9,
           (select sealed_at from keep_seals where id = $1))`,
        [
          seal.id,
          row.upto,
          seal.firstEntry,
          seal.lastEntry,
          entries,
          seal.totalEntries,
          seal.root,
          seal.previous,
          last.hash,
        ],
      );
    }
    await reader.close();
  });
  const alone = await verifyJournal(database, []);
  assert.deepEqual(alone.faults, [], "the new chain agrees with itself: only the checkpoint tells");
}

test("the truth agrees with itself and with the checkpoint, also right after new acts", async () => {
  await rewriteChain();
  assert.deepEqual(await listFaults(), [], "an honest chain is built the same way again");
  await restoreTruth(root);
  for (let act = 0; act < 5; act++) {
    await house.join("welcome");
    assert.deepEqual(await listFaults(), []);
  }
  const verdict = await verifyJournal(database, []);
  assert.equal(verdict.seals, sealedBelow + 2);
  assert.ok(verdict.unsealed >= 6, `${verdict.unsealed} entries wait for a seal`);
  const { rows } = await root.query(
    "select detail from kring.journal where act in ('checkpoint-written', 'journal-verified') order by id",
  );
  assert.deepEqual(rows[0].detail, { seal: sealedBelow });
  assert.deepEqual(rows.at(-1).detail, { seals: verdict.seals, sealed: verdict.sealed, faults: 0 });
  await restoreTruth(root);
});

test("no column is left out", async () => {
  for (const [table, tried] of [
    ["journal", otherEntry],
    ["journal_seals", otherSeal],
  ] as const) {
    const { rows } = await root.query(
      "select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
      [`kring.${table}`],
    );
    assert.deepEqual(rows.map(({ attname }) => attname).sort(), Object.keys(tried).sort(), table);
  }
});

test("entries edited, taken out, put in, exchanged", async () => {
  for (const tampering of ofEntries) await tamper(tampering);
});

test("seals edited, removed, cut off", async () => {
  for (const tampering of ofSeals) await tamper(tampering);
});

test("a whole new chain over a changed journal", async () => {
  const forged = ofEntries.filter((_, index) => index % 4 === 1).slice(0, 22);
  for (const tampering of forged) await tamper(tampering, rewriteChain);
});

test("another checkpoint in the place of the true one", async () => {
  const stranger = generateKeyPairSync("ed25519").privateKey;
  const own = loadSigningKey(folder);
  const said = readCheckpoint(kept.text, publicKey) as Checkpoint;
  const last = kept.text.lastIndexOf("=") - 1;
  // The last character before the "=" carries two bits that mean nothing: C for D is the same bytes.
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const twin = alphabet[alphabet.indexOf(kept.text[last] ?? "") ^ 1] ?? "";
  const forgeries: [string, string][] = [
    ["names another house", kept.text.replaceAll("kring/test", "kring/else")],
    ["names another seal", kept.text.replace(/seal \d+/, "seal 5")],
    ["counts otherwise", kept.text.replace(/entries (\d)/, "entries 1$1")],
    ["another hash", kept.text.replace(/hash ./, "hash -")],
    ["another time", kept.text.replace(/time 2/, "time 3")],
    [
      "another writing of the signature",
      kept.text.slice(0, last) + twin + kept.text.slice(last + 1),
    ],
    [
      "another id of the key",
      kept.text.replace(/(— \S+ )(.)/, (_, name, c) => name + (c === "A" ? "B" : "A")),
    ],
    ["without a signature", kept.text.slice(0, kept.text.indexOf("—"))],
    ["a line more", `${kept.text}\n`],
    ["nothing", ""],
    ["signed by another", signCheckpoint(said, stranger)],
    ["own key, a seal that is not there", signCheckpoint({ ...said, seal: 99n }, own)],
    ["own key, another hash", signCheckpoint({ ...said, hash: Buffer.alloc(32, 7) }, own)],
    ["own key, another count", signCheckpoint({ ...said, totalEntries: 1n }, own)],
  ];
  for (const [what, text] of forgeries) {
    tried += 1;
    assert.notEqual(text, kept.text, what);
    assert.notDeepEqual(await listFaults(text), [], `unseen: ${what}`);
    found += 1;
  }
  assert.deepEqual(await listFaults(), []);
});

test("all of them were found", () => {
  assert.deepEqual([tried, found], [200, 200]);
});
