import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import type { ReadAgain, Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Entry } from "../contract.ts";
import { type EntryRow, readEntries } from "./entry-rows.ts";
import { type Focus, focusOnEntry, focusOnPerson } from "./focus.ts";
import { olderThan, pageOf, whatWasRead, whichEntry } from "./page.ts";

type Listed = Output<typeof contract.listEntries>;

/** Without a ground the list is empty, as that of a person about whom nothing is written. */
export async function listEntries(
  tx: Tx,
  { id, before, limit = 20, kinds }: Input<typeof contract.listEntries>,
): Promise<Listed> {
  const { personId, everyone } = await focusOnPerson(tx, id);
  const ofKinds = kinds ? sql`e.kind = any (${kinds}::text[])` : sql`true`;
  const ofThem = sql`e.person_id = any (${everyone}::uuid[]) and ${ofKinds}`;
  const [rows, counted] = await Promise.all([
    readEntries(
      tx,
      sql`select e.* from kring.entries e where ${ofThem} and ${olderThan(before)}
          order by e.written_at desc, e.id desc limit ${limit + 1}`,
      sql`${everyone}::uuid[]`,
    ),
    sql<{
      total: number;
    }>`select count(*)::int as total from kring.entries e where ${ofThem}`.execute(tx.db),
  ]);
  const { shown, next } = pageOf(rows, limit);
  const total = counted.rows[0]?.total ?? 0;
  const entries = shown.map((row) => entryOf(row, personId));
  const glass = await emergencyDetail(tx, everyone, entries);
  const detail = {
    count: entries.length,
    total,
    ...(kinds && { kinds }),
    ...whatWasRead(entries),
    ...glass,
  };
  tx.journal({ act: "entries-opened", personId, detail });
  return { total, entries, next };
}

export async function getEntry(tx: Tx, { id }: { id: string }): Promise<Entry> {
  const focus = await focusOnEntry(tx, id);
  const entry = await readEntry(tx, id, focus);
  const glass = await emergencyDetail(tx, focus.everyone, [entry]);
  const detail = { ...whichEntry(entry), ground: entry.ground, ...glass };
  tx.journal({ act: "entry-opened", personId: focus.personId, detail });
  return entry;
}

/** Whoever lost the right since finds the entry no more, not even the one they wrote. */
export const readAgain: ReadAgain<Entry> = { keep: ({ id }) => ({ id }), read: getEntry };

/** For an act that journals itself. `not-found` for what is not there or not for the actor. */
export async function readEntry(tx: Tx, id: string, focus: Focus): Promise<Entry> {
  const [row] = await readEntries(
    tx,
    sql`select e.* from kring.entries e where e.id = ${id} and e.person_id = any (${focus.everyone}::uuid[])`,
    sql`${focus.everyone}::uuid[]`,
  );
  if (!row) throw notFound();
  return entryOf(row, focus.personId);
}

/** An entry of a merged record is one of the person it was merged into. */
export function entryOf({ cursor: _, ...entry }: EntryRow, personId: string): Entry {
  return { ...entry, personId: personId as Entry["personId"] };
}

/** Under which emergency opening what was read: the review asks for it. */
export async function emergencyDetail(
  tx: Tx,
  everyone: readonly string[],
  entries: readonly Pick<Entry, "id" | "ground">[],
): Promise<{ breakGlass?: string; entries?: string[] }> {
  const opened = entries.filter(({ ground }) => ground === "break-glass").map(({ id }) => id);
  if (opened.length === 0) return {};
  const { rows } = await sql<{ id: string }>`
    select id from kring.break_glass
     where staff_id = ${tx.actor.id} and person_id = any (${everyone}::uuid[])
       and closed_at is null and until > now() and opened_at <= now()
     order by opened_at desc limit 1`.execute(tx.db);
  return { ...(rows[0] && { breakGlass: rows[0].id }), entries: opened };
}
