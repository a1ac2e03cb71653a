import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import {
  beginEntry,
  emergencyDetail,
  entryOf,
  type Focus,
  focusOnEntry,
  focusOnPerson,
  readEntries,
  readEntry,
  today,
  whatWasRead,
} from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Document } from "../contract.ts";
import { checkLetter } from "../rules.ts";
import { readContents } from "./document-rows.ts";

/** What is asked for, of one person's documents; without a ground the list is empty. */
export async function listDocuments(
  tx: Tx,
  { id, q = "", kind, before, limit = 24 }: Input<typeof contract.listDocuments>,
): Promise<Output<typeof contract.listDocuments>> {
  const { personId, everyone } = await focusOnPerson(tx, id);
  const words = q.split(/\s+/).filter(Boolean).slice(0, 8);
  const [micros = "0", last = ""] = (before ?? "").split(".");
  const asked = sql`e.person_id = any (${everyone}::uuid[]) and e.kind = 'document'
    and exists (select from kring.documents d where d.entry_id = e.id
      ${kind ? sql`and d.kind = ${kind}` : sql``}
      ${sql.join(
        words.map(
          (word) => sql`and strpos(lower(d.title || ' ' || d.correspondent), lower(${word})) > 0`,
        ),
        sql` `,
      )})`;
  const older = before
    ? sql`and (e.written_at, e.id) < (to_timestamp(0) + ${micros}::bigint * interval '1 microsecond', ${last}::uuid)`
    : sql``;
  const rows = await readEntries(
    tx,
    sql`select e.* from kring.entries e where ${asked} ${older} order by e.written_at desc, e.id desc limit ${limit + 1}`,
    sql`${everyone}::uuid[]`,
  );
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from kring.entries e where ${asked}`.execute(tx.db);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null;
  const entries = shown.map((row) => entryOf(row, personId));
  const glass = await emergencyDetail(tx, everyone, entries);
  const total = counted.rows[0]?.total ?? 0;
  const detail = { count: entries.length, total, ...whatWasRead(entries), ...glass };
  tx.journal({ act: "entries-opened", personId, detail: { ...detail, list: "documents" } });
  return { total, documents: await readContents(tx, entries), next };
}

export async function getDocument(tx: Tx, { id }: { id: string }): Promise<Document> {
  const focus = await focusOnEntry(tx, id);
  const document = await readDocument(tx, id, focus);
  await journalLook(tx, focus, document, "page");
  return document;
}

/** For an act that journals itself. An entry of another kind is no document. */
export async function readDocument(tx: Tx, id: string, focus: Focus): Promise<Document> {
  const entry = await readEntry(tx, id, focus);
  const [document] = entry.kind === "document" ? await readContents(tx, [entry]) : [];
  if (!document) throw notFound();
  return document;
}

/**
 * Which document of which service was looked at, and as what; no word of it. A thumbnail belongs to
 * the list in which it stands: whoever sees it has not opened the document.
 */
export async function journalLook(
  tx: Tx,
  { personId, everyone }: Focus,
  { entry, kind }: Document,
  as: "page" | "file" | "preview" | "thumbnail",
): Promise<void> {
  const glass = await emergencyDetail(tx, everyone, [entry]);
  const { id, service, compartment, ground } = entry;
  const which = { entry: id, service: service.id, compartment, ground, document: kind };
  const act = as === "thumbnail" ? "entries-opened" : "document-opened";
  tx.journal({ act, personId, detail: { ...which, as, ...glass } });
}

/** Keeps a letter as it goes out; the text is never changed after. */
export async function writeLetter(
  tx: Tx,
  letter: Input<typeof contract.writeLetter>,
): Promise<Document> {
  const { serviceId, compartment, template, language, title, text, correspondent } = letter;
  const { datedOn = today(), shown = "", leftOut = [] } = letter;
  const errors = checkLetter(letter);
  if (errors.length > 0) throw new Invalid(errors);
  const focus = await focusOnPerson(tx, letter.id);
  const detail = { document: "letter-written", template, language, shown, leftOut };
  const place = { serviceId, compartment, kind: "document" as const };
  const id = await beginEntry(tx, focus, place, detail);
  await tx.db
    .insertInto("kring.documents")
    .values({
      ...{ entry_id: id, kind: "letter-written", title, correspondent, language, text },
      ...{ template, shown, dated_on: sql<Date>`${datedOn}::date` },
    })
    .execute();
  return readDocument(tx, id, focus);
}
