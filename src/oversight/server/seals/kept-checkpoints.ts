import { createPublicKey, type KeyObject } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
} from "node:fs";
import { join } from "node:path";
import { asSystem, type Database, type Tx } from "../../../platform/server/database.ts";
import { type Checkpoint, contradicts, readCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { findLastSeal, listSeals } from "./seals.ts";
import { loadSigningKey, writeDurably } from "./signing-key.ts";

/** A checkpoint as a file: what leaves the database, and what it is checked against. */
export interface KeptCheckpoint {
  readonly file: string;
  readonly text: string;
}

/** Where checkpoints are written: `KRING_CHECKPOINTS`, or a folder beside the database's. */
export const checkpointFolder = (dataFolder: string) =>
  process.env["KRING_CHECKPOINTS"] || join(dataFolder, "checkpoints");

/** Every checkpoint in a folder, oldest first; none when there is no such folder. */
export function listKeptCheckpoints(folder: string): KeptCheckpoint[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".checkpoint"));
  return names.sort().map((name) => readCheckpointFile(join(folder, name)));
}

export function readCheckpointFile(file: string): KeptCheckpoint {
  return { file, text: readFileSync(file, "utf8") };
}

/** The checkpoints that bear the signature, and what is wrong with the others. */
export function readKept(kept: readonly KeptCheckpoint[], key: KeyObject) {
  const faults: string[] = [];
  const checkpoints: (Checkpoint & { readonly file: string })[] = [];
  for (const { file, text } of kept) {
    const read = readCheckpoint(text, key);
    if (typeof read === "string") faults.push(`${file} ${read}`);
    else checkpoints.push({ ...read, file });
  }
  return { checkpoints, faults };
}

/**
 * Signs the newest seal and writes it to `<folder>/YYYY-MM-DD.checkpoint` (the day in UTC; a second
 * one of the day takes the place of the first). Answers the file and its text, which is to be
 * mailed or printed; nothing when the journal was never sealed.
 * Throws when the journal contradicts a checkpoint in the folder: the evidence stays as it is.
 *
 * @example const kept = await writeCheckpoint(database, "./data"); // once a day, after sealJournal
 */
export async function writeCheckpoint(
  database: Database,
  dataFolder: string,
): Promise<KeptCheckpoint | undefined> {
  const key = loadSigningKey(dataFolder);
  const folder = checkpointFolder(dataFolder);
  return asSystem(database, "writing a checkpoint", ["journal"], async (tx) => {
    const seal = await findLastSeal(tx);
    if (!seal) {
      tx.withoutJournal("there is nothing to sign yet");
      return undefined;
    }
    await refuseContradiction(tx, folder, key);
    const { id, totalEntries, hash } = seal;
    const at = new Date().toISOString();
    const origin = await nameOrigin(tx);
    const text = signCheckpoint({ origin, seal: id, totalEntries, hash, at }, key);
    const file = join(folder, `${at.slice(0, 10)}.checkpoint`);
    tx.journal({ act: "checkpoint-written", detail: { seal: Number(id) } });
    putInPlace(folder, file, text);
    return { file, text };
  });
}

async function refuseContradiction(tx: Tx, folder: string, key: KeyObject): Promise<void> {
  const { checkpoints, faults } = readKept(listKeptCheckpoints(folder), createPublicKey(key));
  const seals = await listSeals(
    tx,
    checkpoints.map(({ seal }) => seal),
  );
  for (const checkpoint of checkpoints) {
    const wrong = contradicts(
      checkpoint,
      seals.find(({ id }) => id === checkpoint.seal),
    );
    if (wrong) faults.push(`${checkpoint.file} ${wrong}`);
  }
  if (faults.length === 0) return;
  throw new Error(
    `no checkpoint is written beside one that this journal contradicts: ${faults.join("; ")}. ` +
      "When the reason is known (an older backup was restored), move those files elsewhere and keep them",
  );
}

/** The centre that was founded first: its key stays when others join. */
async function nameOrigin(tx: Tx): Promise<string> {
  const first = await tx.db
    .selectFrom("kring.centres")
    .select("key")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return `kring/${(first?.key ?? "unnamed").replaceAll(/[\s+]/g, "-")}`;
}

/** The file is there whole or not at all, also after a power cut. */
function putInPlace(folder: string, file: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeDurably(draft, text, 0o600);
  renameSync(draft, file);
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
