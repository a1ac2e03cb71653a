import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { connectRunning } from "../src/platform/server/embedded-postgres/index.ts";

/**
 * A server in a process of its own, with its own database, to be killed. `port`: of the test's own
 * choice, below those that the system hands out by itself.
 */
export async function prepareCentre(name: string, port: number) {
  const dataFolder = await mkdtemp(join(tmpdir(), `kring-${name}-`));
  const address = `http://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;

  after(async () => {
    if (server && server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((resolve) => server?.once("exit", resolve));
      server.kill("SIGTERM");
      await gone;
    }
    await rm(dataFolder, { recursive: true, force: true });
  });

  const untilReady = async (withinMs: number): Promise<number> => {
    const started = performance.now();
    while (performance.now() - started < withinMs) {
      assert.ok(server?.exitCode === null, "the server gave up");
      const answer = await fetch(`${address}/healthz`).catch(() => undefined);
      if (answer?.status === 200) return performance.now() - started;
      await pause(50);
    }
    throw new Error("the centre did not come back");
  };
  return {
    address,
    untilReady,
    async start(): Promise<void> {
      server = spawn(process.execPath, ["src/app/server/main.ts", "serve"], {
        env: { ...process.env, KRING_DATA: dataFolder, PORT: String(port), KRING_DEMO: "0" },
        stdio: "ignore",
      });
      await untilReady(60_000);
    },
    /** Without a word, as when the power goes. */
    async kill(): Promise<void> {
      const gone = new Promise((resolve) => server?.once("exit", resolve));
      server?.kill("SIGKILL");
      await gone;
    },
    async asRoot<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
      const running = await connectRunning(dataFolder);
      assert.ok(running);
      const client = new pg.Client({ ...running.superuser, database: "kring" });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    },
    /** The cookie of a new session. */
    async signIn(email: string, password: string): Promise<string> {
      const answer = await fetch(`${address}/api/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
      assert.equal(answer.status, 200, "nobody can sign in");
      return String(answer.headers.get("set-cookie")).split(";")[0] as string;
    },
  };
}
