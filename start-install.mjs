// Installs the packages of package-lock.json when they are not all there. No dependencies.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeInstallLock } from "./start-lock.mjs";
import { explain, runNpm } from "./start-npm.mjs";

/**
 * Makes node_modules match package-lock.json. Two calls at once: one installs, the other waits.
 * Throws an Error whose message says what a person can do.
 */
export async function installWhatIsMissing(root) {
  if (isInstalled(root)) return;
  const release = await takeInstallLock(join(root, ".installing"), say);
  try {
    if (isInstalled(root)) return;
    await install(root);
    stamp(root);
  } finally {
    release();
  }
}

function isInstalled(root) {
  if (readText(stampFile(root)) === expectedStamp(root)) return true;
  if (!matchesNpmRecord(root)) return false;
  // Somebody ran npm ci. A folder we may not write to is as good without our stamp.
  try {
    stamp(root);
  } catch {}
  return true;
}

/** Written last, and removed by npm with the rest: half an installation has no stamp. */
function stamp(root) {
  writeFileSync(stampFile(root), expectedStamp(root));
}

function stampFile(root) {
  return join(root, "node_modules", ".kring-installed");
}

function expectedStamp(root) {
  const lock = readFileSync(join(root, "package-lock.json"));
  const digest = createHash("sha256").update(lock).digest("hex");
  return `${digest} ${process.platform}-${process.arch}\n`;
}

/** Compares with the record that npm itself writes at the end of an installation. */
function matchesNpmRecord(root) {
  const record = readText(join(root, "node_modules", ".package-lock.json"));
  if (record === undefined) return false;
  try {
    const wanted = readLock(root);
    const present = JSON.parse(record).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === "") return true;
      if (present[path] === undefined) return isForOthers(entry);
      return present[path].version === entry.version && existsSync(join(root, path));
    });
  } catch {
    return false;
  }
}

function isForOthers(entry) {
  if (!entry.optional) return false;
  const matches = (list, mine) => list === undefined || list.includes(mine);
  const isPlain = entry.os === undefined && entry.cpu === undefined;
  // What an optional package for another platform needs carries no platform itself.
  if (isPlain || entry.libc !== undefined) return true;
  return !(matches(entry.os, process.platform) && matches(entry.cpu, process.arch));
}

async function install(root) {
  const lock = readLock(root);
  const total = Object.values(lock).filter((entry) => !isForOthers(entry)).length - 1;
  say(`Installing ${total} packages. This happens once and takes about a minute.`);
  const began = Date.now();
  let { ending, output } = await runNpm(root, "ci", total);
  if (ending !== undefined && lacksOnlyOptional(lock, output)) {
    // A lock file written behind a mirror that serves only some platforms lacks the others, and
    // npm ci then refuses to begin. What the lock does name is still held to its checksums.
    rmSync(join(root, "node_modules"), { recursive: true, force: true });
    ({ ending, output } = await runNpm(root, "install", total));
  }
  if (ending !== undefined) throw new Error(explain(ending, output));
  say(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

function readLock(root) {
  return JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
}

function lacksOnlyOptional(lock, output) {
  const missing = [...output.matchAll(/Missing: (.+)@\S* from lock file/g)].map(
    (match) => match[1],
  );
  const optional = new Set(
    Object.values(lock).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {})),
  );
  return missing.length > 0 && missing.every((name) => optional.has(name));
}

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
