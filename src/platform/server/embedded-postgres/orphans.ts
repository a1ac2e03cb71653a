import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { signalPostgres } from "./postmaster.ts";

/**
 * Ends whatever PostgreSQL processes still work on the cluster, and resolves when none is left.
 *
 * A killed Kring leaves a whole PostgreSQL: it is stopped cleanly, its socket and settings may be
 * those of another version. A killed postmaster leaves backends that nobody coordinates; as long
 * as one of them lives PostgreSQL does not start. They are killed: what they acknowledged is in
 * the write-ahead log. Call this only with the data folder locked.
 */
export async function endOrphans(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const postmaster = findPostmaster(cluster);
  if (postmaster !== undefined) {
    say("Stopping the database that an earlier Kring left running.");
    for (const [signal, patienceMs] of [
      ["SIGINT", 20_000],
      ["SIGQUIT", 5000],
    ] as const) {
      signalPostgres(cluster, postmaster, signal);
      if (await isGone(() => findPostmaster(cluster) === postmaster, patienceMs)) break;
    }
  }
  const left = () => listProcesses(cluster);
  for (const pid of left()) signalPostgres(cluster, pid, "SIGKILL");
  if (!(await isGone(() => left().length > 0, 10_000))) {
    throw new Error(`Processes ${left().join(", ")} still hold the database files.`);
  }
  // Its number may meanwhile belong to another process, which would keep PostgreSQL from starting.
  if (findPostmaster(cluster) === undefined) {
    rmSync(join(cluster.folder, "postmaster.pid"), { force: true });
  }
}

/** The process id in PostgreSQL's own lock file, if that process really serves this cluster. */
function findPostmaster(cluster: Cluster): number | undefined {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(join(cluster.folder, "postmaster.pid"), "utf8"), 10);
  } catch {
    return undefined;
  }
  return Number.isInteger(pid) && pid > 1 && isPostgresOf(cluster, pid) ? pid : undefined;
}

function listProcesses(cluster: Cluster): number[] {
  if (process.platform !== "linux") return [];
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return pids.filter((pid) => isPostgresOf(cluster, pid));
}

function isPostgresOf(cluster: Cluster, pid: number): boolean {
  try {
    if (process.platform === "linux") {
      if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() !== "postgres") return false;
      const here = statSync(cluster.folder);
      const there = statSync(`/proc/${pid}/cwd`);
      return here.ino === there.ino && here.dev === there.dev;
    }
    if (process.platform === "win32") {
      const row = execFileSync("tasklist", ["/fi", `PID eq ${pid}`, "/nh"], { encoding: "utf8" });
      return row.includes("postgres.exe");
    }
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(cluster.folder);
  } catch {
    return false;
  }
}

async function isGone(isThere: () => boolean, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (isThere()) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}
