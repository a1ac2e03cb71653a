import type { FastifyReply } from "fastify";
import pg from "pg";
import { Refusal } from "../problem.ts";

/**
 * Notifications of PostgreSQL, on a direct connection of its own (LISTEN does not survive
 * transaction pooling). Channel `kring`, payload = topic. After a break every topic is told once:
 * something may have been missed.
 */
export class TopicHub {
  readonly #config: pg.ClientConfig;
  readonly #listeners = new Map<string, Set<() => void>>();
  #client: pg.Client | undefined;
  #closed = false;
  constructor(config: pg.ClientConfig) {
    this.#config = config;
  }
  async open(): Promise<void> {
    const client = new pg.Client(this.#config);
    this.#client = client;
    client.on("notification", ({ payload }) => this.#tell(payload ?? ""));
    client.on("error", () => {});
    client.on("end", () => this.#reopen());
    await client.connect();
    await client.query("listen kring");
    for (const topic of this.#listeners.keys()) this.#tell(topic);
  }
  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end();
  }
  listen(topic: string, tell: () => void): () => void {
    const tells = this.#listeners.get(topic) ?? new Set();
    tells.add(tell);
    this.#listeners.set(topic, tells);
    return () => {
      tells.delete(tell);
      if (tells.size === 0) this.#listeners.delete(topic);
    };
  }
  #tell(topic: string): void {
    for (const tell of this.#listeners.get(topic) ?? []) tell();
  }
  #reopen(): void {
    if (this.#closed) return;
    setTimeout(() => {
      if (!this.#closed) this.open().catch(() => {});
    }, 250);
  }
}

const heartbeatMs = 15_000;

/**
 * Sends `compose()` now, at each notification of `topic`, and at each heartbeat, until the reader
 * goes or `compose` refuses. Notifications that arrive while one answer is composed become one more.
 */
export async function openStream(
  reply: FastifyReply,
  hub: TopicHub,
  topic: string,
  compose: () => Promise<unknown>,
): Promise<void> {
  const first = await compose();
  reply.hijack();
  const out = reply.raw;
  const headers = {
    ...reply.getHeaders(),
    "content-type": "text/event-stream",
    "cache-control": "no-store",
  };
  out.writeHead(200, headers as Record<string, string>);
  const write = (value: unknown) => void out.write(`data: ${JSON.stringify(value)}\n\n`);
  write(first);

  let busy = false;
  let again = false;
  const refresh = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      do {
        again = false;
        write(await compose());
      } while (again);
    } catch (error) {
      // A refusal ends the stream; a passing fault waits for the next notification or heartbeat.
      if (error instanceof Refusal) out.end();
    } finally {
      busy = false;
    }
  };
  const stop = hub.listen(topic, refresh);
  const heartbeat = setInterval(refresh, heartbeatMs);
  out.on("close", () => {
    clearInterval(heartbeat);
    stop();
  });
}
