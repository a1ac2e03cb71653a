import { parseArgs } from "node:util";
import { readBytes, readTable, showProgress } from "../../../people/server/index.ts";
import type { Database } from "../../../platform/server/database.ts";
import { importCodesUsage } from "./help.ts";
import { type CodeSystem, type Loaded, loadCodes } from "./load-codes.ts";
import { type CodesRead, readCodes } from "./read-codes.ts";

type Opened = { readonly database: Database; close(): Promise<void> };

interface Call {
  readonly file: string;
  readonly map: string | undefined;
  readonly system: CodeSystem;
  readonly isRehearsal: boolean;
}

/** So many wrong rows are named; of the others it is said how many they are. */
const mostNamed = 20;

/**
 * `kring import codes …`: loads a vocabulary and says what became of it. A wrong call ends with exit
 * code 2 and the usage; a file that cannot be used is thrown, in words for whoever typed the command.
 */
export async function importCodesFile(args: string[], open: () => Promise<Opened>): Promise<void> {
  const call = readCall(args);
  if (typeof call === "string") {
    console.error(`kring import codes: ${call}\n\nnpm run kring -- ${importCodesUsage}`);
    process.exitCode = 2;
    return;
  }
  const table = readTable(await readBytes(call.file));
  const mapping = call.map && new TextDecoder().decode(await readBytes(call.map));
  const read = readCodes(table, mapping);
  const head = `${call.file} (${table.writing})`;
  console.log([head, ...sayWrong(read), ...(await load(call, read, open))].join("\n"));
}

function readCall(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        system: { type: "string" },
        title: { type: "string" },
        version: { type: "string" },
        licence: { type: "string" },
        map: { type: "string" },
        "dry-run": { type: "boolean" },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined) return "which file?";
    if (more.length > 0) return `one file at a time, not also ${more.join(" ")}`;
    const { system: key, title = key, version = "", licence = "", map } = values;
    if (key === undefined) return "which system? --system icpc-2";
    if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(key)) {
      return `--system ${key}: small letters, digits and hyphens, as icpc-2`;
    }
    const system = { key, title: title ?? key, version, licence };
    return { file, map, system, isRehearsal: values["dry-run"] ?? false };
  } catch (error) {
    return (error as Error).message;
  }
}

const count = (number: number) => number.toLocaleString("en").padStart(9);

async function load(
  { isRehearsal, system }: Call,
  { codes }: CodesRead,
  open: () => Promise<Opened>,
): Promise<string[]> {
  if (isRehearsal) {
    return [
      `${count(codes.length)} codes can be loaded`,
      "this was a rehearsal: nothing was written to the database",
    ];
  }
  const startedAt = Date.now();
  const progress = showProgress(process.stderr);
  const { database, close } = await open();
  try {
    const loaded = await loadCodes(database, system, codes, progress).finally(progress.end);
    return sayLoaded(codes.length, loaded, Date.now() - startedAt);
  } finally {
    await close();
  }
}

function sayLoaded(all: number, { added, changed, removed, kept }: Loaded, elapsedMs: number) {
  return [
    `${count(all)} codes in ${(elapsedMs / 1000).toFixed(1)} s`,
    `${count(added)} are new`,
    `${count(changed)} have another title`,
    `${count(removed)} were removed: they are not in the file any more`,
    ...(kept > 0 ? [`${count(kept)} are not in the file any more and kept: they are in use`] : []),
  ];
}

function sayWrong({ wrong }: CodesRead): string[] {
  if (wrong.length === 0) return [];
  const named = wrong.slice(0, mostNamed).map((line) => `  ${line}`);
  const more = wrong.length - named.length;
  return [
    `${count(wrong.length)} rows were left out:`,
    ...named,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
