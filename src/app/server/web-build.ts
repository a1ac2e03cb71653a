import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { webFolder } from "./web-files.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const sources = [
  "src/**/*.{ts,tsx,css,json,svg,html}",
  "src/app/web/public/**/*",
  "vite.config.ts",
  "package-lock.json",
];

/** Builds the web when its sources are not those of the last build. */
export async function buildWebIfChanged(say: (line: string) => void): Promise<void> {
  const stamp = join(webFolder, ".sources");
  const sum = await sumOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sum) return;
  say("Building the screens (some seconds, only when they changed).");
  const draft = join(root, "dist", `web.${process.pid}`);
  await build(draft);
  writeFileSync(join(draft, ".sources"), sum);
  rmSync(webFolder, { recursive: true, force: true });
  renameSync(draft, webFolder);
}

/** In a process of its own, whose memory goes with it: the server stays small. */
async function build(output: string): Promise<void> {
  const program = join(root, "node_modules/vite/bin/vite.js");
  const args = [program, "build", "--config", join(root, "vite.config.ts"), "--logLevel", "warn"];
  const env = { ...process.env, KRING_WEB_OUTPUT: output, NODE_ENV: "production" };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code === 0) return;
  rmSync(output, { recursive: true, force: true });
  throw new Error("the screens could not be built");
}

async function sumOfSources(): Promise<string> {
  const hash = createHash("sha256");
  const files = (await Array.fromAsync(glob(sources, { cwd: root })))
    .filter((file) => !/\/server\/|\.test\.tsx?$/.test(file))
    .sort();
  for (const file of files) {
    const path = join(root, file);
    if (/\.\w+$/.test(file)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest("hex");
}
