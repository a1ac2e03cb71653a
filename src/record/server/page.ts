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

/**
 * What the journal says of a look: how many by which ground, of which services and kinds. A line that
 * names a discreet service is kept from those who must not learn of it, so each is named.
 */
export function whatWasRead(entries: readonly Pick<Entry, "ground" | "service" | "compartment">[]) {
  const grounds: Record<string, number> = {};
  for (const { ground } of entries) grounds[ground] = (grounds[ground] ?? 0) + 1;
  return {
    grounds,
    services: [...new Set(entries.map(({ service }) => service.id))],
    compartments: [...new Set(entries.map(({ compartment }) => compartment))],
  };
}

/** The same of one entry. */
export function whichEntry({ id, service, compartment }: Entry) {
  return { entry: id, service: service.id, compartment };
}
