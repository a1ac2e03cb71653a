import { sql } from "kysely";
import { asSystem, type Database, type Tx } from "../../../platform/server/database.ts";

/** Reads for an import in a transaction that PostgreSQL itself keeps from writing. */
export async function readOnly<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return asSystem(database, "comparison before an import of people", ["people"], async (tx) => {
    tx.withoutJournal("nothing is shown to anybody; the acts of the import journal themselves");
    await sql`set transaction read only`.execute(tx.db);
    return work(tx);
  });
}
