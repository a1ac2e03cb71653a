import { randomUUIDv7 } from "node:crypto";
import { endSession, openSession } from "../src/access/server/index.ts";
import type { Endpoint } from "../src/platform/endpoint.ts";
import {
  asActor,
  type Caller,
  type Database,
  hashToken,
  type Purpose,
  type Tx,
} from "../src/platform/server/database.ts";

const purposes: Readonly<Record<string, Purpose>> = { staff: "administration", vault: "care" };

/** The colleagues at work: each act of the demo is done by one of them, in a session of their own. */
export class Office {
  readonly #database: Database;
  readonly #staff = new Map<string, string>();
  readonly #sessions = new Map<string, Buffer>();
  constructor(database: Database) {
    this.#database = database;
  }

  hire(email: string, staffId: string): void {
    this.#staff.set(email, staffId);
  }

  /**
   * One transaction of that colleague, with the rights the endpoint asks for. `key` names the act
   * within the demo: done once, it is answered again and not done again when the filling is resumed.
   */
  async do<T>(
    email: string,
    endpoint: Endpoint,
    key: string,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const caller = await this.#callerOf(email, { act: endpoint.name, needs: endpoint.needs });
    const purpose = purposes[endpoint.needs ?? ""] ?? "welcome";
    return asActor({ ...caller, idempotencyKey: `demo-${key}` }, purpose, work);
  }

  /** Everybody goes home. */
  async close(): Promise<void> {
    for (const email of this.#sessions.keys()) {
      const caller = await this.#callerOf(email, { act: "endSession", needs: "session" });
      await asActor(caller, "session", (tx) => endSession(tx, { id: tx.actor.sessionId }));
    }
    this.#sessions.clear();
  }

  async #callerOf(email: string, { act, needs }: Pick<Caller, "act" | "needs">): Promise<Caller> {
    const tokenHash = this.#sessions.get(email) ?? (await this.#open(email));
    return { database: this.#database, tokenHash, needs, act, requestId: randomUUIDv7() };
  }

  async #open(email: string): Promise<Buffer> {
    const staffId = this.#staff.get(email);
    if (!staffId) throw new Error(`nobody works here as ${email}`);
    const tokenHash = hashToken(await openSession(this.#database, staffId, "demo"));
    this.#sessions.set(email, tokenHash);
    return tokenHash;
  }
}
