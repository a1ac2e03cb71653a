import { chownSync, existsSync, lstatSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uidOf } from "./account.ts";
import type { Cluster } from "./cluster.ts";
import type { Address } from "./connections.ts";

const socketPort = 5432;

/** The kernel takes at most 103 to 107 bytes for the path of a socket. */
const longestSocketPath = 99;

/**
 * Decides where PostgreSQL listens. A unix socket in its own folder; where that path would be too
 * long for the kernel, in a private folder of the system's temporary one. Reuses `previous` if it
 * still belongs to the database account, so that clients come back to the same place.
 */
export async function chooseAddress(
  cluster: Cluster,
  previous: Address | undefined,
): Promise<Address> {
  if (process.platform === "win32") {
    return { host: "127.0.0.1", port: previous?.port ?? (await findFreePort()) };
  }
  const socket = join(cluster.folder, `.s.PGSQL.${socketPort}`);
  if (Buffer.byteLength(socket) <= longestSocketPath) {
    return { host: cluster.folder, port: socketPort };
  }
  if (previous !== undefined && isPrivate(previous.host, cluster)) return previous;
  const folder = mkdtempSync(join(tmpdir(), "kring-"));
  if (cluster.account !== undefined) chownSync(folder, cluster.account.uid, cluster.account.gid);
  return { host: folder, port: socketPort };
}

/** The arguments that make PostgreSQL listen at `address` and nowhere else. */
export function listenArguments(cluster: Cluster, address: Address): string[] {
  const port = `port=${address.port}`;
  if (process.platform === "win32") {
    return ["-c", port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  }
  // Relative to the cluster: the account may be unable to follow the absolute path, and a comma
  // in it would mean a list.
  const folder = address.host === cluster.folder ? "." : address.host;
  const sockets = `unix_socket_directories=${folder}`;
  return [
    "-c",
    port,
    "-c",
    "listen_addresses=",
    "-c",
    sockets,
    "-c",
    "unix_socket_permissions=0700",
  ];
}

/** Removes the temporary folder of a stopped server, if it had one. */
export function removeSocketFolder(cluster: Cluster, address: Address): void {
  if (address.host === cluster.folder || process.platform === "win32") return;
  if (isPrivate(address.host, cluster)) rmSync(address.host, { recursive: true, force: true });
}

function isPrivate(folder: string, cluster: Cluster): boolean {
  if (!existsSync(folder)) return false;
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === uidOf(cluster.account) && (found.mode & 0o077) === 0;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === "object" && address ? address.port : socketPort),
      );
    });
  });
}
