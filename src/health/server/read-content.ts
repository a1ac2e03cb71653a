import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Entry, EntryKind } from "../../record/contract.ts";
import { entryOf, type Focus, readEntries } from "../../record/server/index.ts";
import type { Allergy, Measurement, Medication, Vaccination } from "../contract.ts";

/** The heads of one kind that the reader may see, the newest first; the caller journals the look. */
export async function readHeads(
  tx: Tx,
  { personId, everyone }: Focus,
  kind: EntryKind,
): Promise<Entry[]> {
  const rows = await readEntries(
    tx,
    sql`select e.* from kring.entries e where e.person_id = any (${everyone}::uuid[]) and e.kind = ${kind}`,
    sql`${everyone}::uuid[]`,
  );
  return rows.map((row) => entryOf(row, personId));
}

/** Content of heads that were read: by primary key, in the order of the heads. */
function inOrder<Row extends { readonly entryId: string }>(
  entries: readonly Entry[],
  rows: readonly Row[],
): (Omit<Row, "entryId"> & { readonly entry: Entry })[] {
  const byId = new Map(rows.map((row) => [row.entryId, row]));
  return entries.flatMap((entry) => {
    const row = byId.get(entry.id);
    if (!row) return [];
    const { entryId: _, ...content } = row;
    return [{ entry, ...content }];
  });
}

function idsOf(entries: readonly Entry[], kind: Entry["kind"]): string[] {
  return entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
}

export async function readAllergies(tx: Tx, entries: readonly Entry[]): Promise<Allergy[]> {
  const { rows } = await sql<Omit<Allergy, "entry"> & { entryId: string }>`
    select a.entry_id as "entryId", a.kind, a.substance, a.severity, a.reaction, a.since
      from kring.allergies a where a.entry_id = any (${idsOf(entries, "allergy")}::uuid[])`.execute(
    tx.db,
  );
  return inOrder(entries, rows);
}

export async function readMedications(tx: Tx, entries: readonly Entry[]): Promise<Medication[]> {
  const { rows } = await sql<Omit<Medication, "entry"> & { entryId: string }>`
    select m.entry_id as "entryId", m.name, m.dose, m.schedule, m.reason, m.prescriber,
           to_char(m.since_on, 'YYYY-MM-DD') as since, to_char(m.until_on, 'YYYY-MM-DD') as until
      from kring.medications m where m.entry_id = any (${idsOf(entries, "medication")}::uuid[])`.execute(
    tx.db,
  );
  return inOrder(entries, rows);
}

export async function readVaccinations(tx: Tx, entries: readonly Entry[]): Promise<Vaccination[]> {
  const { rows } = await sql<Omit<Vaccination, "entry"> & { entryId: string }>`
    select v.entry_id as "entryId", v.vaccine, v.given, v.dose, v.lot, v.source
      from kring.vaccinations v where v.entry_id = any (${idsOf(entries, "vaccination")}::uuid[])`.execute(
    tx.db,
  );
  return inOrder(entries, rows);
}

export async function readMeasured(tx: Tx, entries: readonly Entry[]): Promise<Measurement[]> {
  const { rows } = await sql<
    Omit<Measurement, "entry" | "takenAt"> & { entryId: string; takenAt: Date }
  >`
    select m.entry_id as "entryId", m.kind, m.value::float8 as value,
           m.second_value::float8 as "secondValue", m.taken_at as "takenAt", m.remark
      from kring.measurements m where m.entry_id = any (${idsOf(entries, "measurement")}::uuid[])`.execute(
    tx.db,
  );
  return inOrder(entries, rows).map((one) => ({ ...one, takenAt: one.takenAt.toISOString() }));
}
