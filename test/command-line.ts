import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type pg from "pg";

export interface CommandResult {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<CommandResult>;
}

/** Starts the real command line in a process of its own: `kring import people …`. */
export function startCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningCommand {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...rest } = process.env;
  const child = spawn(process.execPath, ["src/app/server/main.ts", ...args], {
    env: { ...rest, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", error: "" };
  child.stdout?.on("data", (part) => {
    said.out += part;
  });
  child.stderr?.on("data", (part) => {
    said.error += part;
  });
  return { child, ended: once(child, "close").then(([code]) => ({ code, ...said })) };
}

/** The database of a test house, for `DATABASE_URL`. */
export function databaseUrl({ user, password, host, port, database }: pg.ClientConfig): string {
  const url = new URL(`postgres://${user}:${password}@localhost:${port}/${database}`);
  url.searchParams.set("host", String(host));
  return url.href;
}
