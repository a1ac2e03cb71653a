import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import { sha256 } from "./merkle.ts";

/** One seal: what it says of its entries, bound to the seal before. */
export interface Seal {
  /** Contiguous from 1. */
  readonly id: bigint;
  /** It holds the entries of the transactions below this one that no earlier seal holds. */
  readonly uptoTx: bigint;
  readonly firstEntry: bigint;
  readonly lastEntry: bigint;
  readonly entries: bigint;
  /** Of this seal and all before it. */
  readonly totalEntries: bigint;
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  /** Seconds since 1970 in UTC, with six decimals, as PostgreSQL writes them. */
  readonly sealedAt: string;
}

/** What stands before the first seal. */
export const beginning: Pick<Seal, "id" | "uptoTx" | "totalEntries" | "hash"> = {
  id: 0n,
  uptoTx: 0n,
  totalEntries: 0n,
  hash: Buffer.alloc(32),
};

/** The hash a seal must have: over every other column, one on a line. */
export function hashSeal(seal: Omit<Seal, "hash">): Buffer {
  const { id, uptoTx, firstEntry, lastEntry, entries, totalEntries, sealedAt } = seal;
  const [root, previous] = [seal.root.toString("hex"), seal.previous.toString("hex")];
  const lines = [uptoTx, firstEntry, lastEntry, entries, totalEntries, root, previous, sealedAt];
  return sha256(Buffer.from([`kring seal ${id}`, ...lines].join("\n")));
}

interface SealRow {
  readonly id: string;
  readonly upto_tx: string;
  readonly first_entry: string;
  readonly last_entry: string;
  readonly entries: string;
  readonly total_entries: string;
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly sealed_at: string;
}

const columns: RawBuilder<SealRow> = sql`id, upto_tx::text as upto_tx, first_entry, last_entry,
  entries, total_entries, root, previous, hash, extract(epoch from sealed_at)::text as sealed_at`;

function sealOf(row: SealRow): Seal {
  return {
    id: BigInt(row.id),
    uptoTx: BigInt(row.upto_tx),
    firstEntry: BigInt(row.first_entry),
    lastEntry: BigInt(row.last_entry),
    entries: BigInt(row.entries),
    totalEntries: BigInt(row.total_entries),
    root: row.root,
    previous: row.previous,
    hash: row.hash,
    sealedAt: row.sealed_at,
  };
}

/** The newest seal, if the journal was ever sealed. */
export async function findLastSeal(tx: Tx): Promise<Seal | undefined> {
  const { rows } = await sql<SealRow>`
    select ${columns} from kring.journal_seals order by id desc limit 1`.execute(tx.db);
  return rows[0] && sealOf(rows[0]);
}

/** The seals with these numbers, as far as they are there. */
export async function listSeals(tx: Tx, ids: readonly bigint[]): Promise<Seal[]> {
  const { rows } = await sql<SealRow>`
    select ${columns} from kring.journal_seals where id = any (${ids.map(String)}::bigint[])`.execute(
    tx.db,
  );
  return rows.map(sealOf);
}

async function* readSeals(tx: Tx): AsyncGenerator<Seal> {
  for (;;) {
    const { rows } = await sql<SealRow>`fetch 1000 from journal_seals_read`.execute(tx.db);
    if (rows.length === 0) break;
    for (const row of rows) yield sealOf(row);
  }
  await sql`close journal_seals_read`.execute(tx.db);
}

/**
 * Every seal in order, as of the moment it was opened. One reading per transaction, because its
 * cursor has a name.
 */
export async function openSeals(tx: Tx): Promise<AsyncGenerator<Seal>> {
  await sql`declare journal_seals_read no scroll cursor for
    select ${columns} from kring.journal_seals order by id`.execute(tx.db);
  return readSeals(tx);
}
