import { sql } from "kysely";
import type { PersonId } from "../../people/contract.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Entry } from "../../record/contract.ts";
import {
  emergencyDetail,
  entryOf,
  type Focus,
  focusOnPerson,
  readEntries,
  today,
  whatWasRead,
} from "../../record/server/index.ts";
import type { Health } from "../contract.ts";
import { holds, weeksNow } from "../rules.ts";
import { dueVaccinations } from "../vaccinations/due.ts";
import { readLatest } from "./points.ts";
import { readAllergies, readMedications, readVaccinations } from "./read-content.ts";

/** All that the reader may see; nothing to see is an empty answer, as of somebody of whom nothing is known. */
export async function listHealth(tx: Tx, { id }: { id: PersonId }): Promise<Health> {
  const focus = await focusOnPerson(tx, id);
  const points = await readLatest(tx, focus);
  const latest = points.map(({ latest }) => latest.entryId);
  const rows = await readEntries(
    tx,
    sql`select e.* from kring.entries e where e.person_id = any (${focus.everyone}::uuid[])
         and (e.kind in ('allergy', 'medication', 'vaccination') or e.id = any (${latest}::uuid[]))`,
    sql`${focus.everyone}::uuid[]`,
  );
  const entries = rows.map((row) => entryOf(row, focus.personId));
  const glass = await emergencyDetail(tx, focus.everyone, entries);
  const read = [...entries, ...points.flatMap((one) => one.read)];
  const detail = { count: read.length, list: "health", ...whatWasRead(read), ...glass };
  tx.journal({ act: "entries-opened", personId: focus.personId, detail });

  const [allergies, medications, vaccinations] = await Promise.all([
    readAllergies(tx, entries),
    readMedications(tx, entries),
    readVaccinations(tx, entries),
  ]);
  const byId = new Map<string, Entry>(entries.map((entry) => [entry.id, entry]));
  const measured = points.flatMap(({ kind, latest: { entryId, ...measurement }, before }) => {
    const entry = byId.get(entryId);
    return entry
      ? [{ kind, measurement: { entry, kind: kind.key, ...measurement }, before: [...before] }]
      : [];
  });
  const pregnancy = measured.find(
    ({ kind, measurement }) => kind.key === "pregnancy" && holds(measurement),
  )?.measurement;
  const pregnantWeeks =
    pregnancy === undefined
      ? null
      : weeksNow(pregnancy.value, pregnancy.takenAt, new Date().toISOString());
  const { cares, birth } = await readSituation(tx, focus);
  return {
    allergies,
    medications,
    vaccinations,
    due: cares
      ? [
          ...dueVaccinations({
            birth,
            doses: vaccinations.filter(holds),
            today: today(),
            pregnantWeeks,
          }),
        ]
      : null,
    pregnantWeeks,
    latest: measured,
  };
}

/** Whether the reader's own service cares for the person, and since when the person lives. */
async function readSituation(tx: Tx, { personId, everyone }: Focus) {
  const { rows } = await sql<{ cares: boolean; birth: string | null }>`
    select exists (select from kring.grounds_about(${everyone}::uuid[]) g where g.ground = 'own') as cares, p.birth
      from kring.people p where p.id = ${personId}`.execute(tx.db);
  return rows[0] ?? { cares: false, birth: null };
}
