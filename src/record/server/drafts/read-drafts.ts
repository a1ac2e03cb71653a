import { type RawBuilder, sql } from "kysely";
import type { Output } from "../../../platform/endpoint.ts";
import type { Tx } from "../../../platform/server/database.ts";
import type * as contract from "../../contract.ts";
import type { Draft, DraftContent } from "../../contract.ts";
import { firstWords, isBlank } from "../../draft-rules.ts";
import { focusOnPerson } from "../focus.ts";

type Row = Omit<Draft, "savedAt"> & { readonly savedAt: Date };

/** The actor's own, the newest first; the policy leaves out whom they may not write about any more. */
export async function readDrafts(tx: Tx, which: RawBuilder<unknown>): Promise<Draft[]> {
  const { rows } = await sql<Row>`
    select d.id, d.kind, d.person_id as "personId", d.service_id as "serviceId", d.revision, d.content,
        d.saved_at as "savedAt"
      from kring.drafts d where ${which} order by d.saved_at desc, d.id desc`.execute(tx.db);
  return rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() }));
}

export async function listDraftsAbout(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.listDraftsAbout>> {
  const { personId, everyone } = await focusOnPerson(tx, id);
  const found = await readDrafts(tx, sql`d.person_id = any (${everyone}::uuid[])`);
  const drafts = found
    .filter(({ content }) => !isBlank(content))
    .map((draft) => ({ ...draft, personId: personId as Draft["personId"] }));
  if (drafts.length === 0) tx.withoutJournal("nothing of one's own is unfinished");
  else tx.journal({ act: "drafts-opened", personId, detail: { count: drafts.length } });
  return { drafts };
}

type Mine = Output<typeof contract.listMyDrafts>["drafts"][number];

export async function listMyDrafts(tx: Tx): Promise<Output<typeof contract.listMyDrafts>> {
  const { rows } = await sql<
    Omit<Mine, "savedAt" | "words"> & { readonly savedAt: Date; readonly content: DraftContent }
  >`
    select d.id, d.kind, d.saved_at as "savedAt", d.content, json_build_object('id', s.id, 'name', s.name) as service,
        json_build_object('id', p.id, 'number', p.number, 'given', p.given, 'family', p.family) as person
      from kring.drafts d join kring.services s on s.id = d.service_id
        join kring.people p on p.id = (kring.same_person(d.person_id))[1]
     order by d.saved_at desc, d.id desc limit 100`.execute(tx.db);
  const begun = rows.filter(({ content }) => !isBlank(content));
  if (begun.length === 0) tx.withoutJournal("nothing of one's own is unfinished");
  else tx.journal({ act: "own-drafts-listed", detail: { count: begun.length } });
  return {
    drafts: begun.map(({ content, savedAt, ...draft }) => ({
      ...draft,
      savedAt: savedAt.toISOString(),
      words: firstWords(content),
    })),
  };
}
