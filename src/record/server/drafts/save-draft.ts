import { sql } from "kysely";
import type { Input, Output } from "../../../platform/endpoint.ts";
import { notFound, Refusal } from "../../../platform/problem.ts";
import type { Tx } from "../../../platform/server/database.ts";
import type * as contract from "../../contract.ts";
import type { DraftExtra, DraftRef } from "../../contract.ts";
import { focusOnPerson } from "../focus.ts";
import { readDrafts } from "./read-drafts.ts";

type Save = Input<typeof contract.saveDraft>;
type Saved = Output<typeof contract.saveDraft>;

interface Row {
  readonly revision: number;
  readonly savedAt: Date;
}

/**
 * Keeps what is being written when it stands on the newest revision; the same text sent again is
 * kept already. Begun only about somebody for whom a service of the writer cares; what was begun is
 * kept on when that care has ended, lest it be lost.
 */
export async function saveDraft(tx: Tx, save: Save): Promise<Saved> {
  tx.withoutJournal("its author's alone until it is signed; each keystroke would drown the looks");
  const { id, serviceId, revision, content } = save;
  const saved =
    revision === 0 ? await begin(tx, save) : await goOn(tx, { id, serviceId, revision, content });
  if (saved) return { revision: saved.revision, savedAt: saved.savedAt.toISOString() };
  const [stored] = await readDrafts(tx, sql`d.id = ${id}`);
  if (!stored) throw notFound();
  const { rows } = await sql<{ same: boolean }>`
    select content = ${JSON.stringify(content)}::jsonb and service_id = ${serviceId} as same
      from kring.drafts where id = ${id}`.execute(tx.db);
  // The answer to the first sending was lost on its way.
  if (rows[0]?.same && stored.revision === revision + 1) {
    return { revision: stored.revision, savedAt: stored.savedAt };
  }
  throw new Refusal("stale", 409, { draft: stored } satisfies DraftExtra);
}

async function begin(tx: Tx, { id, personId: whom, serviceId, kind, content }: Save) {
  const { personId, everyone } = await focusOnPerson(tx, whom);
  const { rows } = await sql<Row>`
    insert into kring.drafts (id, person_id, service_id, kind, content)
    select ${id}, ${personId}, ${serviceId}, ${kind}, ${JSON.stringify(content)}::jsonb
     where exists (select from kring.grounds_about(${everyone}::uuid[]) g
                    where g.ground = 'own' and g.service_id = ${serviceId})
    on conflict (id) do nothing
    returning revision, saved_at as "savedAt"`.execute(tx.db);
  return rows[0];
}

async function goOn(
  tx: Tx,
  { id, serviceId, revision, content }: Pick<Save, "id" | "serviceId" | "revision" | "content">,
) {
  const { rows } = await sql<Row>`
    update kring.drafts set content = ${JSON.stringify(content)}::jsonb, service_id = ${serviceId},
        revision = revision + 1, saved_at = now()
     where id = ${id} and revision = ${revision} and ${serviceId} = any (kring.my_services())
    returning revision, saved_at as "savedAt"`.execute(tx.db);
  return rows[0];
}

/** Refuses `stale` when more was written since; one that is gone is thrown away already. */
export async function throwDraft(
  tx: Tx,
  { id, revision }: Input<typeof contract.throwDraft>,
): Promise<{ done: boolean }> {
  tx.withoutJournal("its author's alone; nothing of the person's file changes");
  await throwAway(tx, { id, revision });
  return { done: true };
}

/** What was signed is a draft no more; `draft-gone` when it was signed or thrown away before. */
export async function endDraft(tx: Tx, draft: DraftRef | undefined): Promise<void> {
  if (draft && !(await throwAway(tx, draft))) throw new Refusal("draft-gone");
}

async function throwAway(tx: Tx, { id, revision }: DraftRef): Promise<boolean> {
  const { rows } = await sql`
    delete from kring.drafts where id = ${id} and revision = ${revision} returning id`.execute(
    tx.db,
  );
  if (rows.length > 0) return true;
  const [stored] = await readDrafts(tx, sql`d.id = ${id}`);
  if (stored) throw new Refusal("stale", 409, { draft: stored } satisfies DraftExtra);
  return false;
}
