import { existsSync } from "node:fs";
import { basename } from "node:path";
import { sql } from "kysely";
import type { Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { contradicts } from "./seals/checkpoint.ts";
import { checkpointFolder, listKeptCheckpoints, readKept } from "./seals/kept-checkpoints.ts";
import { findLastSeal, listSeals } from "./seals/seals.ts";
import { keyFiles, readPublicKey } from "./seals/signing-key.ts";

type Seals = Output<typeof contract.getSeals>;

const mostCounted = 1_000;

/** Up to where the journal is sealed, and the newest checkpoint that bears the house's signature. */
export async function getSeals(tx: Tx, dataFolder: string): Promise<Seals> {
  tx.withoutJournal("seals and their hashes, no person");
  const last = await findLastSeal(tx);
  const { rows } = await sql<{ unsealed: number; since: Date | null }>`
    select count(*)::int as unsealed, min(at) as since from (
      select at from kring.journal where tx >= ${String(last?.uptoTx ?? 0n)}::text::xid8
       order by tx, id limit ${mostCounted + 1}) waiting`.execute(tx.db);
  const { unsealed = 0, since = null } = rows[0] ?? {};
  return {
    last: last
      ? {
          number: String(last.id),
          at: new Date(Number(last.sealedAt) * 1_000).toISOString(),
          entries: String(last.totalEntries),
          hash: last.hash.toString("hex"),
        }
      : null,
    unsealed: Math.min(unsealed, mostCounted),
    isMore: unsealed > mostCounted,
    unsealedSince: since?.toISOString() ?? null,
    ...(await readNewest(tx, dataFolder)),
  };
}

async function readNewest(
  tx: Tx,
  dataFolder: string,
): Promise<Pick<Seals, "checkpoint" | "unreadable">> {
  const kept = listKeptCheckpoints(checkpointFolder(dataFolder));
  const key = keyFiles(dataFolder).public;
  if (kept.length === 0) return { checkpoint: null, unreadable: 0 };
  if (!existsSync(key)) return { checkpoint: null, unreadable: kept.length };
  const { checkpoints, faults } = readKept(kept, readPublicKey(key));
  const newest = checkpoints.at(-1);
  if (!newest) return { checkpoint: null, unreadable: faults.length };
  const [seal] = await listSeals(tx, [newest.seal]);
  return {
    checkpoint: {
      name: basename(newest.file),
      text: kept.find(({ file }) => file === newest.file)?.text ?? "",
      seal: String(newest.seal),
      hash: newest.hash.toString("hex"),
      at: newest.at,
      agrees: contradicts(newest, seal) === undefined,
    },
    unreadable: faults.length,
  };
}
