import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
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
  const { build } = await import("vite");
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
  writeFileSync(stamp, sum);
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
