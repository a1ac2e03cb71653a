import { spawn } from "node:child_process";
import { glob, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWebIfChanged } from "../src/app/server/web-build.ts";
import { startTestCluster } from "./cluster.ts";

/*
 * `npm test`: everything that continuous integration runs, in the order that tells soonest what is
 * wrong. `npm test -- src/people` runs only the test files below that path.
 */

const only = process.argv.slice(2);
const started = Date.now();

async function run(title: string, command: string, args: string[], env = {}): Promise<void> {
  console.log(`\n== ${title}`);
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code !== 0) {
    console.error(`\n${title}: failed`);
    process.exit(1);
  }
}

const files = (
  await Array.fromAsync(
    glob(["src/**/*.test.ts", "test/**/*.test.ts", "demo/**/*.test.ts", "e2e/**/*.test.ts"]),
  )
)
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => only.length === 0 || only.some((path) => file.startsWith(path)))
  .sort();
if (files.length === 0) {
  console.error(`no test below ${only.join(", ")}`);
  process.exit(1);
}

if (only.length === 0) await run("types, style, unused code", process.execPath, ["test/check.ts"]);

if (files.some((file) => file.startsWith("e2e/"))) await buildWebIfChanged(console.log);

const cluster = await startTestCluster();
// The demo is filled once for all: its files lie where every file of tests finds them.
const data = await mkdtemp(join(tmpdir(), "kring-data-"));
try {
  const env = { KRING_TEST_CLUSTER: JSON.stringify(cluster), KRING_DATA: data };
  const inBrowser = files.filter((file) => file.startsWith("e2e/"));
  const others = files.filter((file) => !file.startsWith("e2e/"));
  const reporter = [
    "--test",
    "--test-reporter=spec",
    "--test-concurrency=2",
    "--test-timeout=600000",
  ];
  if (others.length > 0) await run("tests", process.execPath, [...reporter, ...others], env);
  if (inBrowser.length > 0) {
    await run("journeys in the browser", process.execPath, [...reporter, ...inBrowser], env);
  }
} finally {
  await cluster.stop();
  await rm(data, { recursive: true, force: true });
}
console.log(`\nAll well, in ${Math.round((Date.now() - started) / 1000)} s.`);
