import { sql } from "kysely";
import { asSystem, type Database } from "../../platform/server/database.ts";

/** Removes receipts after a day, sign-in attempts after thirty, sessions a day after their end. */
export function forgetExpired(database: Database): Promise<void> {
  return asSystem(database, "housekeeping", [], async (tx) => {
    const { rows } = await sql<{ counts: Record<string, number> }>`
      select kring.forget_expired() as counts`.execute(tx.db);
    tx.journal({ act: "expired-forgotten", detail: rows[0]?.counts ?? {} });
  });
}
