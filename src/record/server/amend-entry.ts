import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Entry } from "../contract.ts";
import { actsOn, type EntryAct, saysSomething } from "../rules.ts";
import { endDraft } from "./drafts/save-draft.ts";
import { type Focus, focusOnEntry } from "./focus.ts";
import { whichEntry } from "./page.ts";
import { readEntry } from "./read-entries.ts";
import { nameReaders } from "./readers.ts";
import {
  endOpenWithholding,
  notWithheld,
  refuseBadWithholding,
  today,
  withhold,
} from "./withholdings.ts";

/** Adds below an entry; the entry stays as it was written. */
export async function amendEntry(
  tx: Tx,
  { id, kind, text, aboutOthers = "", draft }: Input<typeof contract.amendEntry>,
): Promise<Entry> {
  if (!saysSomething(text)) throw new Invalid([{ path: "/text", code: "required" }]);
  const { entry, focus, detail } = await openForAct(tx, id, "amend");
  if (kind === "mistake" && entry.isMistake) throw new Refusal("already-mistake");
  const added = await tx.db
    .insertInto("kring.amendments")
    .values({ entry_id: id, kind, text, about_others: aboutOthers })
    .returning("id")
    .executeTakeFirstOrThrow();
  tx.journal({
    act: "entry-amended",
    personId: focus.personId,
    detail: { ...detail, kind, amendment: added.id },
  });
  await endDraft(tx, draft);
  return readEntry(tx, id, focus);
}

/** What was written holds no longer. `has-ended` the second time, by the constraint. */
export async function endEntry(
  tx: Tx,
  { id, because, words = "", on }: Input<typeof contract.endEntry>,
): Promise<Entry> {
  if (on && on > today()) throw new Invalid([{ path: "/on", code: "future" }]);
  const { focus, detail } = await openForAct(tx, id, "amend");
  await sql`insert into kring.entry_ends (entry_id, because, words, ended_on)
    values (${id}, ${because}, ${words}, coalesce(${on ?? null}::date, kring.today()))`.execute(
    tx.db,
  );
  tx.journal({ act: "entry-ended", personId: focus.personId, detail: { ...detail, because } });
  return readEntry(tx, id, focus);
}

/** The author's alone: whom they name reads it, and they themselves. */
export async function restrictEntry(
  tx: Tx,
  { id, to }: Input<typeof contract.restrictEntry>,
): Promise<Entry> {
  const { focus, detail } = await openForAct(tx, id, "restrict");
  await nameReaders(tx, id, to, "/to");
  tx.journal({ act: "entry-restricted", personId: focus.personId, detail: { ...detail, to } });
  return readEntry(tx, id, focus);
}

export async function withholdEntry(
  tx: Tx,
  { id, motive, reviewOn, instead }: Input<typeof contract.withholdEntry>,
): Promise<Entry> {
  refuseBadWithholding({ motive, reviewOn });
  const { focus, detail } = await openForAct(tx, id, "withhold");
  if (instead && !(await endOpenWithholding(tx, id, instead))) throw new Refusal("stale");
  await withhold(tx, id, { motive, reviewOn });
  tx.journal({
    act: "entry-withheld",
    personId: focus.personId,
    detail: { ...detail, reviewOn, ...(instead && { instead }) },
  });
  return readEntry(tx, id, focus);
}

export async function endWithholding(tx: Tx, { id }: { id: string }): Promise<Entry> {
  const { focus, detail } = await openForAct(tx, id, "withhold");
  if (!(await endOpenWithholding(tx, id))) throw notWithheld();
  tx.journal({ act: "withholding-ended", personId: focus.personId, detail });
  return readEntry(tx, id, focus);
}

/** Not there for whom it is not there; `read-only` for whom it was passed on to. */
async function openForAct(
  tx: Tx,
  id: string,
  act: EntryAct,
): Promise<{ entry: Entry; focus: Focus; detail: ReturnType<typeof whichEntry> }> {
  const focus = await focusOnEntry(tx, id);
  const entry = await readEntry(tx, id, focus);
  if (entry.ground !== "own") throw new Refusal("read-only", 403);
  if (act === "restrict" && !actsOn(entry, tx.actor.id).includes(act)) {
    throw new Refusal("not-author", 403);
  }
  return { entry, focus, detail: whichEntry(entry) };
}
