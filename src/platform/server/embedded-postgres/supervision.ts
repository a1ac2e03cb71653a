import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import type { Address, DatabaseConnections } from "./connections.ts";
import { endOrphans } from "./orphans.ts";
import {
  type Exit,
  isReady,
  lastWords,
  launchPostmaster,
  type Postmaster,
  signalPostgres,
} from "./postmaster.ts";

/** PostgreSQL ended although nobody asked it to. */
export interface Crash extends Exit {
  /** How many times it died in a row without having served in between; 1 for the first. */
  readonly attempt: number;
}

interface Supervised {
  readonly cluster: Cluster;
  readonly address: Address;
  readonly connections: DatabaseConnections;
  readonly say: (line: string) => void;
  readonly onCrash: (crash: Crash) => void;
}

export interface Supervisor {
  readonly pid: number;
  stop(): Promise<void>;
}

const longestPauseMs = 5000;

/**
 * Starts PostgreSQL, resolves when it serves, and starts it again whenever it dies, until
 * `stop()`. The first start that fails is thrown; later failures are tried again, with pauses
 * growing from 50 ms to 5 s.
 */
export async function supervise(what: Supervised): Promise<Supervisor> {
  let stopping = false;
  let current = await start(what);
  const watching = watch();

  // A Kring that ends by an uncaught error must not leave a database running.
  const endWithUs = () => signalPostgres(what.cluster, current.pid, "SIGINT");
  process.once("exit", endWithUs);

  async function watch(): Promise<void> {
    for (;;) {
      const exit = await current.gone;
      for (let attempt = 1; !stopping; attempt += 1) {
        what.onCrash({ ...exit, attempt });
        await sleep(Math.min(longestPauseMs, 25 * 2 ** attempt));
        if (stopping) return;
        try {
          current = await start(what);
          break;
        } catch (failure) {
          what.say(failure instanceof Error ? failure.message : String(failure));
        }
      }
      if (stopping) {
        await end(what.cluster, current);
        return;
      }
    }
  }

  return {
    get pid() {
      return current.pid;
    },
    async stop() {
      stopping = true;
      await end(what.cluster, current);
      await watching;
      process.removeListener("exit", endWithUs);
    },
  };
}

async function start(what: Supervised): Promise<Postmaster> {
  const patientUntil = Date.now() + 30_000;
  for (;;) {
    await endOrphans(what.cluster, what.say);
    const postmaster = launchPostmaster(what.cluster, what.address);
    try {
      if (await isReady(postmaster, what.connections.superuser, what.say)) return postmaster;
    } catch (failure) {
      await end(what.cluster, postmaster);
      throw failure;
    }
    const words = lastWords(what.cluster);
    // Where we cannot see the backends a killed postmaster left, we wait until they notice.
    const isHeld = words.includes("pre-existing shared memory block");
    if (!isHeld || Date.now() > patientUntil)
      throw new Error(`PostgreSQL did not start:\n${words}`);
    await sleep(200);
  }
}

/** SIGINT is PostgreSQL's fast shutdown: cut clients, write everything, end. */
async function end(cluster: Cluster, postmaster: Postmaster): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 60_000],
    ["SIGQUIT", 5000],
    ["SIGKILL", 5000],
  ] as const) {
    if (!isAlive(postmaster)) return;
    signalPostgres(cluster, postmaster.pid, signal);
    const patience = new AbortController();
    const late = sleep(patienceMs, "late", patience).catch(() => "late");
    const first = await Promise.race([postmaster.gone, late]);
    patience.abort();
    if (first !== "late") return;
  }
}

function isAlive({ child }: Postmaster): boolean {
  return child.exitCode === null && child.signalCode === null;
}
