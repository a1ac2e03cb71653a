import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";

/** Needs that were marked while a note was written were marked in it; what was taken back since was not. */
export async function noteMarked(tx: Tx, note: string, marked: readonly string[]): Promise<void> {
  if (marked.length === 0) return;
  await sql`select kring.note_marked(${note}, ${[...marked]}::uuid[])`.execute(tx.db);
}
