import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Cluster, folderArgument, postgresEnvironment } from "./cluster.ts";
import type { Address } from "./connections.ts";
import { listenArguments } from "./socket.ts";

/** PostgreSQL's main process, started by us. */
export interface Postmaster {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Resolves when the process is gone, however it went. */
  readonly gone: Promise<Exit>;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Starts PostgreSQL in a session of its own: Ctrl-C in the terminal must reach Kring only, which
 * then closes its connections before it stops the database.
 */
export function launchPostmaster(cluster: Cluster, address: Address): Postmaster {
  const log = openSync(startLog(cluster), "w", 0o600);
  const child = spawn(
    cluster.programs.postgres,
    ["-D", folderArgument(cluster), ...listenArguments(cluster, address)],
    {
      cwd: cluster.folder,
      env: postgresEnvironment(),
      detached: true,
      stdio: ["ignore", log, log],
      ...cluster.account,
    },
  );
  closeSync(log);
  const gone = new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", () => resolve({ code: null, signal: null }));
  });
  if (child.pid === undefined) {
    child.once("error", () => {});
    throw new Error(
      `Cannot run ${cluster.programs.postgres}${cluster.account ? ` as user ${cluster.account.uid}` : ""}.`,
    );
  }
  return { pid: child.pid, child, gone };
}

/**
 * Waits until PostgreSQL accepts connections, as long as its process lives: recovery after a crash
 * takes the time it takes. Answers false if the process ended instead.
 */
export async function isReady(
  postmaster: Postmaster,
  superuser: pg.ClientConfig,
  say: (line: string) => void,
): Promise<boolean> {
  let ended = false;
  postmaster.gone.then(() => {
    ended = true;
  });
  const started = Date.now();
  let nextWord = started + 5000;
  while (!ended) {
    const client = new pg.Client(superuser);
    client.on("error", () => {});
    try {
      await client.connect();
      return true;
    } catch (failure) {
      if (isWrongPassword(failure)) throw failure;
    } finally {
      await client.end().catch(() => {});
    }
    if (Date.now() > nextWord) {
      say(`The database is recovering (${Math.round((Date.now() - started) / 1000)} s).`);
      nextWord += 5000;
    }
    await sleep(20);
  }
  return false;
}

function isWrongPassword(failure: unknown): boolean {
  return failure instanceof pg.DatabaseError && failure.code === "28P01";
}

/** Sends PostgreSQL a signal; a process that is already gone is no error. */
export function signalPostgres(cluster: Cluster, pid: number, signal: NodeJS.Signals): void {
  if (process.platform === "win32") {
    spawnSync(cluster.programs.pgCtl, ["kill", signal.slice(3), String(pid)]);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch (failure) {
    const gone = failure instanceof Error && "code" in failure && failure.code === "ESRCH";
    if (!gone) throw failure;
  }
}

/** What PostgreSQL said while it failed to start: its own first words, then the end of its log. */
export function lastWords(cluster: Cluster): string {
  const lines = readLines(startLog(cluster));
  const logs = join(cluster.folder, "log");
  const current = /stderr (.*)/.exec(
    readLines(join(cluster.folder, "current_logfiles")).join("\n"),
  );
  if (current?.[1] !== undefined && readdirSync(logs).length > 0) {
    lines.push(...readLines(join(cluster.folder, current[1])));
  }
  return lines.slice(-15).join("\n");
}

function startLog(cluster: Cluster): string {
  return join(cluster.folder, "..", "postgresql-start.log");
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").trim().split("\n");
  } catch {
    return [];
  }
}
