import { sql } from "kysely";
import type { Static } from "typebox";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { listGlimpses } from "./look-up.ts";

/** Two records that may be one person, in either order. `score` is a probability, 0 to 1. */
export interface LikelyPair {
  readonly left: string;
  readonly right: string;
  readonly score: number;
}

/** Puts pairs on the list to review; a pair that was on it keeps what was decided about it. */
export async function noteLikelyDuplicates(
  tx: Tx,
  pairs: readonly LikelyPair[],
  foundBy: "registration" | "import",
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into kring.likely_duplicates (left_id, right_id, score, found_by)
    select distinct on (1, 2) least(l, r), greatest(l, r), s, ${foundBy}::text
      from unnest(${pairs.map(({ left }) => left)}::uuid[], ${pairs.map(({ right }) => right)}::uuid[],
        ${pairs.map(({ score }) => score)}::real[]) pair (l, r, s)
     order by 1, 2, s desc
    on conflict on constraint likely_duplicates_once do nothing`.execute(tx.db);
}

/** Pairs of which both are still records of their own, the likeliest first. */
export async function listLikelyDuplicates(
  tx: Tx,
  { limit = 20 }: { limit?: number },
): Promise<Static<typeof contract.listLikelyDuplicates.output>> {
  const { rows } = await sql<{
    id: string;
    left: string;
    right: string;
    score: number;
    total: number;
  }>`
    select d.id, d.left_id as left, d.right_id as right, d.score, (count(*) over ())::int as total
      from kring.likely_duplicates d
     where d.state = 'waiting'
       and not exists (select from kring.people p where p.id = d.left_id and p.merged_into is not null)
       and not exists (select from kring.people p where p.id = d.right_id and p.merged_into is not null)
     order by d.score desc, d.id limit ${limit}`.execute(tx.db);
  const glimpses = await listGlimpses(
    tx,
    rows.flatMap(({ left, right }) => [left, right]),
  );
  const pairs = rows.flatMap(({ id, score, ...pair }) => {
    const left = glimpses.get(pair.left);
    const right = glimpses.get(pair.right);
    if (!left || !right) return [];
    const more = { score, matched: [] };
    return [{ id, score, left: { ...left, ...more }, right: { ...right, ...more } }];
  });
  tx.journal({ act: "likely-duplicates-listed", detail: { results: pairs.length } });
  return { total: rows[0]?.total ?? 0, pairs };
}

/** Says that the two are two different persons. */
export async function dismissDuplicate(tx: Tx, { id }: { id: string }) {
  const dismissed = await tx.db
    .updateTable("kring.likely_duplicates")
    .set({ state: "dismissed", decided_at: sql`now()`, decided_by: tx.actor.id })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .returning(["left_id", "right_id"])
    .executeTakeFirst();
  if (!dismissed) throw notFound();
  for (const personId of [dismissed.left_id, dismissed.right_id]) {
    tx.journal({ act: "duplicate-dismissed", personId, detail: { pair: id } });
  }
  return { done: true };
}

/** Writes down what a merge or its undoing decided about the pair, if it was on the list. */
export async function decidePair(
  tx: Tx,
  pair: { left: string; right: string },
  state: "merged" | "dismissed",
): Promise<void> {
  await sql`update kring.likely_duplicates
    set state = ${state}, decided_at = now(), decided_by = kring.current_actor()
    where left_id = least(${pair.left}::uuid, ${pair.right}::uuid)
      and right_id = greatest(${pair.left}::uuid, ${pair.right}::uuid)`.execute(tx.db);
}
