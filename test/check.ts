import { spawnSync } from "node:child_process";

/* `npm run check`: types, style and unused code, without tests. `npm run check -- --write` mends style. */

const write = process.argv.includes("--write") ? ["--write"] : ["--error-on-warnings"];
const steps: [string, string[]][] = [
  ["types", ["node_modules/typescript/bin/tsc", "-b"]],
  ["style", ["node_modules/@biomejs/biome/bin/biome", "check", ...write, "."]],
  ["unused", ["node_modules/knip/bin/knip.js"]],
];

for (const [title, args] of steps) {
  console.log(`== ${title}`);
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
