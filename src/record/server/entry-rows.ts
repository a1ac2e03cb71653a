import { type RawBuilder, sql } from "kysely";
import type { Profession } from "../../access/contract.ts";
import type { NamedColleague } from "../../circle/contract.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Amendment, Entry } from "../contract.ts";
import { readOthers } from "./contacts/around.ts";
import { cursorColumn } from "./page.ts";

interface AddedRow extends Omit<Amendment, "author"> {
  readonly authorId: string;
}

interface Row
  extends Omit<
    Entry,
    "author" | "amendments" | "named" | "isMistake" | "writtenAt" | "contact" | "contactId"
  > {
  readonly cursor: string;
  readonly authorId: string;
  readonly writtenAt: Date;
  readonly added: readonly AddedRow[];
  readonly namedIds: readonly string[];
  readonly contactId: Entry["contactId"];
  /** Of a contact: whose the next step is, and whether somebody else was there. */
  readonly contact: { readonly nextBy: string | null; readonly isShared: boolean } | null;
}

export interface EntryRow extends Entry {
  readonly cursor: string;
}

/**
 * Entries with what was written and added, in the order newest first. `page` selects heads `e.*`,
 * few of them: the texts are fetched after it. `people`: all records the page may be about.
 * That something was passed on to its author is said to whoever may know of that share.
 */
export async function readEntries(
  tx: Tx,
  page: RawBuilder<unknown>,
  people: RawBuilder<string[]>,
): Promise<EntryRow[]> {
  const { rows } = await sql<Row>`
    with page as materialized (${page}), grounds as materialized (select * from kring.grounds_about(${people}))
    select e.id, e.person_id as "personId", e.kind, e.compartment, e.vital, e.restricted,
      e.with_passed_on and exists (select from kring.shares h
        where h.person_id = any (kring.same_person(e.person_id)) and h.source_service <> e.service_id
          and (h.recipient_service = e.service_id or h.recipient_staff = e.author_id) and h.valid @> e.written_at) as "withPassedOn",
      e.author_id as "authorId", e.written_at as "writtenAt",
      ${cursorColumn} as cursor, json_build_object('id', s.id, 'name', s.name) as service,
      g.ground, coalesce(n.text, '') as text, coalesce(n.about_others, '') as "aboutOthers", w.withholding,
      n.contact_id as "contactId", c.contact,
      coalesce(f.facts, '[]') as facts, d.ended,
      coalesce(a.added, '[]') as added, coalesce(r.named, '[]') as "namedIds"
    from page e
    join kring.services s on s.id = e.service_id
    cross join lateral (select coalesce(min(o.ground), 'break-glass') as ground from grounds o
       where o.person_id = e.person_id
         and (o.entry_id = e.id or o.entry_id is null and o.service_id = e.service_id and o.compartment = e.compartment)) g
    left join lateral (select n.text, n.about_others,
        (select c.entry_id from kring.contacts c where c.entry_id = n.contact_id) as contact_id
       from kring.notes n where n.entry_id = e.id) n on e.kind = 'note'
    left join lateral (select json_build_object('nextBy', c.next_by, 'isShared', c.form <> 'individual') as contact
       from kring.contacts c where c.entry_id = e.id) c on e.kind = 'contact'
    left join lateral (select to_jsonb(f.facts) as facts from kring.entry_facts f where f.entry_id = e.id) f on e.kind <> 'note'
    left join lateral (select json_build_object('because', d.because, 'words', d.words,
        'on', to_char(d.ended_on, 'YYYY-MM-DD')) as ended
       from kring.entry_ends d where d.entry_id = e.id) d on e.kind <> 'note'
    left join lateral (select json_build_object('id', w.id, 'motive', w.motive,
        'reviewOn', to_char(w.review_on, 'YYYY-MM-DD')) as withholding
       from kring.withholdings w where w.entry_id = e.id and w.ended_at is null) w on true
    left join lateral (select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'text', a.text,
        'aboutOthers', a.about_others, 'authorId', a.author_id, 'writtenAt', a.written_at) order by a.written_at, a.id) as added
       from kring.amendments a where a.entry_id = e.id) a on true
    left join lateral (select json_agg(r.staff_id order by r.named_at, r.id) as named
       from kring.restrictions r
      where r.entry_id = e.id and r.ended_at is null and e.author_id = ${tx.actor.id} and r.staff_id <> e.author_id) r on true
    order by e.written_at desc, e.id desc`.execute(tx.db);
  const shared = rows.filter(({ contact }) => contact?.isShared).map(({ id }) => id);
  const [signed, others] = await Promise.all([
    readSignatures(tx, rows.flatMap(signaturesOf)),
    readOthers(tx, shared),
  ]);
  return rows.map((row) => ({
    ...entryOf(row, signed),
    contact: row.contact && {
      others: others.get(row.id) ?? [],
      nextBy: row.contact.nextBy ? signed(row.contact.nextBy) : null,
    },
  }));
}

function signaturesOf({ authorId, added, namedIds, contact }: Row): string[] {
  const nextBy = contact?.nextBy ? [contact.nextBy] : [];
  return [authorId, ...added.map((one) => one.authorId), ...namedIds, ...nextBy];
}

/** What stands apart about third parties is for the service's own. */
function entryOf(row: Row, signed: (id: string) => NamedColleague): Omit<EntryRow, "contact"> {
  const { authorId, added, namedIds, contact: _, ...entry } = row;
  const isOwn = row.ground === "own";
  return {
    ...entry,
    aboutOthers: isOwn ? row.aboutOthers : null,
    author: signed(authorId),
    writtenAt: row.writtenAt.toISOString(),
    isMistake: added.some(({ kind }) => kind === "mistake"),
    named: namedIds.map(signed),
    withholding: row.withholding && {
      ...row.withholding,
      motive: isOwn ? row.withholding.motive : null,
    },
    amendments: added.map(({ authorId, ...one }) => ({
      ...one,
      aboutOthers: isOwn ? one.aboutOthers : null,
      author: signed(authorId),
    })),
  };
}

/** Who signed; somebody unknown would be a fault of the database. */
export async function readSignatures(
  tx: Tx,
  ids: readonly string[],
): Promise<(id: string) => NamedColleague> {
  const wanted = [...new Set(ids)];
  const { rows } =
    wanted.length === 0
      ? { rows: [] }
      : await sql<{ id: string; given: string; family: string; profession: string }>`
          select * from kring.name_staff(${wanted}::uuid[])`.execute(tx.db);
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id) => {
    const found = known.get(id);
    if (!found) throw new Error("an entry is signed by nobody");
    return {
      ...found,
      id: found.id as NamedColleague["id"],
      profession: found.profession as Profession,
    };
  };
}
