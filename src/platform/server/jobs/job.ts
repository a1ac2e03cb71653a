import { sql } from "kysely";
import type { Database, Tx } from "../database.ts";

/**
 * Work the house does by itself. It does what is due at the moment and nothing twice, for it may be
 * asked again at any time: by its schedule, by `wakeJob`, when the house opens, after a crash.
 */
export interface Job {
  /** Its queue, and what the log calls it: `forget-expired`. */
  readonly name: string;
  /** Cron in Brussels time (`"7 * * * *"`: each hour at seven past); without one only when woken. */
  readonly schedule?: string;
  work(database: Database): Promise<void>;
}

/**
 * Has a job run as soon as this transaction is committed; twice in one transaction is once.
 * @example await wakeJob(tx, "seal-journal");
 */
export async function wakeJob(tx: Tx, name: string): Promise<void> {
  await sql`select pg_notify('kring', ${topicOf(name)})`.execute(tx.db);
}

export function topicOf(name: string): string {
  return `job:${name}`;
}
