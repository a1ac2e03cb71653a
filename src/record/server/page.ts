import { type RawBuilder, sql } from "kysely";
import type { Entry } from "../contract.ts";

/** Where a page begins: after this entry, in the order newest first. */
interface Cursor {
  readonly micros: string;
  readonly id: string;
}

/** Heads of entries, `e`, that come after `before`; everything of them is judged by the policy. */
export function olderThan(before: string | undefined): RawBuilder<boolean> {
  const cursor = before === undefined ? undefined : readCursor(before);
  if (!cursor) return sql`true`;
  return sql`(e.written_at, e.id) < (to_timestamp(0) + ${cursor.micros}::bigint * interval '1 microsecond', ${cursor.id}::uuid)`;
}

/** Microseconds, for a millisecond is not enough to tell two entries apart. */
export const cursorColumn = sql<string>`(extract(epoch from e.written_at) * 1000000)::bigint || '.' || e.id`;

function readCursor(before: string): Cursor {
  const [micros = "", id = ""] = before.split(".");
  return { micros, id };
}

/** `rows` hold one more than asked when there is a next page; its cursor is that of the last shown. */
export function pageOf<Row extends { readonly cursor: string }>(
  rows: readonly Row[],
  limit: number,
) {
  const shown = rows.slice(0, limit);
  return { shown, next: rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null };
}

/** How many of each ground: what the journal says of a look. */
export function countGrounds(entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { ground } of entries) counts[ground] = (counts[ground] ?? 0) + 1;
  return counts;
}
