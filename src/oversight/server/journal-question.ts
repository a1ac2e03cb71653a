import { type RawBuilder, sql } from "kysely";
import { readCardNumber } from "../../people/rules.ts";
import type { Output } from "../../platform/endpoint.ts";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { JournalEntry, NamedPerson, Question } from "../contract.ts";
import { faultsOfQuestion } from "../rules.ts";
import { namePeople } from "./name-people.ts";

/** As many as a page shows. */
const pageSize = 100;

interface Asked extends Question {
  readonly before?: string;
}

interface Found extends Omit<JournalEntry, "at" | "person"> {
  readonly at: Date;
  readonly personId: string | null;
}

/**
 * The entries that answer a question, newest first. Invalid without enough to go by, and at
 * `/person` for a card nobody has. What was asked stands in the journal itself, also towards the person.
 */
export async function searchJournal(
  tx: Tx,
  asked: Asked,
): Promise<Output<typeof contract.searchJournal>> {
  const { entries, person, records } = await answer(tx, asked, pageSize + 1);
  const shown = entries.slice(0, pageSize);
  journalQuestion(tx, "journal-searched", asked, { records, results: shown.length });
  return { entries: shown, more: entries.length > pageSize, person };
}

/** The entries, named; the records of the person that was asked about, the kept one first. */
export async function answer(tx: Tx, asked: Asked, most: number) {
  const faults = faultsOfQuestion(asked);
  if (faults.length > 0) throw new Invalid(faults);
  const records = asked.person === undefined ? [] : await getRecords(tx, asked.person);
  const found = await find(tx, asked, { records, most });
  const names = await namePeople(tx, [...records, ...found.map(({ personId }) => personId)]);
  const entries = found.map(({ personId, at, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    person: personId === null ? null : (names.get(personId) ?? null),
  }));
  const person: NamedPerson | null = names.get(records[0] ?? "") ?? null;
  return { entries, person, records };
}

export function journalQuestion(
  tx: Tx,
  act: "journal-searched" | "journal-exported",
  { staff, act: about, from, to }: Asked,
  { records: [personId], results }: { records: readonly string[]; results: number },
): void {
  tx.journal({ act, ...(personId && { personId }), detail: { staff, about, from, to, results } });
}

async function getRecords(tx: Tx, written: string): Promise<string[]> {
  const card = readCardNumber(written);
  if (!card) throw new Invalid([{ path: "/person", code: "card-mistyped" }]);
  const { rows } = await sql<{ records: string[] | null }>`
    select kring.records_of_card(${card}) as records`.execute(tx.db);
  const records = rows[0]?.records;
  if (!records) throw new Invalid([{ path: "/person", code: "card-unknown" }]);
  return records;
}

/** What the database is asked; its plan is held by a test. */
export function entriesSql(
  { staff, act, from, to, before }: Asked,
  { records, most }: { records: readonly string[]; most: number },
): RawBuilder<Found> {
  const conditions = [
    sql`true`,
    ...(records.length > 0 ? [sql`j.person_id = any (${records}::uuid[])`] : []),
    ...(staff ? [sql`j.actor_id = ${staff}`] : []),
    ...(act ? [sql`j.act = ${act}`] : []),
    ...(from ? [sql`j.at >= ${from}::timestamp at time zone 'Europe/Brussels'`] : []),
    ...(to ? [sql`j.at < (${to}::date + 1)::timestamp at time zone 'Europe/Brussels'`] : []),
    ...(before
      ? [sql`(j.at, j.id) < (select b.at, b.id from kring.journal b where b.id = ${before})`]
      : []),
  ];
  return sql<Found>`
    with page as materialized (
      select j.* from kring.journal j
       where ${sql.join(conditions, sql` and `)}
       order by j.at desc, j.id desc limit ${most}
    )
    select p.id::text, p.at, p.act, p.purpose, p.person_id as "personId", p.request_id as "requestId",
           coalesce(p.detail ->> 'asked', p.detail ->> 'needs') as refused,
           case when t.id is not null then json_build_object('id', t.id, 'given', t.given, 'family', t.family,
             'profession', t.profession, 'services', coalesce(w.names, '{}')) end as colleague,
           case when jsonb_typeof(p.detail -> 'compartments') = 'array' then p.detail -> 'compartments'
                when p.detail ? 'compartment' then jsonb_build_array(p.detail ->> 'compartment')
                else '[]' end as compartments
      from page p left join kring.staff t on t.id = p.actor_id
      left join lateral (
        select array_agg(distinct s.name order by s.name) as names
          from kring.memberships m join kring.services s on s.id = m.service_id
         where m.staff_id = p.actor_id and m.valid @> p.at) w on true
     order by p.at desc, p.id desc`;
}

async function find(
  tx: Tx,
  asked: Asked,
  more: { records: readonly string[]; most: number },
): Promise<readonly Found[]> {
  return (await entriesSql(asked, more).execute(tx.db)).rows;
}

/** Everybody who works or worked here: whom a question may be about. */
export async function listJournalStaff(tx: Tx): Promise<Output<typeof contract.listJournalStaff>> {
  tx.withoutJournal("who works here, no person who is cared for");
  const staff = await tx.db
    .selectFrom("kring.staff")
    .select(["id", "given", "family", "profession"])
    .select(sql<boolean>`coalesce(left_on <= current_date, false)`.as("hasLeft"))
    .orderBy("family")
    .orderBy("given")
    .execute();
  return { staff: staff as Output<typeof contract.listJournalStaff>["staff"] };
}
