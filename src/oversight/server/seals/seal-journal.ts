import { sql } from "kysely";
import { asSystem, type Database, type Tx } from "../../../platform/server/database.ts";
import { EntryReader, xid } from "./entries.ts";
import { MerkleTree } from "./merkle.ts";
import { beginning, findLastSeal, hashSeal, type Seal } from "./seals.ts";

/**
 * Seals every entry of the transactions that have ended since the last seal. Answers the new seal,
 * or nothing when there was nothing to seal. Two servers may call it at once: one waits.
 * Throws when the database counts its transactions anew, which happens when its content is copied
 * into another cluster.
 *
 * @example const seal = await sealJournal(database); // at most a minute apart
 */
export function sealJournal(database: Database): Promise<Seal | undefined> {
  return asSystem(database, "sealing the journal", ["journal", "seal"], async (tx) => {
    tx.withoutJournal("a seal is its own account; an entry about it would want a seal again");
    // A statement of its own: what is read afterwards is read as of after the wait.
    await sql`select pg_advisory_xact_lock(hashtext('kring.seal'))`.execute(tx.db);
    const last = (await findLastSeal(tx)) ?? beginning;
    const { uptoTx, now } = await readBound(tx);
    if (uptoTx < last.uptoTx) throw new Error(countsAnew(uptoTx, last));
    const sealed = await sealUpto(tx, { last, uptoTx, now });
    if (sealed) await keepSeal(tx, sealed);
    return sealed;
  });
}

/** Every transaction below `uptoTx` has ended: what it wrote is visible or will never be. */
async function readBound(tx: Tx): Promise<{ uptoTx: bigint; now: string }> {
  const { rows } = await sql<{ bound: string; now: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as bound,
           extract(epoch from now())::text as now`.execute(tx.db);
  const { bound, now } = rows[0] ?? { bound: "0", now: "" };
  return { uptoTx: BigInt(bound), now };
}

export function countsAnew(bound: bigint, last: Pick<Seal, "id" | "uptoTx">): string {
  return (
    `this database counts its transactions anew (it stands at ${bound}, seal ${last.id} reaches up to ` +
    `${last.uptoTx}): its content was copied into another cluster. Restore the cluster itself, or ` +
    `have its counter moved past ${last.uptoTx} (pg_resetwal) before anybody works on it`
  );
}

interface Sealing {
  readonly last: typeof beginning;
  readonly uptoTx: bigint;
  readonly now: string;
}

async function sealUpto(tx: Tx, { last, uptoTx, now }: Sealing): Promise<Seal | undefined> {
  const tree = new MerkleTree();
  const ids = new IdRange();
  const reader = await EntryReader.open(tx, last.uptoTx);
  await reader.readBelow(uptoTx, ({ id, text }) => {
    tree.add(Buffer.from(text));
    ids.add(id);
  });
  await reader.close();
  if (tree.leaves === 0) return undefined;
  const seal = {
    id: last.id + 1n,
    uptoTx,
    firstEntry: ids.first,
    lastEntry: ids.last,
    entries: BigInt(tree.leaves),
    totalEntries: last.totalEntries + BigInt(tree.leaves),
    root: tree.root(),
    previous: last.hash,
    sealedAt: now,
  };
  return { ...seal, hash: hashSeal(seal) };
}

/** The lowest and the highest id seen: within a seal they come by transaction. */
export class IdRange {
  first = 0n;
  last = 0n;
  add(id: bigint): void {
    if (this.first === 0n || id < this.first) this.first = id;
    if (id > this.last) this.last = id;
  }
}

async function keepSeal(tx: Tx, seal: Seal): Promise<void> {
  await tx.db
    .insertInto("kring.journal_seals")
    .values({
      id: seal.id,
      upto_tx: xid(seal.uptoTx),
      first_entry: seal.firstEntry,
      last_entry: seal.lastEntry,
      entries: seal.entries,
      total_entries: seal.totalEntries,
      root: seal.root,
      previous: seal.previous,
      hash: seal.hash,
    })
    .execute();
}
