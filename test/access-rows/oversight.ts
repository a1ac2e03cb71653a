import assert from "node:assert/strict";
import { type Rows, vault, type World } from "./row.ts";

/** The journal and its alerts: the data protection officer's; an account also for the circle. */
export function rowsOfOversight({ root, nurse, somebody, next }: World): Rows {
  const may = ["dpo"];
  const period = { from: "2026-03-01", to: "2026-03-31" };
  const someAlert = async () => {
    const added = await root.query(
      `insert into kring.alerts (kind, staff_id, day, begins_at, ends_at)
       values ('refusals', $1, date '2000-01-01' + $2::int, now(), now()) returning id`,
      [nurse.id, next()],
    );
    assert.ok(added.rows[0]);
    return { id: added.rows[0].id, outcome: "as-it-should" };
  };
  return {
    searchJournal: { may, input: () => period },
    exportJournal: { may, input: () => period },
    listJournalStaff: { may, input: () => ({}) },
    listAlerts: { may, input: () => ({}) },
    answerAlert: { may, input: someAlert },
    listAlertThresholds: { may, input: () => ({}) },
    changeAlertThreshold: { may, input: () => ({ key: "refusals-day", value: 12 }) },
    getOversight: { may, input: () => ({}) },
    getSeals: { may, input: () => ({}) },
    accountOf: {
      may: [...vault, "dpo"],
      input: async () => ({ id: (await somebody()).id }),
      // Somebody behind the vault door who is not in the circle finds nobody.
      refusals: ["not-found"],
      byRelation: {
        may: ["current"],
        input: ({ personId }) => ({ id: personId }),
      },
    },
  };
}
