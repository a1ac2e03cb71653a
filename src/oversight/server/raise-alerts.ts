import { sql } from "kysely";
import { notify } from "../../access/server/index.ts";
import { asSystem, type Database, type Tx } from "../../platform/server/database.ts";
import type { Job } from "../../platform/server/jobs/job.ts";
import type { ThresholdKey } from "../contract.ts";
import { askAboutEmergencies } from "./asking/emergencies.ts";
import { askAboutManyPeople, askAboutUnusuallyMany } from "./asking/many-people.ts";
import { askAboutNearby } from "./asking/nearby.ts";
import { askAboutNights, askAboutRefusals, askAboutSearches } from "./asking/patterns.ts";
import type { Raised } from "./asking/raised.ts";
import { readThresholds } from "./thresholds.ts";

export type Thresholds = Readonly<Record<ThresholdKey, number>>;

const questions = [
  askAboutNearby,
  askAboutManyPeople,
  askAboutUnusuallyMany,
  askAboutNights,
  askAboutSearches,
  askAboutRefusals,
  askAboutEmergencies,
];

/**
 * Asks the journal of today and yesterday what is out of the ordinary, and raises each question
 * once a day for a colleague and a person. What is still open keeps up with its figures.
 */
export function raiseAlerts(database: Database): Promise<void> {
  const capabilities = ["journal", "watch", "access-list"];
  return asSystem(database, "asking about unusual looks", capabilities, async (tx) => {
    const thresholds = Object.fromEntries(
      (await readThresholds(tx)).map(({ key, value }) => [key, value]),
    ) as Thresholds;
    const raised: Raised[] = [];
    for (const ask of questions) raised.push(...(await ask(tx, thresholds)));
    const added = await keep(tx, raised);
    if (added.length === 0) {
      tx.withoutJournal("nothing new was asked");
      return;
    }
    for (const { id, kind, personId } of added) {
      tx.journal({
        act: "alert-raised",
        ...(personId && { personId }),
        detail: { alert: id, kind },
      });
    }
    await notify(tx, { to: { role: "dpo" }, kind: "alert-raised", byMail: true });
  });
}

interface Added {
  readonly id: string;
  readonly kind: string;
  readonly personId: string | null;
}

/** Answers those that were not asked yet. */
async function keep(tx: Tx, raised: readonly Raised[]): Promise<readonly Added[]> {
  if (raised.length === 0) return [];
  const { rows } = await sql<Added & { isNew: boolean }>`
    insert into kring.alerts (kind, staff_id, service_id, person_id, day, begins_at, ends_at, figures, thresholds)
    select r.kind, r.staff, r.service, r.person, r.day, r.begins, r.ends, r.figures, r.thresholds
      from jsonb_to_recordset(${JSON.stringify(raised)}::jsonb) r (kind text, staff uuid, service uuid, person uuid,
        day date, begins timestamptz, ends timestamptz, figures jsonb, thresholds jsonb)
    on conflict on constraint alerts_once do update set figures = excluded.figures, ends_at = excluded.ends_at
      where alerts.answered_at is null and alerts.figures <> excluded.figures
    returning id, kind, person_id as "personId", xmax = 0 as "isNew"`.execute(tx.db);
  return rows.filter(({ isNew }) => isNew);
}

export const alertJobs: readonly Job[] = [
  { name: "raise-alerts", schedule: "*/15 * * * *", work: raiseAlerts },
];
