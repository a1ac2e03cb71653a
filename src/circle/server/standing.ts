import { sql } from "kysely";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";

export interface Standing {
  /** The record that is kept, whatever id was asked for. */
  readonly personId: string;
  /** All records that are this person. */
  readonly records: readonly string[];
  /** `YYYY-MM-DD`, as the clock on the wall says. */
  readonly today: string;
}

/** The circle of a person, for whoever stands in it; for others the person is `not-found`. */
export async function standAround(tx: Tx, id: string): Promise<Standing> {
  const { rows } = await sql<{ records: string[]; today: string }>`
    select kring.stand_around(${id}) as records, kring.today()::text as today`.execute(tx.db);
  const { records = [], today = "" } = rows[0] ?? {};
  const personId = records[0];
  if (personId === undefined) throw notFound();
  return { personId, records, today };
}

/** Somebody who is registered here, whoever cares for them. Refuses `not-found`. */
export async function findRegistered(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select p.id from kring.same_person(${id}) same (ids) join kring.people p on p.id = same.ids[1]`.execute(
    tx.db,
  );
  const [person] = rows;
  if (!person) throw notFound();
  return person.id;
}
