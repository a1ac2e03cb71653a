import { sql } from "kysely";
import { notify } from "../../access/server/index.ts";
import { asSystem, type Database } from "../../platform/server/database.ts";
import type { Job } from "../../platform/server/jobs/job.ts";

interface Due {
  readonly id: string;
  readonly personId: string;
  readonly dueOn: string;
  readonly byMail: string[];
  readonly byBell: string[];
}

/**
 * Tells those who may answer a request that it is due in five days, in one, or overdue, then again
 * each week. Whoever looks after requests also has a mail; the others of the service see it in the house.
 */
export function remindOfRequests(database: Database): Promise<void> {
  return asSystem(database, "requests that are due", ["upkeep"], async (tx) => {
    const { rows } = await sql<Due>`
      select id, person_id as "personId", to_char(due, 'YYYY-MM-DD') as "dueOn",
             by_mail as "byMail", by_bell as "byBell" from kring.take_due_requests()`.execute(
      tx.db,
    );
    if (rows.length === 0) tx.withoutJournal("nothing is due");
    for (const { id, personId, dueOn, byMail, byBell } of rows) {
      const due = { kind: "request-due", personId, subjectId: id, dueOn } as const;
      await notify(tx, { ...due, to: { staff: byMail }, byMail: true });
      await notify(tx, { ...due, to: { staff: byBell }, byMail: false });
      const told = byMail.length + byBell.length;
      tx.journal({ act: "request-reminded", personId, detail: { request: id, told } });
    }
  });
}

export const requestJobs: readonly Job[] = [
  { name: "remind-of-requests", schedule: "20 7 * * *", work: remindOfRequests },
];
