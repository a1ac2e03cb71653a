import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Entry } from "../../record/contract.ts";
import type { Document } from "../contract.ts";

interface Row extends Omit<Document, "entry"> {
  readonly id: string;
}

/** What stands in these entries, in their order; entries of other kinds are passed over. */
export async function readContents(tx: Tx, entries: readonly Entry[]): Promise<Document[]> {
  if (entries.length === 0) return [];
  const { rows } = await sql<Row>`
    select d.entry_id as id, d.kind, d.title, to_char(d.dated_on, 'YYYY-MM-DD') as "datedOn",
      d.correspondent, d.language, d.text, d.template, d.shown,
      case when f.hash is not null then json_build_object('name', d.file_name, 'mediaType', f.media_type,
        'bytes', f.bytes, 'width', f.width, 'height', f.height, 'sha256', f.hash) end as file
      from kring.documents d left join kring.files f on f.hash = d.file
     where d.entry_id = any (${entries.map(({ id }) => id)}::uuid[])`.execute(tx.db);
  const known = new Map(rows.map(({ id, ...content }) => [id, content]));
  return entries.flatMap((entry) => {
    const content = known.get(entry.id);
    return content ? [{ entry, ...content }] : [];
  });
}
