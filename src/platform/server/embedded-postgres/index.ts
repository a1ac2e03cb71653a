import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { chooseDatabaseAccount } from "./account.ts";
import { type Cluster, foundCluster, writeSettings } from "./cluster.ts";
import {
  connectionsTo,
  type DatabaseConnections,
  forgetAddress,
  loadSecrets,
  recallAddress,
  rememberAddress,
} from "./connections.ts";
import { lockDataFolder } from "./lock.ts";
import { locatePrograms } from "./programs.ts";
import { foundRoles } from "./roles.ts";
import { chooseAddress, removeSocketFolder } from "./socket.ts";
import { type Crash, supervise } from "./supervision.ts";

export { connectRunning, type DatabaseConnections } from "./connections.ts";
export { DataFolderInUse } from "./lock.ts";
export { createDatabase } from "./roles.ts";
export type { Crash } from "./supervision.ts";

/** The embedded PostgreSQL, running. The connections stay valid when it crashes and restarts. */
export interface RunningDatabase extends DatabaseConnections {
  /** Process id of PostgreSQL's main process now; another one after a crash. */
  readonly postmasterPid: number;
  /** Cuts the connections that are left, stops PostgreSQL cleanly and waits for it. Repeatable. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute, or relative to the working folder. Created (mode 0700) if missing. */
  readonly dataFolder: string;
  /** Receives lines for the person who waits. */
  readonly say?: (line: string) => void;
  /** Told when PostgreSQL died; it is being restarted at that moment. */
  readonly onCrash?: (crash: Crash) => void;
}

/**
 * Starts the PostgreSQL that comes with Kring on `dataFolder`, creating it the first time, and
 * keeps it running until `stop()`.
 *
 * Only one Kring per data folder: throws `DataFolderInUse` otherwise. After a `kill -9` of Kring
 * the next start ends the PostgreSQL that was left and starts anew.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<RunningDatabase> {
  const dataFolder = resolve(options.dataFolder);
  const say = options.say ?? (() => {});
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataFolder);
  try {
    const { cluster, address, connections, secrets } = await prepare(dataFolder, say);
    const onCrash = options.onCrash ?? (() => {});
    const supervisor = await supervise({ cluster, address, connections, say, onCrash });
    const stop = async () => {
      await supervisor.stop();
      forgetAddress(dataFolder);
      removeSocketFolder(cluster, address);
      lock.release();
    };
    try {
      await foundRoles(connections.superuser, secrets);
    } catch (failure) {
      await stop();
      throw failure;
    }
    rememberAddress(dataFolder, address);
    let stopped: Promise<void> | undefined;
    return {
      ...connections,
      get postmasterPid() {
        return supervisor.pid;
      },
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (failure) {
    lock.release();
    throw failure;
  }
}

async function prepare(dataFolder: string, say: (line: string) => void) {
  const folder = join(dataFolder, "postgresql");
  const account = chooseDatabaseAccount(folder);
  const cluster: Cluster = { folder, account, programs: locatePrograms(dataFolder, account) };
  const isNew = !existsSync(folder);
  const secrets = loadSecrets(dataFolder);
  if (isNew) say("Creating the database (a few seconds, only the first time).");
  await foundCluster(cluster, secrets.superuser);
  writeSettings(cluster);
  const address = await chooseAddress(cluster, recallAddress(dataFolder));
  return { cluster, address, secrets, connections: connectionsTo(address, secrets) };
}
