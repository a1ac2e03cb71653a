import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Entry } from "../contract.ts";
import { checkNote } from "../rules.ts";
import { focusOnPerson } from "./focus.ts";
import { readEntry } from "./read-entries.ts";
import { nameReaders } from "./readers.ts";
import { today, withhold } from "./withholdings.ts";

type Note = Input<typeof contract.writeNote>;

/** Writes on the kept record. Where one may not write, there is nobody to write about. */
export async function writeNote(tx: Tx, note: Note): Promise<Entry> {
  const errors = checkNote({ ...note, ...(note.withhold && { withhold: note.withhold }) }, today());
  if (errors.length > 0) throw new Invalid(errors);
  const focus = await focusOnPerson(tx, note.id);
  const { personId } = focus;
  await refuseElsewhere(tx, personId, note);
  const { serviceId, compartment, text, aboutOthers = "", vital = null, restrictTo } = note;
  const { id } = await tx.db
    .insertInto("kring.entries")
    .values({ person_id: personId, service_id: serviceId, compartment, kind: "note", vital })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto("kring.notes")
    .values({ entry_id: id, text, about_others: aboutOthers })
    .execute();
  if (restrictTo) await nameReaders(tx, id, restrictTo, "/restrictTo");
  if (note.withhold) await withhold(tx, id, note.withhold);
  const detail = {
    entry: id,
    kind: "note",
    service: serviceId,
    compartment,
    ...(vital && { vital }),
    ...(restrictTo && { restrictedTo: restrictTo }),
    ...(note.withhold && { withheldUntil: note.withhold.reviewOn }),
  };
  tx.journal({ act: "entry-written", personId, detail });
  return readEntry(tx, id, focus);
}

async function refuseElsewhere(tx: Tx, personId: string, { serviceId, compartment }: Note) {
  const { rows } = await sql<{ may: boolean }>`
    select kring.may_write(${personId}, ${serviceId}, ${compartment}) as may`.execute(tx.db);
  if (!rows[0]?.may) throw notFound();
}
