import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { OtherName } from "../contract.ts";
import { storedKeys } from "../finding/stored-keys.ts";

/** What of a record its keys are made of. */
export interface Findable {
  readonly id: string;
  readonly number: string;
  readonly given: string;
  readonly family: string;
  readonly otherNames: readonly OtherName[];
  readonly birth: string | null;
  readonly phones: readonly string[];
  readonly nationalNumber: string | null;
}

/** Stores the keys of records, in the transaction that wrote them. */
export async function writeSearchKeys(tx: Tx, records: readonly Findable[]): Promise<void> {
  const rows = records.map((record) => ({
    id: record.id,
    keys: storedKeys({
      names: [record.given, record.family, ...record.otherNames.flatMap(wordsOf)],
      birth: record.birth ?? "",
      phones: record.phones,
      number: record.number,
      ...(record.nationalNumber !== null && { nationalNumber: record.nationalNumber }),
    }),
  }));
  await sql`select kring.write_search_keys(${JSON.stringify(rows)})`.execute(tx.db);
}

/** The same from what the database holds, for all records of these persons, after a change. */
export async function renewSearchKeys(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<Findable>`
    select p.id, p.number, p.given, p.family, p.other_names as "otherNames", p.birth,
      array(select phone ->> 'number' from jsonb_array_elements(p.reach -> 'phones') phone) as phones,
      (select n.number from kring.national_numbers n where n.person_id = p.id and n.ended_at is null) as "nationalNumber"
    from kring.people p
    where p.id in (select unnest(kring.same_person(one)) from unnest(${ids}::uuid[]) one)`.execute(
    tx.db,
  );
  await writeSearchKeys(tx, rows);
}

function wordsOf({ given, family }: OtherName): string[] {
  return [given, family];
}
