import { sql } from "kysely";
import { asSystem, type Database, type Tx } from "../../../platform/server/database.ts";
import { type Checkpoint, contradicts } from "./checkpoint.ts";
import { EntryReader } from "./entries.ts";
import { MerkleTree } from "./merkle.ts";
import { countsAnew, IdRange } from "./seal-journal.ts";
import { beginning, hashSeal, openSeals, type Seal } from "./seals.ts";

/** What a verification found. */
export interface Verdict {
  readonly seals: number;
  /** Entries that lie in a seal. */
  readonly sealed: number;
  readonly unsealed: number;
  /** When the oldest entry without a seal was written, ISO 8601. */
  readonly unsealedSince: string | undefined;
  /** What is wrong, a sentence each, by number of the seal. */
  readonly faults: readonly string[];
}

type Named = Checkpoint & { readonly file: string };

/**
 * Recomputes every leaf, root and link of the journal and holds the seals against checkpoints whose
 * signature was checked. Reads as of one moment; the house goes on working. Journals that it was done.
 *
 * @example const { faults } = await verifyJournal(database, checkpoints)
 */
export function verifyJournal(database: Database, checkpoints: readonly Named[]): Promise<Verdict> {
  return asSystem(database, "verifying the journal", ["journal"], async (tx) => {
    const verdict = await new Verification(tx, checkpoints).run();
    const { seals, sealed, faults } = verdict;
    tx.journal({ act: "journal-verified", detail: { seals, sealed, faults: faults.length } });
    return verdict;
  });
}

class Verification {
  readonly #tx: Tx;
  readonly #named: Map<bigint, Named[]>;
  readonly #faults: string[] = [];
  #before = beginning;
  #seals = 0;
  #sealed = 0;

  constructor(tx: Tx, checkpoints: readonly Named[]) {
    this.#tx = tx;
    this.#named = Map.groupBy(checkpoints, ({ seal }) => seal);
  }

  async run(): Promise<Verdict> {
    // The seals first: every entry they took is visible to what is read after them.
    const seals = await openSeals(this.#tx);
    const reader = await EntryReader.open(this.#tx, 0n);
    for await (const seal of seals) {
      this.#checkLinks(seal);
      await this.#checkEntries(seal, reader);
      this.#holdAgainst(seal.id, seal);
      this.#before = seal;
      this.#seals += 1;
    }
    for (const id of this.#named.keys()) this.#holdAgainst(id, undefined);
    const rest = await readUnsealed(reader);
    await reader.close();
    // The counter last: whatever was read had begun by now.
    const { oldestRunning, notBegun } = await readCounter(this.#tx);
    if (oldestRunning < this.#before.uptoTx) {
      this.#faults.push(countsAnew(oldestRunning, this.#before));
    }
    if (rest.highestTx >= notBegun) {
      this.#faults.push("an entry names a transaction that has not begun: it was put in by hand");
    }
    return {
      seals: this.#seals,
      sealed: this.#sealed,
      unsealed: rest.count,
      unsealedSince: rest.since,
      faults: this.#faults,
    };
  }

  #checkLinks(seal: Seal): void {
    const { id } = seal;
    const before = this.#before;
    if (id !== before.id + 1n) {
      this.#fault(id, `follows upon seal ${before.id}: what lay between is missing`);
    }
    if (!seal.previous.equals(before.hash)) this.#fault(id, "is not bound to the seal before it");
    if (!hashSeal(seal).equals(seal.hash)) this.#fault(id, "was changed: its hash is another");
    if (seal.uptoTx <= before.uptoTx) this.#fault(id, "does not reach further than the one before");
    if (seal.totalEntries !== before.totalEntries + seal.entries) {
      this.#fault(id, "counts another number of entries in all than its own and those before");
    }
  }

  async #checkEntries(seal: Seal, reader: EntryReader): Promise<void> {
    const tree = new MerkleTree();
    const ids = new IdRange();
    await reader.readBelow(seal.uptoTx, ({ id, text }) => {
      tree.add(Buffer.from(text));
      ids.add(id);
    });
    this.#sealed += tree.leaves;
    const found = BigInt(tree.leaves);
    const between = `between ${seal.firstEntry} and ${seal.lastEntry}`;
    if (found !== seal.entries) {
      const what = found < seal.entries ? "taken out" : "put in";
      this.#fault(
        seal.id,
        `took ${seal.entries} entries ${between}, the journal holds ${found} for it: some were ${what}`,
      );
    } else if (!tree.root().equals(seal.root)) {
      this.#fault(seal.id, `took entries ${between} that are not the same any more`);
    } else if (ids.first !== seal.firstEntry || ids.last !== seal.lastEntry) {
      this.#fault(seal.id, "names another first or last entry than it took");
    }
  }

  #holdAgainst(id: bigint, seal: Seal | undefined): void {
    for (const checkpoint of this.#named.get(id) ?? []) {
      const wrong = contradicts(checkpoint, seal);
      if (wrong) this.#faults.push(`${checkpoint.file} ${wrong}`);
    }
    this.#named.delete(id);
  }

  #fault(id: bigint, what: string): void {
    this.#faults.push(`seal ${id} ${what}`);
  }
}

/** Where the cluster stands: below the first number all have ended, from the second none has begun. */
async function readCounter(tx: Tx): Promise<{ oldestRunning: bigint; notBegun: bigint }> {
  const { rows } = await sql<{ xmin: string; xmax: string }>`
    select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax
      from pg_current_snapshot() s`.execute(tx.db);
  const { xmin, xmax } = rows[0] ?? { xmin: "0", xmax: "0" };
  return { oldestRunning: BigInt(xmin), notBegun: BigInt(xmax) };
}

async function readUnsealed(reader: EntryReader) {
  let [count, highestTx] = [0, -1n];
  let since: string | undefined;
  await reader.readBelow(undefined, (entry) => {
    count += 1;
    highestTx = entry.tx;
    const at = Number(JSON.parse(entry.text)[2]);
    since ??= Number.isFinite(at) ? new Date(at * 1000).toISOString() : undefined;
  });
  return { count, highestTx, since };
}
