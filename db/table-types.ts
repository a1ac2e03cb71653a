import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type pg from "pg";

const run = promisify(execFile);

/** Writes the TypeScript types of every table of schema `kring` to `file`. */
export async function writeTypes(owner: pg.ClientConfig, file: string): Promise<void> {
  const { user, password, database, host, port } = owner;
  const url = `postgres://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`;
  const program = "node_modules/kysely-codegen/dist/cli/bin.js";
  await run(process.execPath, [
    program,
    "--dialect=postgres",
    `--url=${url}`,
    `--out-file=${file}`,
    "--include-pattern=kring.*",
  ]);
}
