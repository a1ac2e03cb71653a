import { sql } from "kysely";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Person } from "../contract.ts";
import { lockPerson } from "./edit-person.ts";
import { decidePair } from "./likely-duplicates.ts";
import { readPerson } from "./open-person.ts";
import { renewSearchKeys } from "./search-keys.ts";

interface MergeRow {
  readonly kept_id: string;
  readonly merged_id: string;
  readonly undone_at: Date | null;
}

/**
 * They were two after all. Fields that the merge copied and nobody edited since go back; whatever
 * was edited or added since stays with the record it was added to. Refuses `already-undone`, and
 * `merged-further` with the merge that must be undone first.
 */
export async function unmergePeople(
  tx: Tx,
  { mergeId }: { mergeId: string },
): Promise<{ kept: Person; restored: Person }> {
  const { rows } = await sql<MergeRow>`
    select kept_id, merged_id, undone_at from kring.merges where id = ${mergeId}`.execute(tx.db);
  const [merge] = rows;
  if (!merge) throw notFound();
  const { kept_id: keptId, merged_id: mergedId } = merge;
  for (const id of [keptId, mergedId].sort()) await lockPerson(tx, id);
  await endMerge(tx, mergeId);
  await giveBack(tx, mergeId, keptId);
  await sql`update kring.people set merged_into = null where id = ${mergedId}`.execute(tx.db);
  await decidePair(tx, { left: keptId, right: mergedId }, "dismissed");
  await renewSearchKeys(tx, [keptId]);
  const [kept, restored] = [await readPerson(tx, keptId), await readPerson(tx, mergedId)];
  for (const personId of [keptId, mergedId]) {
    tx.journal({ act: "merge-undone", personId, detail: { merge: mergeId } });
  }
  return { kept, restored };
}

/** After both are locked: nobody else merges or unmerges them meanwhile. */
async function endMerge(tx: Tx, mergeId: string): Promise<void> {
  const { rows } = await sql<{ first: string | null }>`
    select (select later.id from kring.merges later
             where later.undone_at is null
               and (later.merged_id = m.kept_id
                    or later.kept_id = m.kept_id and later.id <> m.id and later.took && m.took
                       and later.merged_at > m.merged_at)
             order by later.merged_at desc limit 1) as first
      from kring.merges m where m.id = ${mergeId} and m.undone_at is null`.execute(tx.db);
  const [active] = rows;
  if (!active) throw new Refusal("already-undone");
  if (active.first) throw new Refusal("merged-further", 409, { firstUndo: active.first });
  await sql`update kring.merges set undone_at = now(), undone_by = kring.current_actor()
    where id = ${mergeId}`.execute(tx.db);
}

async function giveBack(tx: Tx, mergeId: string, keptId: string): Promise<void> {
  const { rows } = await sql<{ column: string }>`
    select taken as column
      from kring.merges m, unnest(m.took) taken, kring.people k
     where m.id = ${mergeId} and k.id = ${keptId}
       and to_jsonb(k) -> taken = m.kept_after -> taken
       and m.kept_before -> taken <> m.kept_after -> taken`.execute(tx.db);
  if (rows.length === 0) return;
  const back = rows.map(({ column }) => sql`${sql.ref(column)} = b.${sql.ref(column)}`);
  await sql`update kring.people k set ${sql.join(back)}
    from kring.merges m, jsonb_populate_record(null::kring.people, m.kept_before) b
    where k.id = ${keptId} and m.id = ${mergeId}`.execute(tx.db);
}
