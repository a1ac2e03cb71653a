import { sql } from "kysely";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";

/** All records of one person, the kept one first; the rest of the transaction is about them. */
export interface Focus {
  readonly personId: string;
  readonly everyone: readonly string[];
}

/** `not-found` when there is nobody of this id; who they are to the actor is another question. */
export async function focusOnPerson(tx: Tx, id: string): Promise<Focus> {
  const { rows } = await sql<{ everyone: string[]; known: boolean }>`
    select kring.focus_on(${id}) as everyone, exists (select from kring.people where id = ${id}) as known`.execute(
    tx.db,
  );
  const [found] = rows;
  const personId = found?.everyone[0];
  if (!found?.known || !personId) throw notFound();
  return { personId, everyone: found.everyone };
}

/** The same by an entry. Of one that is out of reach it knows nobody, in the same time. */
export async function focusOnEntry(tx: Tx, id: string): Promise<Focus> {
  const { rows } = await sql<{ everyone: string[] }>`
    select kring.focus_on_entry(${id}) as everyone`.execute(tx.db);
  const everyone = rows[0]?.everyone ?? [];
  return { personId: everyone[0] ?? id, everyone };
}
