import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { NamedPerson } from "../contract.ts";

/** Card number and name of those the journal speaks of, by id. */
export async function namePeople(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, NamedPerson>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<NamedPerson>`
    select * from kring.named_in_journal(${wanted}::uuid[])`.execute(tx.db);
  return new Map(rows.map((person) => [person.id, person]));
}
