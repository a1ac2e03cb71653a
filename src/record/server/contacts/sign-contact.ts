import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { Compartment } from "../../../access/contract.ts";
import { renewCare } from "../../../circle/server/index.ts";
import type { Input } from "../../../platform/endpoint.ts";
import { Invalid, Refusal } from "../../../platform/problem.ts";
import type { Tx } from "../../../platform/server/database.ts";
import { moveTurn } from "../../../reception/server/index.ts";
import { checkContact, isInPerson } from "../../contact-rules.ts";
import type * as contract from "../../contract.ts";
import type { ContactFacts, Entry } from "../../contract.ts";
import { checkNote, saysSomething } from "../../rules.ts";
import { beginEntry } from "../begin-entry.ts";
import { endDraft } from "../drafts/save-draft.ts";
import { type Focus, focusOnPerson } from "../focus.ts";
import { noteMarked } from "../note-marked.ts";
import { readEntry } from "../read-entries.ts";
import { nameReaders } from "../readers.ts";
import { today, withhold } from "../withholdings.ts";

type Contact = Input<typeof contract.signContact>;

interface Place {
  readonly serviceId: Contact["serviceId"];
  readonly compartment: Compartment;
}

/**
 * Writes the contact of each who was there, and the note, in the file of the one it was opened for;
 * throws the unfinished text away; and, when they met in person, renews the care. What a person said
 * and what was agreed with them stands in their own file only.
 */
export async function signContact(tx: Tx, input: Contact): Promise<Entry> {
  refuseWrong(input);
  const { contact, restrictTo, marked = [] } = input;
  const place: Place = input;
  const meeting = { id: randomUUIDv7(), place, restrictTo };
  for (const [at, other] of contact.others.entries()) {
    await writeOther(tx, other, { ...meeting, contact, path: `/contact/others/${at}` });
  }
  const focus = await focusOnPerson(tx, input.id);
  if (contact.turnId) await refuseForeignTurn(tx, focus, contact.turnId);
  const detail = { ...(restrictTo && { restrictedTo: restrictTo }) };
  const kept = {
    ...(input.withhold && { withheldUntil: input.withhold.reviewOn }),
    ...(marked.length > 0 && { marked }),
  };
  const hasNote = saysSomething(input.text ?? "");
  const id = await beginEntry(
    tx,
    focus,
    { ...place, kind: "contact" },
    { meeting: meeting.id, place: contact.place, ...detail, ...(!hasNote && kept) },
  );
  await insertContact(tx, id, meeting.id, contact);
  const written = [id];
  if (hasNote) {
    const noteId = await beginEntry(
      tx,
      focus,
      { ...place, kind: "note", vital: input.vital ?? null },
      { contact: id, ...detail, ...kept },
    );
    await tx.db
      .insertInto("kring.notes")
      .values({
        entry_id: noteId,
        text: input.text ?? "",
        about_others: input.aboutOthers ?? "",
        contact_id: id,
      })
      .execute();
    written.push(noteId);
  }
  if (restrictTo) for (const one of written) await nameReaders(tx, one, restrictTo, "/restrictTo");
  // The words are kept from the person, not that they were there; without words it is all there is.
  const [last = id] = written.slice(-1);
  if (input.withhold) await withhold(tx, last, input.withhold);
  await noteMarked(tx, last, marked);
  await endDraft(tx, input.draft);
  if (isInPerson(contact.place)) await renewCare(tx, { personId: focus.personId, ...place });
  if (contact.turnId && input.endsTurn) await endTurn(tx, contact.turnId);
  return readEntry(tx, id, focus);
}

function refuseWrong(input: Contact): void {
  const { contact, id, text = "", aboutOthers = "", compartment, vital, withhold } = input;
  const note = { text, compartment, vital, ...(withhold && { withhold }) };
  // A note is not due, but what is about others or vital cannot stand without one.
  const isDue = saysSomething(text) || aboutOthers.trim() !== "" || Boolean(vital);
  const ofNote = checkNote(note, today()).filter(({ code }) => isDue || code !== "required");
  const errors = [...checkContact(contact, { now: new Date(), today: today() }), ...ofNote];
  const again = contact.others.indexOf(id);
  if (again >= 0) errors.push({ path: `/contact/others/${again}`, code: "same" });
  if (errors.length > 0) throw new Invalid(errors);
}

interface Meeting {
  readonly id: string;
  readonly place: Place;
  readonly restrictTo: readonly string[] | undefined;
  readonly contact: ContactFacts;
  readonly path: string;
}

/** That they were there too: no more than that stands in their file. Invalid `nobody` where one may not write about them. */
async function writeOther(tx: Tx, other: string, meeting: Meeting): Promise<void> {
  const { id, place, restrictTo, contact, path } = meeting;
  try {
    const focus = await focusOnPerson(tx, other);
    const detail = { meeting: id, place: contact.place };
    const entry = await beginEntry(tx, focus, { ...place, kind: "contact" }, detail);
    const ofAll = { reason: "", nextStep: "", nextOn: null, nextBy: null, turnId: null };
    await insertContact(tx, entry, id, { ...contact, ...ofAll });
    if (restrictTo) await nameReaders(tx, entry, restrictTo, "/restrictTo");
    if (isInPerson(contact.place)) await renewCare(tx, { personId: focus.personId, ...place });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "not-found") throw error;
    throw new Invalid([{ path, code: "nobody" }]);
  }
}

async function insertContact(tx: Tx, entryId: string, meetingId: string, contact: ContactFacts) {
  const { nextStep } = contact;
  const hasNext = saysSomething(nextStep);
  const nextBy = hasNext ? (contact.nextBy ?? tx.actor.id) : null;
  const { rows } = await sql<{ id: string }>`
    select id from kring.name_staff(array[${nextBy ?? tx.actor.id}]::uuid[])`.execute(tx.db);
  if (rows.length === 0) throw new Invalid([{ path: "/contact/nextBy", code: "nobody" }]);
  await tx.db
    .insertInto("kring.contacts")
    .values({
      entry_id: entryId,
      meeting_id: meetingId,
      form: contact.form,
      place: contact.place,
      began_at: contact.beganAt,
      duration_minutes: contact.durationMinutes,
      interpreter: contact.interpreter ?? "none",
      interpreter_language: contact.interpreter === "none" ? "" : contact.interpreterLanguage,
      reason: contact.reason,
      outcome: contact.outcome ?? "",
      next_step: hasNext ? nextStep : "",
      next_on: sql<Date>`${hasNext ? contact.nextOn : null}::date`,
      next_by: nextBy,
      turn_id: contact.turnId,
    })
    .execute();
}

async function refuseForeignTurn(tx: Tx, { everyone }: Focus, turnId: string): Promise<void> {
  const { rows } = await sql`
    select from kring.turns t where t.id = ${turnId} and t.person_id = any (${everyone}::uuid[])`.execute(
    tx.db,
  );
  if (rows.length === 0) throw new Invalid([{ path: "/contact/turnId", code: "nobody" }]);
}

/** Whoever ended it, or sent them on, meanwhile has the last word. */
async function endTurn(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    select t.version from kring.turns t where t.id = ${id} and t.state = 'being-seen'`.execute(
    tx.db,
  );
  const [turn] = rows;
  if (turn) await moveTurn(tx, { id, move: "done", version: turn.version });
}
