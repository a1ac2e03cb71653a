import type { Compartment, ServiceId } from "../../access/contract.ts";
import type { Input } from "../../platform/endpoint.ts";
import type { amendEntry, ContactDraft, DraftRef, signContact, writeNote } from "../contract.ts";
import { daysLater, mayBeVital, saysSomething } from "../rules.ts";
import { minutesSince } from "./contacts/clock.ts";
import type { Text, Writing } from "./drafts/writings.ts";

interface Signing {
  readonly content: Text;
  readonly serviceId: ServiceId;
  readonly compartment: Compartment;
  readonly text: string;
  readonly draft: DraftRef | undefined;
  /** Of a contact: their turn at the door is over with it. */
  readonly endsTurn?: boolean;
}

/** What is sent when a note is signed. */
export function noteOf({ personId }: Writing, signing: Signing): Input<typeof writeNote> {
  const { content, serviceId, compartment, text, draft } = signing;
  const { aboutOthers, vital, restrictTo, withhold, marked = [] } = content;
  return {
    id: personId,
    serviceId,
    compartment,
    text,
    ...(aboutOthers.trim() !== "" && { aboutOthers }),
    ...(vital !== "" && mayBeVital(compartment) && { vital }),
    ...(restrictTo && { restrictTo }),
    ...(withhold && { withhold }),
    ...(marked.length > 0 && { marked }),
    ...(draft && { draft }),
  };
}

/** What is sent when a contact is signed: with a note when something is written. */
export function contactOf(
  writing: Writing,
  signing: Signing,
  contact: ContactDraft,
): Input<typeof signContact> {
  const { text, ...rest } = noteOf(writing, signing);
  const { endsTurn = false } = signing;
  const { interpreter, outcome, nextOn, nextStep, nextBy, durationMinutes, beganAt } = contact;
  const hasNext = saysSomething(nextStep);
  return {
    ...rest,
    ...(saysSomething(text) && { text }),
    ...(endsTurn && { endsTurn }),
    contact: {
      ...contact,
      durationMinutes: durationMinutes ?? minutesSince(beganAt, new Date()),
      interpreter: interpreter || null,
      outcome: outcome || null,
      nextOn: nextOn || null,
      // Chosen before the words were taken out again.
      nextBy: hasNext ? nextBy : null,
    },
  };
}

/** What is sent when something is added to an entry. */
export function amendmentOf(
  { content: { aboutOthers }, text, draft }: Signing,
  { entryId, kind }: NonNullable<Text["amends"]>,
): Input<typeof amendEntry> {
  return {
    ...{ id: entryId, kind, text },
    ...(aboutOthers.trim() !== "" && { aboutOthers }),
    ...(draft && { draft }),
  };
}

/** A month away, on the clock of this desk. */
export function usualReviewDay(): string {
  return daysLater(new Date().toISOString().slice(0, 10), 30);
}
