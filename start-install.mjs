// Installs the packages of package-lock.json when they are not all there. No dependencies.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { takeInstallLock } from "./start-lock.mjs";

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
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
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
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const total = Object.values(lock.packages).filter((entry) => !isForOthers(entry)).length - 1;
  say(`Installing ${total} packages. This happens once and takes about a minute.`);
  const [program, before] = findNpm(root);
  // Development packages build the web, so they are needed with NODE_ENV=production as well.
  const wanted = ["ci", "--include=dev", "--include=optional", "--ignore-scripts"];
  const quiet = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=http"];
  const child = spawn(program, [...before, ...wanted, ...quiet], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: program === "npm" && process.platform === "win32",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, interrupt);
  function interrupt() {
    child.kill("SIGTERM");
  }
  let output = "";
  const listen = (chunk) => {
    output += chunk;
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const stopTelling = tellProgress(() => Math.min(total, output.split(".tgz").length - 1), total);
  const ending = await new Promise((resolve) => {
    child.on("error", (failure) => resolve(`${failure.message} (is npm installed?)`));
    child.on("close", (code, signal) =>
      resolve(code === 0 ? undefined : (signal ?? `code ${code}`)),
    );
  });
  const seconds = stopTelling();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeListener(signal, interrupt);
  if (ending !== undefined) throw new Error(explain(ending, output));
  say(`Packages installed in ${seconds} s.`);
}

/** On a terminal one line that counts, elsewhere a plain line every ten seconds. */
function tellProgress(countDone, total) {
  const began = Date.now();
  const elapsed = () => Math.round((Date.now() - began) / 1000);
  const isTerminal = Boolean(process.stderr.isTTY);
  const tell = () => {
    const line = `  ${countDone()} of ${total} packages fetched, ${elapsed()} s`;
    process.stderr.write(isTerminal ? `\r${line} ` : `${line}\n`);
  };
  const timer = setInterval(tell, isTerminal ? 500 : 10_000);
  return () => {
    clearInterval(timer);
    if (isTerminal) process.stderr.write("\r\u001b[K");
    return elapsed();
  };
}

/**
 * The npm that called us, run by a Node outside node_modules: npm empties that folder, and within
 * a script the PATH leads to the pinned Node inside it.
 */
function findNpm(root) {
  const inside = (path) => path.startsWith(join(root, "node_modules") + sep);
  const { npm_execpath: npm, npm_node_execpath: npmNode } = process.env;
  if (npm?.endsWith("npm-cli.js")) {
    const node = [npmNode, process.execPath].find(
      (path) => path && !inside(path) && existsSync(path),
    );
    if (node !== undefined) return [node, [npm]];
  }
  const beside = join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js");
  if (!inside(process.execPath) && existsSync(beside)) return [process.execPath, [beside]];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((path) => !inside(path + sep));
  process.env.PATH = folders.join(delimiter);
  return ["npm", []];
}

function explain(ending, output) {
  const errors = output.split("\n").filter((line) => /^npm (error|ERR!)/.test(line));
  const causes = [
    [
      /EACCES|EPERM|EROFS/,
      "No permission to write: does this folder (or the npm cache) belong to somebody else?",
    ],
    [/ENOSPC/, "The disk is full."],
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
      "The package registry cannot be reached: is there a network, a proxy or a mirror to set (npm config set registry …)?",
    ],
    [/E40[134]|ETARGET/, "The package registry does not serve one of the packages."],
  ];
  const cause = causes.find(([pattern]) => pattern.test(errors.join("\n")));
  return [
    `The packages could not be installed (npm ended with ${ending}).`,
    ...(cause ? [cause[1]] : []),
    ...errors.slice(0, 12),
  ].join("\n");
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
