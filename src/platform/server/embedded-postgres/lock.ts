import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another Kring server uses the data folder. Nothing of it was touched. */
export class DataFolderInUse extends Error {
  /** Process id of the holder as it saw itself, `undefined` if it has not said yet. */
  readonly pid: number | undefined;

  constructor(dataFolder: string, pid: number | undefined) {
    const who = pid === undefined ? "Another process" : `Process ${pid}`;
    super(`${who} already runs Kring on the data folder ${dataFolder}. Stop it first.`);
    this.name = "DataFolderInUse";
    this.pid = pid;
  }
}

/**
 * Takes the data folder for this process until `release()`; throws `DataFolderInUse`.
 *
 * Node has no file lock of its own. An exclusive SQLite transaction on an empty file is one: the
 * kernel drops it when the process dies in whatever way, and it also covers the moments when
 * PostgreSQL does not run (first creation, restart), which an advisory lock in it could not.
 */
export function lockDataFolder(dataFolder: string): { release(): void } {
  const lock = new DatabaseSync(join(dataFolder, "server.lock"));
  const pidFile = join(dataFolder, "server.pid");
  try {
    lock.exec("begin exclusive");
  } catch (failure) {
    lock.close();
    if (!isBusy(failure)) throw failure;
    throw new DataFolderInUse(dataFolder, readPid(pidFile));
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return { release: () => lock.close() };
}

function isBusy(failure: unknown): boolean {
  const sqliteBusy = 5;
  return failure instanceof Error && "errcode" in failure && failure.errcode === sqliteBusy;
}

function readPid(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10) || undefined;
  } catch {
    return undefined;
  }
}
