import { sql } from "kysely";
import type { PersonId } from "../../people/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Entry } from "../contract.ts";
import { readEntries } from "./entry-rows.ts";
import { olderThan, pageOf, whatWasRead } from "./page.ts";
import { emergencyDetail, entryOf } from "./read-entries.ts";

interface Named {
  readonly recordId: string;
  readonly id: PersonId;
  readonly number: string;
  readonly given: string;
  readonly family: string;
}

/** The latest of everything open to the actor. Each person whose note is read has been looked at. */
export async function listLatestNotes(
  tx: Tx,
  { before, limit = 20 }: Input<typeof contract.listLatestNotes>,
): Promise<Output<typeof contract.listLatestNotes>> {
  const rows = await readEntries(
    tx,
    sql`select e.* from kring.entries e where e.kind = 'note' and ${olderThan(before)}
        order by e.written_at desc, e.id desc limit ${limit + 1}`,
    sql`array(select distinct p.person_id from page p)`,
  );
  const { shown, next } = pageOf(rows, limit);
  const people = await readNames(
    tx,
    shown.map(({ personId }) => personId),
  );
  const notes = shown.flatMap((row) => {
    const person = people.get(row.personId);
    return person ? [{ person, entry: entryOf(row, person.id) }] : [];
  });
  await journalLooks(tx, notes, people);
  return { notes, next };
}

async function readNames(tx: Tx, records: readonly string[]) {
  const { rows } = await sql<Named>`
    select r as "recordId", p.id, p.number, p.given, p.family
      from unnest(${[...new Set(records)]}::uuid[]) r join kring.people p on p.id = (kring.same_person(r))[1]`.execute(
    tx.db,
  );
  return new Map(rows.map(({ recordId, ...person }) => [recordId, person]));
}

async function journalLooks(
  tx: Tx,
  notes: readonly { readonly person: { readonly id: PersonId }; readonly entry: Entry }[],
  people: ReadonlyMap<string, { readonly id: PersonId }>,
): Promise<void> {
  if (notes.length === 0) tx.withoutJournal("no note, nobody was looked at");
  for (const [personId, theirs] of Map.groupBy(notes, ({ person }) => person.id)) {
    const entries = theirs.map(({ entry }) => entry);
    const records = [...people].filter(([, { id }]) => id === personId).map(([record]) => record);
    const glass = await emergencyDetail(tx, records, entries);
    const detail = {
      count: entries.length,
      ...whatWasRead(entries),
      list: "my-notes",
      ...glass,
    };
    tx.journal({ act: "entries-opened", personId, detail });
  }
}
