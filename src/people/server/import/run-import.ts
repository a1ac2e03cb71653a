import { asSystem, type Database, type Tx } from "../../../platform/server/database.ts";
import { type Decision, decideRows, type Ground } from "./decide-rows.ts";
import { type FilePair, findFilePairs } from "./file-pairs.ts";
import {
  beginImport,
  finishImport,
  type ImportJob,
  listCardNumbers,
  listDoneRows,
  listKnownPeople,
} from "./imports.ts";
import type { Progress } from "./progress.ts";
import type { FileToImport } from "./read-import.ts";
import { readOnly } from "./read-only.ts";
import {
  isAnybodyRegistered,
  listCandidates,
  type RegisteredCandidate,
} from "./registered-candidates.ts";
import type { RowResult } from "./report.ts";
import { refuseOtherSource } from "./source-check.ts";
import { writeBatch } from "./write-batch.ts";

export interface ImportOptions {
  readonly progress: Progress;
  /** Stops between two batches; what is done stays done. */
  readonly stop: AbortSignal;
  /** Whether the pairs are wanted of rows that were imported before, too. */
  readonly pairs: "all" | "as-needed";
  /** Rows in one transaction. */
  readonly batchRows?: number;
}

export interface ImportResult {
  readonly results: readonly RowResult[];
  readonly pairs: readonly FilePair[];
  readonly candidates: ReadonlyMap<number, readonly RegisteredCandidate[]>;
  /** Card numbers by person. */
  readonly numbers: ReadonlyMap<string, string>;
}

const usualBatchRows = 500;

/**
 * Imports a file into the register, in batches that are wholly done or not at all. Given the same
 * file again after an interruption it goes on where it stopped.
 */
export async function runImport(
  database: Database,
  toImport: FileToImport,
  options: ImportOptions,
): Promise<ImportResult> {
  const { rows, file } = toImport;
  await readOnly(database, async (tx) => {
    await refuseOtherSource(tx, file, rows, await listKnownPeople(tx, file, rows));
  });
  const job = await asSystem(database, "import of people", ["people"], (tx) =>
    beginImport(tx, file, rows.length),
  );
  const journalled = <T>(work: (tx: Tx) => Promise<T>) =>
    asSystem(database, `import of people ${job.id}`, ["people"], work);
  const found = await readOnly(database, async (tx) => ({
    known: await listKnownPeople(tx, { ...file, source: job.source }, rows),
    done: await listDoneRows(tx, job.id),
    compares: await isAnybodyRegistered(tx, job.id),
  }));
  const indexOf = new Map(rows.map(({ line }, index) => [line, index]));
  const results: RowResult[] = found.done.map(({ line, outcome, personId, because }) => ({
    index: indexOf.get(line) ?? -1,
    outcome,
    personId: personId ?? undefined,
    because,
  }));
  const people = new Map(
    results.flatMap(({ index, personId }) => (personId ? [[index, personId] as const] : [])),
  );
  const doneLines = new Set(found.done.map(({ line }) => line));
  const todo = [...rows.keys()].filter((index) => !doneLines.has(rows[index]?.line ?? 0));
  const { ground, pairs } = await prepare(toImport, todo, found.known, options);
  const candidates = new Map<number, readonly RegisteredCandidate[]>();
  for (const indexes of batchesOf(todo, options.batchRows)) {
    options.stop.throwIfAborted();
    options.progress.show(results.length, rows.length);
    const { decisions, written } = await journalled(async (tx) => {
      const similar = found.compares ? await compareBatch(tx, ground, indexes, job) : new Map();
      for (const [index, some] of similar) candidates.set(index, some);
      const decisions = decideRows(ground, indexes, similar);
      const written = await writeBatch(tx, job, { rows, decisions, peopleSoFar: people });
      return { decisions, written };
    });
    job.rowsDone += indexes.length;
    for (const [index, personId] of written) people.set(index, personId);
    results.push(
      ...decisions.map(({ index, outcome, because }) => ({
        index,
        outcome,
        because,
        personId: people.get(index),
      })),
    );
  }
  await journalled((tx) => finishImport(tx, job));
  options.progress.show(results.length, rows.length);
  return { results, pairs, candidates, numbers: await cardNumbersOf(database, results) };
}

/** Decides about every row and writes nothing. Without a database nobody is registered yet. */
export async function rehearseImport(
  database: Database | undefined,
  toImport: FileToImport,
  options: ImportOptions,
): Promise<ImportResult> {
  const { rows, file } = toImport;
  const found =
    database &&
    (await readOnly(database, async (tx) => {
      const known = await listKnownPeople(tx, file, rows);
      await refuseOtherSource(tx, file, rows, known);
      return { known, compares: await isAnybodyRegistered(tx, undefined) };
    }));
  const todo = [...rows.keys()];
  const { ground, pairs } = await prepare(toImport, todo, found?.known ?? new Map(), options);
  const candidates = new Map<number, readonly RegisteredCandidate[]>();
  const decisions: Decision[] = [];
  for (const indexes of batchesOf(todo, options.batchRows)) {
    options.stop.throwIfAborted();
    options.progress.show(decisions.length, rows.length);
    const similar: Candidates =
      database && found?.compares
        ? await readOnly(database, (tx) => compareBatch(tx, ground, indexes, undefined))
        : new Map();
    for (const [index, some] of similar) candidates.set(index, some);
    decisions.push(...decideRows(ground, indexes, similar));
  }
  options.progress.show(decisions.length, rows.length);
  const numbers = database ? await cardNumbersOf(database, decisions) : new Map<string, string>();
  return { results: decisions, pairs, candidates, numbers };
}

type Candidates = ReadonlyMap<number, readonly RegisteredCandidate[]>;

async function prepare(
  { rows }: FileToImport,
  todo: readonly number[],
  known: ReadonlyMap<number, string>,
  options: ImportOptions,
): Promise<{ ground: Ground; pairs: FilePair[] }> {
  const isNeeded = options.pairs === "all" || todo.some((index) => !known.has(index));
  if (isNeeded) options.progress.begin("comparing the rows with each other");
  const pairs = isNeeded ? await findFilePairs(rows, options.stop) : [];
  const earlier = Map.groupBy(pairs, ({ right }) => right);
  return { ground: { rows, earlier, known, taken: new Set(known.values()) }, pairs };
}

async function compareBatch(
  tx: Tx,
  { rows, known }: Ground,
  indexes: readonly number[],
  job: ImportJob | undefined,
): Promise<Candidates> {
  const open = indexes.flatMap((index) => {
    const row = rows[index];
    return row && row.refusals.length === 0 && !known.has(index) ? [{ index, row }] : [];
  });
  if (open.length === 0) return new Map();
  const similar = await listCandidates(
    tx,
    open.map(({ row }) => row),
    job?.id,
  );
  return new Map(open.map(({ index }, at) => [index, similar[at] ?? []]));
}

function batchesOf(indexes: readonly number[], rows = usualBatchRows): number[][] {
  const batches: number[][] = [];
  for (let at = 0; at < indexes.length; at += rows) batches.push(indexes.slice(at, at + rows));
  return batches;
}

async function cardNumbersOf(
  database: Database,
  results: readonly { readonly personId: string | undefined }[],
): Promise<Map<string, string>> {
  const ids = results.flatMap(({ personId }) => (personId === undefined ? [] : [personId]));
  return readOnly(database, (tx) => listCardNumbers(tx, [...new Set(ids)]));
}
