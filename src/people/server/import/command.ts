import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, format, parse } from "node:path";
import { parseArgs } from "node:util";
import type { Database } from "../../../platform/server/database.ts";
import { outcomes } from "./decide-rows.ts";
import { importPeopleUsage } from "./help.ts";
import { UnusableFile } from "./mapping.ts";
import { showProgress } from "./progress.ts";
import { type FileToImport, readImport } from "./read-import.ts";
import { outcomeWords, writePairs, writeReport } from "./report.ts";
import { type ImportOptions, type ImportResult, rehearseImport, runImport } from "./run-import.ts";
import { countOutcomes } from "./write-batch.ts";

/** The house of the command line. */
export interface House {
  /** Is there a database already? */
  isFounded(): boolean;
  open(): Promise<{ readonly database: Database; close(): Promise<void> }>;
}

interface Call {
  readonly file: string;
  readonly map: string | undefined;
  readonly source: string | undefined;
  readonly isRehearsal: boolean;
  readonly pairs: string | undefined;
  readonly report: string | undefined;
}

/**
 * `kring import people …`: imports a file and says what became of it. A wrong call ends with exit
 * code 2 and the usage; what cannot be imported is thrown, in words for whoever typed the command.
 */
export async function importPeopleFile(args: string[], house: House): Promise<void> {
  const call = readCall(args);
  if (typeof call === "string") {
    console.error(`kring import people: ${call}\n\nnpm run kring -- ${importPeopleUsage}`);
    process.exitCode = 2;
    return;
  }
  const startedAt = Date.now();
  const toImport = await readImport(call);
  for (const path of [call.report, call.pairs])
    if (path !== undefined) await refuseUnwritable(path);
  const progress = showProgress(process.stderr);
  const { result, close } = await listeningToSignals(async (stop) => {
    const options = { progress, stop, pairs: call.pairs ? "all" : "as-needed" } as const;
    return importOrRehearse(call, toImport, house, options);
  }).finally(progress.end);
  try {
    if (call.report !== undefined) {
      await writeReport(call.report, toImport.rows, result.results, result.numbers);
    }
    if (call.pairs !== undefined) await writePairs(call.pairs, toImport.rows, result);
  } finally {
    await close();
  }
  console.log(summarise(call, toImport, result, Date.now() - startedAt));
}

function readCall(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        map: { type: "string" },
        "dry-run": { type: "boolean" },
        pairs: { type: "string" },
        report: { type: "string" },
        source: { type: "string" },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined) return "which file?";
    if (more.length > 0) return `one file at a time, not also ${more.join(" ")}`;
    const isRehearsal = values["dry-run"] ?? false;
    const { dir, name } = parse(file);
    const beside = isRehearsal ? undefined : format({ dir, base: `${name}.import-report.csv` });
    const { map, source, pairs, report = beside } = values;
    return { file, map, source, isRehearsal, pairs, report };
  } catch (error) {
    return (error as Error).message;
  }
}

async function importOrRehearse(
  call: Call,
  toImport: FileToImport,
  house: House,
  options: ImportOptions,
): Promise<{ result: ImportResult; close(): Promise<void> }> {
  if (call.isRehearsal && !house.isFounded()) {
    return { result: await rehearseImport(undefined, toImport, options), close: async () => {} };
  }
  const opened = await house.open();
  try {
    const run = call.isRehearsal ? rehearseImport : runImport;
    const result = await run(opened.database, toImport, options);
    return { result, close: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The first Ctrl-C ends the batch in hand, a second one everything at once. */
async function listeningToSignals<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = () =>
    stop.abort(new Error("interrupted; give the same command again to go on where it stopped"));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, interrupt);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of signals) process.removeListener(signal, interrupt);
  }
}

async function refuseUnwritable(path: string): Promise<void> {
  try {
    await access(dirname(path) || ".", constants.W_OK);
  } catch {
    throw new UnusableFile(
      `${path} cannot be written; name another place with --report or --pairs`,
    );
  }
}

function summarise(
  call: Call,
  { rows, writing }: FileToImport,
  { results, pairs }: ImportResult,
  elapsedMs: number,
): string {
  const counts = countOutcomes(results);
  const warned = rows.filter(({ warnings }) => warnings.length > 0).length;
  const number = (count: number) => count.toLocaleString("en").padStart(9);
  return [
    `${call.file} (${writing})`,
    `${number(rows.length)} rows in ${(elapsedMs / 1000).toFixed(1)} s`,
    ...outcomes.map((outcome) => `${number(counts[outcome])} ${outcomeWords[outcome]}`),
    ...(warned > 0 ? [`${number(warned)} of them with a remark`] : []),
    ...(call.pairs ? [`${number(pairs.length)} pairs of rows in ${call.pairs}`] : []),
    ...(call.report ? [`every row, and why: ${call.report}`] : []),
    ...(call.isRehearsal ? ["this was a rehearsal: nothing was written to the database"] : []),
  ].join("\n");
}
