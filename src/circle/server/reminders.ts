import { sql } from "kysely";
import { notify, type Telling } from "../../access/server/index.ts";
import { asSystem, type Database } from "../../platform/server/database.ts";
import type { Job } from "../../platform/server/jobs/job.ts";

/** Tells the staff concerned 30 and 7 days before a care relation or a share ends; heads when nobody of them is left. */
export function remindOfEndings(database: Database): Promise<void> {
  return asSystem(database, "reminders of what ends", ["upkeep"], async (tx) => {
    const { rows } = await sql<{
      kind: Extract<Telling["kind"], "care-relation-ending" | "share-ending">;
      id: string;
      person_id: string;
      service_id: string;
      staff_ids: string[];
      ends_on: string;
    }>`select kind, id, person_id, service_id, staff_ids, ends_on::text from kring.take_endings()`.execute(
      tx.db,
    );
    for (const { kind, id, person_id, service_id, staff_ids, ends_on } of rows) {
      const to = staff_ids.length > 0 ? { staff: staff_ids } : { headsOf: [service_id] };
      const about = { kind, personId: person_id, subjectId: id, dueOn: ends_on };
      await notify(tx, { ...about, to, byMail: false });
    }
    tx.journal({ act: "endings-reminded", detail: { count: rows.length } });
  });
}

/** Tells heads and the data protection officer which emergency openings nobody has looked at after three days. */
export function remindOfReviews(database: Database): Promise<void> {
  return asSystem(database, "reminders of reviews", ["upkeep"], async (tx) => {
    const { rows } = await sql<{ id: string; person_id: string; services: string[] }>`
      select id, person_id, services from kring.take_late_glass()`.execute(tx.db);
    for (const { id, person_id, services } of rows) {
      const about = { kind: "break-glass-review-due", personId: person_id, subjectId: id } as const;
      await notify(tx, { ...about, to: { headsOf: services }, byMail: true });
      await notify(tx, { ...about, to: { role: "dpo" }, byMail: true });
    }
    tx.journal({ act: "reviews-reminded", detail: { count: rows.length } });
  });
}

export const circleJobs: readonly Job[] = [
  { name: "remind-of-endings", schedule: "10 6 * * *", work: remindOfEndings },
  { name: "remind-of-reviews", schedule: "20 6 * * *", work: remindOfReviews },
];
