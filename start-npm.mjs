// Runs npm so that it works wherever it is called from, and says what it is doing.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs `npm ci` or `npm install` with a line of progress. Answers npm's output, and how it ended if
 * it failed.
 */
export async function runNpm(root, command, total) {
  const [program, before] = findNpm(root);
  // Development packages build the web, so they are needed with NODE_ENV=production as well.
  const wanted = [command, "--no-save", "--include=dev", "--include=optional", "--ignore-scripts"];
  const quiet = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=http"];
  const child = spawn(program, [...before, ...wanted, ...quiet], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: program === "npm" && process.platform === "win32",
  });
  let interruption;
  const interrupt = (signal) => {
    interruption = signal;
    child.kill("SIGTERM");
  };
  for (const signal of signals) process.on(signal, interrupt);
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
  stopTelling();
  for (const signal of signals) process.removeListener(signal, interrupt);
  if (interruption !== undefined)
    throw new Error("Stopped while the packages were being installed.");
  return { ending, output };
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

/** What went wrong, in words for a person: the likely cause, then npm's own first lines. */
export function explain(ending, output) {
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
