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
  readonly #streams = new Set<() => void>();
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
  /** Remembers an open stream, so that a server that closes does not wait for its readers. */
  keep(end: () => void): () => void {
    this.#streams.add(end);
    return () => this.#streams.delete(end);
  }
  endStreams(): void {
    for (const end of this.#streams) end();
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
 * Sends `compose()`, one line of JSON, now, at each notification of `topic`, and at each heartbeat, until the reader
 * goes or `compose` refuses. Notifications that arrive while one answer is composed become one more.
 */
export async function openStream(
  reply: FastifyReply,
  hub: TopicHub,
  topic: string,
  compose: (look: "first" | "again") => Promise<string>,
): Promise<void> {
  const out = reply.raw;
  const write = (json: string) => void out.write(`data: ${json}\n\n`);
  let busy = true;
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
        write(await compose("again"));
      } while (again);
    } catch (error) {
      // A refusal ends the stream; a passing fault waits for the next notification or heartbeat.
      if (error instanceof Refusal) out.end();
    } finally {
      busy = false;
    }
  };
  // Listening begins before the first look: a change between the two must not be missed.
  const stop = hub.listen(topic, refresh);
  const first = await compose("first").catch((error: unknown) => {
    stop();
    throw error;
  });
  reply.hijack();
  const release = hub.keep(() => out.end());
  const heartbeat = setInterval(refresh, heartbeatMs);
  const leave = () => {
    clearInterval(heartbeat);
    release();
    stop();
  };
  out.on("close", leave);
  if (out.destroyed) return leave();
  const headers = {
    ...reply.getHeaders(),
    "content-type": "text/event-stream",
    "cache-control": "no-store",
  };
  out.writeHead(200, headers as Record<string, string>);
  write(first);
  busy = false;
  if (again) await refresh();
}
