import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";

/** One entry of the journal as it is sealed. */
export interface SealedEntry {
  readonly id: bigint;
  readonly tx: bigint;
  /** Every column, unambiguous: a JSON array in the order below, time as seconds since 1970 in UTC. */
  readonly text: string;
}

const canonicalText = sql`json_build_array(id, tx, extract(epoch from at)::text, act, person_id, detail,
  actor_id, session_id, purpose, request_id)::text`;

const batch = 5000;

/** A row of a cursor that was fetched ahead: PostgreSQL writes the next batch while we hash this one. */
type Fetched = Promise<readonly { id: string; tx_text: string; text: string }[]>;

/**
 * The entries by transaction, then id, as of the moment it was opened, a few thousand in memory at
 * a time. One per transaction, because its cursor has a name.
 */
export class EntryReader {
  readonly #tx: Tx;
  #next: Fetched;
  #batch: readonly SealedEntry[] = [];
  #at = 0;

  private constructor(tx: Tx) {
    this.#tx = tx;
    this.#next = this.#fetch();
  }

  /**
   * `from`: the first transaction whose entries are read. The text of a transaction has a name of
   * its own: `order by tx` would order by it.
   */
  static async open(tx: Tx, from: bigint): Promise<EntryReader> {
    await sql`declare journal_entries no scroll cursor for
      select id, tx::text as tx_text, ${canonicalText} as text
        from kring.journal where tx >= ${xid(from)} order by tx, id`.execute(tx.db);
    return new EntryReader(tx);
  }

  /** Visits, in order, what was not visited yet of the transactions below `upto`; all when absent. */
  async readBelow(upto: bigint | undefined, visit: (entry: SealedEntry) => void): Promise<void> {
    for (;;) {
      for (; this.#at < this.#batch.length; this.#at++) {
        const entry = this.#batch[this.#at] as SealedEntry;
        if (upto !== undefined && entry.tx >= upto) return;
        visit(entry);
      }
      const rows = await this.#next;
      if (rows.length === 0) return;
      this.#next = this.#fetch();
      this.#batch = rows.map((row) => ({
        id: BigInt(row.id),
        tx: BigInt(row.tx_text),
        text: row.text,
      }));
      this.#at = 0;
    }
  }

  /** Waits for the batch that was asked ahead, so that nothing is under way any more. */
  async close(): Promise<void> {
    await this.#next;
    await sql`close journal_entries`.execute(this.#tx.db);
  }

  #fetch(): Fetched {
    const fetching = sql<{ id: string; tx_text: string; text: string }>`
      fetch ${sql.lit(batch)} from journal_entries`
      .execute(this.#tx.db)
      .then(({ rows }) => rows);
    // Whoever reads on hears of it; whoever stopped reading does not need to.
    fetching.catch(() => {});
    return fetching;
  }
}

/** PostgreSQL makes an xid8 only of text. */
export function xid(value: bigint): RawBuilder<string> {
  return sql<string>`${String(value)}::text::xid8`;
}
