import { sql } from "kysely";
import { notify } from "../../access/server/index.ts";
import { asSystem, type Database } from "../../platform/server/database.ts";
import type { Job } from "../../platform/server/jobs/job.ts";

interface Due {
  readonly id: string;
  readonly person_id: string;
  readonly service_id: string;
  readonly withheld_by: string;
  readonly due_on: string;
}

/**
 * Asks whoever keeps an entry from a person to look again when the day has come, and once a week
 * until they did. Who has left is passed over for the heads of the service.
 */
export function remindOfWithholdings(database: Database): Promise<void> {
  return asSystem(database, "withholdings to look at again", ["upkeep"], async (tx) => {
    const { rows } = await sql<Due>`
      select id, person_id, service_id, withheld_by, to_char(review_on, 'YYYY-MM-DD') as due_on
        from kring.take_due_withholdings()`.execute(tx.db);
    if (rows.length === 0) tx.withoutJournal("none is due");
    for (const { id, person_id, service_id, withheld_by, due_on } of rows) {
      const telling = {
        kind: "withholding-review-due",
        personId: person_id,
        subjectId: id,
        dueOn: due_on,
        byMail: true,
      } as const;
      const told = await notify(tx, { ...telling, to: { staff: [withheld_by] } });
      if (told === 0) await notify(tx, { ...telling, to: { headsOf: [service_id] } });
      tx.journal({
        act: "withholding-review-asked",
        personId: person_id,
        detail: { withholding: id },
      });
    }
  });
}

export const recordJobs: readonly Job[] = [
  { name: "remind-of-withholdings", schedule: "20 6 * * *", work: remindOfWithholdings },
];
