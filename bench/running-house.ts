import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Database } from "../src/platform/server/database.ts";
import {
  connectRunning,
  type DatabaseConnections,
} from "../src/platform/server/embedded-postgres/index.ts";
import { cpuMs, residentMiB } from "./cpu.ts";
import { desks, password } from "./filled-register.ts";
import { HttpConnection } from "./http-connection.ts";
import type { Meter } from "./load.ts";

/** The real server in a process of its own, with its database, and somebody at each desk. */
export interface RunningHouse {
  readonly port: number;
  /** Cookies of the signed-in desks. */
  readonly cookies: readonly string[];
  readonly connections: DatabaseConnections;
  /** The application role, as the server connects. */
  readonly database: Database;
  /** A superuser, who puts things back between measurements. */
  readonly root: pg.Client;
  readonly startMs: number;
  /** Memory of the server when nobody has signed in yet. */
  readonly restMiB: number;
  residentMiB(): number;
  meter(): CpuMeter;
  stop(): Promise<void>;
}

export interface CpuMeter extends Meter {
  readonly serverMs: number;
  readonly postgresMs: number;
}

/** Starts the house twice and keeps the second: the first start may build and recover. */
export async function openHouse(
  dataFolder: string,
  profile: string | undefined,
): Promise<RunningHouse> {
  const first = await serve(dataFolder, undefined);
  await end(first.child);
  const { child, port, startMs } = await serve(dataFolder, profile);
  try {
    return await settle(child, { dataFolder, port, startMs });
  } catch (failure) {
    await end(child);
    throw failure;
  }
}

async function settle(
  child: ChildProcess,
  { dataFolder, port, startMs }: { dataFolder: string; port: number; startMs: number },
): Promise<RunningHouse> {
  const connections = await connectRunning(dataFolder);
  if (!connections) throw new Error("the database of the house does not answer");
  const root = new pg.Client({ ...connections.superuser, database: "kring" });
  await root.connect();
  const database = new Database(connections.app);
  const serverPid = child.pid ?? 0;
  const restMiB = residentMiB(serverPid);
  const cookies = await Promise.all(desks.map((email) => signIn(port, email)));
  const postmaster = join(dataFolder, "postgresql", "postmaster.pid");
  const postgresPid = Number(readFileSync(postmaster, "utf8").split("\n")[0]);
  return {
    port,
    cookies,
    connections,
    database,
    root,
    startMs,
    restMiB,
    residentMiB: () => residentMiB(serverPid),
    meter: () => meterOf(serverPid, postgresPid),
    stop: async () => {
      await database.close();
      await root.end();
      await end(child);
    },
  };
}

async function serve(dataFolder: string, profile: string | undefined) {
  const port = await freePort();
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...env } = process.env;
  const profiling = profile ? ["--cpu-prof", `--cpu-prof-dir=${resolve(profile)}`] : [];
  const began = performance.now();
  const child = spawn(process.execPath, [...profiling, "src/app/server/main.ts", "serve"], {
    env: {
      ...env,
      KRING_DATA: dataFolder,
      KRING_DEMO: "0",
      PORT: String(port),
      HOST: "127.0.0.1",
      NODE_ENV: "production",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Whoever cuts the bench off leaves no server behind.
  const endWithUs = () => child.kill("SIGTERM");
  process.once("exit", endWithUs);
  child.once("exit", () => process.removeListener("exit", endWithUs));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part) => {
      said = (said + part).slice(-4000);
    });
  }
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server did not start:\n${said}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return { child, port, startMs: performance.now() - began };
    await sleep(10);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await gone;
}

async function signIn(port: number, email: string): Promise<string> {
  const http = new HttpConnection(port);
  const body = { email, password };
  const { status, cookie } = await http.ask({ method: "POST", path: "/api/session", body });
  http.close();
  if (status !== 200 || !cookie) throw new Error(`${email} cannot sign in: ${status}`);
  return cookie;
}

function meterOf(serverPid: number, postgresPid: number): CpuMeter {
  const counted = { server: 0, postgres: 0 };
  let before = { server: 0, postgres: 0 };
  const now = () => ({
    server: cpuMs(serverPid),
    postgres: cpuMs(postgresPid, "with-children"),
  });
  return {
    resume: () => {
      before = now();
    },
    pause: () => {
      const after = now();
      counted.server += after.server - before.server;
      counted.postgres += after.postgres - before.postgres;
    },
    get serverMs() {
      return counted.server;
    },
    get postgresMs() {
      return counted.postgres;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
