import { sql } from "kysely";
import { asSystem, type Database } from "../../platform/server/database.ts";
import type { Job } from "../../platform/server/jobs/job.ts";

/**
 * Removes receipts after a day, sign-in attempts after thirty, sessions a day after their end,
 * notices ninety days after they were read, mails thirty days after they were sent.
 */
export function forgetExpired(database: Database): Promise<void> {
  return asSystem(database, "housekeeping", [], async (tx) => {
    const { rows } = await sql<{ counts: Record<string, number> }>`
      select kring.forget_expired() || kring.forget_notices() as counts`.execute(tx.db);
    tx.journal({ act: "expired-forgotten", detail: rows[0]?.counts ?? {} });
  });
}

export const accessJobs: readonly Job[] = [
  { name: "forget-expired", schedule: "7 * * * *", work: forgetExpired },
];
