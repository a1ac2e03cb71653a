import { sql } from "kysely";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Person } from "../contract.ts";
import { lockPerson } from "./edit-person.ts";
import { columnsOf, isIdentityField } from "./identity-columns.ts";
import { decidePair } from "./likely-duplicates.ts";
import { readPerson } from "./open-person.ts";
import { renewSearchKeys } from "./search-keys.ts";

interface Merge {
  readonly id: string;
  readonly version: number;
  readonly otherId: string;
  readonly otherVersion: number;
  readonly take: readonly string[];
}

/**
 * Says that the other record is the same person. Nothing moves: the other one points here, and its
 * fields in `take` are copied. Refuses `same-person`, `already-merged`, `stale`.
 */
export async function mergePeople(tx: Tx, merge: Merge): Promise<Person> {
  const { id, otherId } = merge;
  const columns = columnsToTake(merge.take);
  if (id.toLowerCase() === otherId.toLowerCase()) throw new Refusal("same-person");
  await lockBoth(tx, merge);
  const copies = columns.map((column) => sql`${sql.ref(column)} = o.${sql.ref(column)}`);
  const before = await snapshots(tx, id, otherId);
  if (copies.length > 0) {
    await sql`update kring.people k set ${sql.join(copies)} from kring.people o
      where k.id = ${id} and o.id = ${otherId}`.execute(tx.db);
  }
  await sql`update kring.people set merged_into = ${id} where id = ${otherId}`.execute(tx.db);
  const { rows } = await sql<{ id: string }>`
    insert into kring.merges (kept_id, merged_id, took, kept_before, kept_after, merged_before)
    select k.id, ${otherId}, ${columns}, ${before.kept}, to_jsonb(k), ${before.merged}
      from kring.people k where k.id = ${id}
    returning id`.execute(tx.db);
  await decidePair(tx, { left: id, right: otherId }, "merged");
  if (columns.length > 0) await renewSearchKeys(tx, [id]);
  const detail = { merge: rows[0]?.id, kept: id, merged: otherId, took: columns };
  tx.journal({ act: "people-merged", personId: id, detail });
  tx.journal({ act: "people-merged", personId: otherId, detail });
  return readPerson(tx, id);
}

function columnsToTake(take: readonly string[]): string[] {
  const columns = take.flatMap((field, index) => {
    if (isIdentityField(field)) return [...columnsOf[field]];
    throw new Invalid([{ path: `/take/${index}`, code: "unknown-field" }]);
  });
  return [...new Set(columns)];
}

async function lockBoth(tx: Tx, { id, version, otherId, otherVersion, take }: Merge) {
  // Always in the same order: two merges of one pair at once must not wait for each other.
  for (const one of [id, otherId].sort()) await lockPerson(tx, one);
  const [kept, other] = [await lockPerson(tx, id), await lockPerson(tx, otherId)];
  if (kept.merged_into !== null || other.merged_into !== null) {
    const [current, there] = [await readPerson(tx, id), await readPerson(tx, otherId)];
    if (current.id === there.id) throw new Refusal("already-merged");
    throw new Refusal("stale", 409, { current });
  }
  if (kept.version !== version || other.version !== otherVersion) {
    throw new Refusal("stale", 409, { current: await readPerson(tx, id) });
  }
  const names = {
    given: take.includes("given") ? other.given : kept.given,
    family: take.includes("family") ? other.family : kept.family,
    otherNames: take.includes("otherNames") ? other.other_names : kept.other_names,
  };
  if (!names.given.trim() && !names.family.trim() && names.otherNames.length === 0) {
    throw new Invalid([{ path: "/take", code: "required" }]);
  }
}

async function snapshots(tx: Tx, id: string, otherId: string) {
  const { rows } = await sql<{ kept: string; merged: string }>`
    select to_jsonb(k)::text as kept, to_jsonb(o)::text as merged
      from kring.people k, kring.people o where k.id = ${id} and o.id = ${otherId}`.execute(tx.db);
  return { kept: rows[0]?.kept ?? "{}", merged: rows[0]?.merged ?? "{}" };
}
