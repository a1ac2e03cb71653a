import type { Input } from "../../platform/endpoint.ts";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Entry } from "../contract.ts";
import { checkNote } from "../rules.ts";
import { beginEntry } from "./begin-entry.ts";
import { endDraft } from "./drafts/save-draft.ts";
import { focusOnPerson } from "./focus.ts";
import { noteMarked } from "./note-marked.ts";
import { readEntry } from "./read-entries.ts";
import { nameReaders } from "./readers.ts";
import { today, withhold } from "./withholdings.ts";

/** Writes on the kept record. Where one may not write, there is nobody to write about. */
export async function writeNote(tx: Tx, note: Input<typeof contract.writeNote>): Promise<Entry> {
  const errors = checkNote({ ...note, ...(note.withhold && { withhold: note.withhold }) }, today());
  if (errors.length > 0) throw new Invalid(errors);
  const focus = await focusOnPerson(tx, note.id);
  const { text, aboutOthers = "", restrictTo, marked = [] } = note;
  const { serviceId, compartment, vital = null } = note;
  const id = await beginEntry(
    tx,
    focus,
    { serviceId, compartment, kind: "note", vital },
    {
      ...(restrictTo && { restrictedTo: restrictTo }),
      ...(note.withhold && { withheldUntil: note.withhold.reviewOn }),
      ...(marked.length > 0 && { marked }),
    },
  );
  await tx.db
    .insertInto("kring.notes")
    .values({ entry_id: id, text, about_others: aboutOthers })
    .execute();
  if (restrictTo) await nameReaders(tx, id, restrictTo, "/restrictTo");
  if (note.withhold) await withhold(tx, id, note.withhold);
  await noteMarked(tx, id, marked);
  await endDraft(tx, note.draft);
  return readEntry(tx, id, focus);
}
