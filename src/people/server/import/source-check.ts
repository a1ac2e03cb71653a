import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import { reviewFrom } from "../../linkage/link-records.ts";
import { scoreRecord } from "../find-candidates.ts";
import type { FoundRecord } from "../look-up.ts";
import type { ImportedFile } from "./imports.ts";
import { UnusableFile } from "./mapping.ts";
import type { ImportRow } from "./read-rows.ts";
import { comparable } from "./registered-candidates.ts";

/** So many rows are looked at, spread over the file. */
const sampleRows = 200;

/**
 * Throws when most references of the file, imported before from a source of this name, mean other
 * people there: two systems whose exports have the same name would else be taken for one.
 */
export async function refuseOtherSource(
  tx: Tx,
  file: ImportedFile,
  rows: readonly ImportRow[],
  known: ReadonlyMap<number, string>,
): Promise<void> {
  const all = [...known];
  const step = Math.max(1, Math.ceil(all.length / sampleRows));
  const sample = all.filter((_, at) => at % step === 0);
  const people = await listRecords(
    tx,
    sample.map(([, personId]) => personId),
  );
  const others = sample.filter(([index, personId]) => {
    const [row, person] = [rows[index], people.get(personId)];
    return row && person && scoreRecord(comparable(row), person).probability < reviewFrom;
  });
  if (others.length < 2 || others.length * 2 <= sample.length) return;
  throw new UnusableFile(
    `the references were imported before from a source called "${file.source}" and mean other people there; ` +
      "name this source differently (--source NAME)",
  );
}

async function listRecords(tx: Tx, ids: readonly string[]): Promise<Map<string, FoundRecord>> {
  const { rows } = await sql<FoundRecord>`
    select p.id, p.id as "keptId", p.number, p.given, p.family, p.other_names as "otherNames", p.birth,
      p.languages, array(select phone ->> 'number' from jsonb_array_elements(p.reach -> 'phones') phone) as phones,
      p.street, p.postcode, p.municipality,
      (select n.number from kring.national_numbers n
        where n.person_id = p.id and n.ended_at is null) as "nationalNumber"
    from kring.people p where p.id = any (${ids}::uuid[])`.execute(tx.db);
  return new Map(rows.map((record) => [record.id, record]));
}
