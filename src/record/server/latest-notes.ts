import { sql } from "kysely";
import type { PersonId } from "../../people/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Entry } from "../contract.ts";
import { readEntries } from "./entry-rows.ts";
import { focusOnPerson } from "./focus.ts";
import { cursorColumn, olderThan, pageOf, whatWasRead } from "./page.ts";
import { emergencyDetail, entryOf } from "./read-entries.ts";

interface Named {
  readonly recordId: string;
  readonly id: PersonId;
  readonly number: string;
  readonly given: string;
  readonly family: string;
}

interface Head {
  readonly id: string;
  readonly recordId: string;
  readonly cursor: string;
}

/**
 * The latest of everything open to the actor. Each person whose note is read has been looked at.
 * The heads are found for everybody at once; what is written is then read person by person, because
 * with a focus the gates of the texts cost the same however many people one follows.
 */
export async function listLatestNotes(
  tx: Tx,
  { before, limit = 20 }: Input<typeof contract.listLatestNotes>,
): Promise<Output<typeof contract.listLatestNotes>> {
  // The planner takes thousands of people for ten and would sort all their entries.
  await sql`select set_config('enable_sort', 'off', true)`.execute(tx.db);
  const { rows } = await latestHeads(before, limit + 1).execute(tx.db);
  await sql`select set_config('enable_sort', 'on', true)`.execute(tx.db);
  const { shown, next } = pageOf(rows, limit);
  if (shown.length === 0) tx.withoutJournal("no note, nobody was looked at");
  const people = await readNames(
    tx,
    shown.map(({ recordId }) => recordId),
  );
  const read = new Map<string, Entry>();
  for (const [personId, heads] of Map.groupBy(shown, (head) => people.get(head.recordId)?.id)) {
    if (personId) for (const entry of await readOf(tx, personId, heads)) read.set(entry.id, entry);
  }
  const notes = shown.flatMap(({ id, recordId }) => {
    const [person, entry] = [people.get(recordId), read.get(id)];
    return person && entry ? [{ person, entry }] : [];
  });
  return { notes, next };
}

async function readOf(tx: Tx, personId: PersonId, heads: readonly Head[]): Promise<Entry[]> {
  const { everyone } = await focusOnPerson(tx, personId);
  const rows = await readEntries(
    tx,
    sql`select e.* from kring.entries e where e.id = any (${heads.map(({ id }) => id)}::uuid[])`,
    sql`${everyone}::uuid[]`,
  );
  const entries = rows.map((row) => entryOf(row, personId));
  const glass = await emergencyDetail(tx, everyone, entries);
  const detail = {
    count: entries.length,
    ...whatWasRead(entries),
    list: "my-notes",
    ...glass,
  };
  tx.journal({ act: "entries-opened", personId, detail });
  return entries;
}

/**
 * Heads along the index of each of the actor's services, newest first, and of what was passed on to
 * them: whoever has thousands of people waits no longer than whoever has ten.
 */
function latestHeads(before: string | undefined, limit: number) {
  const newest = sql`${olderThan(before)} order by e.written_at desc, e.id desc limit ${limit}`;
  return sql<Head>`
    select e.id, e.person_id as "recordId", ${cursorColumn} as cursor from (
      select e.* from unnest(kring.my_services()) mine (id)
        cross join lateral (select e.* from kring.entries e where e.service_id = mine.id and ${newest}) e
      union all
      select e.* from (select distinct g.person_id, g.service_id from kring.share_grounds() g
                        where g.service_id <> all (kring.my_services())) passed
        cross join lateral (select e.* from kring.entries e
                             where e.person_id = passed.person_id and e.service_id = passed.service_id and ${newest}) e
    ) e where e.kind = 'note' order by e.written_at desc, e.id desc limit ${limit}`;
}

async function readNames(tx: Tx, records: readonly string[]) {
  const { rows } = await sql<Named>`
    select r as "recordId", p.id, p.number, p.given, p.family
      from unnest(${[...new Set(records)]}::uuid[]) r join kring.people p on p.id = (kring.same_person(r))[1]`.execute(
    tx.db,
  );
  return new Map(rows.map(({ recordId, ...person }) => [recordId, person]));
}
