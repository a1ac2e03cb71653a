import { lstatSync, readFileSync } from "node:fs";

/** The system account PostgreSQL runs as; `undefined` means the account of this process. */
export type DatabaseAccount = { readonly uid: number; readonly gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. As root we borrow an unprivileged account: the owner of an
 * existing cluster, else `postgres`, else `nobody`. Everybody else runs it as themselves.
 *
 * Throws when this process is root and the machine knows neither account.
 */
export function chooseDatabaseAccount(clusterFolder: string): DatabaseAccount {
  if (process.getuid?.() !== 0) return undefined;
  const existing = lstatSync(clusterFolder, { throwIfNoEntry: false });
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields?.[2] !== undefined && fields[3] !== undefined) {
      return { uid: Number(fields[2]), gid: Number(fields[3]) };
    }
  }
  throw new Error(
    'PostgreSQL does not run as root and this machine has neither an account "postgres" nor "nobody". ' +
      "Start Kring as an ordinary user, or give it a database with DATABASE_URL.",
  );
}

/** The user id that must own what PostgreSQL owns; -1 on Windows, where nothing is checked. */
export function uidOf(account: DatabaseAccount): number {
  return account?.uid ?? process.getuid?.() ?? -1;
}
