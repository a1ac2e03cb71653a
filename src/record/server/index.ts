/**
 * What is written about a person: entries, the first of them the note. It opens what a ground opens,
 * overwrites nothing, and refuses to say whether there is anything that one may not read.
 */
export { endEntry } from "./amend-entry.ts";
export { beginEntry } from "./begin-entry.ts";
export { countContact } from "./contacts/anonymous.ts";
export { signContact } from "./contacts/sign-contact.ts";
export { saveDraft } from "./drafts/save-draft.ts";
export { readEntries } from "./entry-rows.ts";
export { type Focus, focusOnEntry, focusOnPerson } from "./focus.ts";
export { whatWasRead } from "./page.ts";
export { emergencyDetail, entryOf, readEntry } from "./read-entries.ts";
export { recordRoutes } from "./routes.ts";
export { recordJobs, remindOfWithholdings } from "./withholding-job.ts";
export { today } from "./withholdings.ts";
export { writeNote } from "./write-note.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const recordConstraints = {
  amendments_one_mistake: "already-mistake",
  drafts_content_short: "draft-too-long",
  entry_ends_pkey: "has-ended",
  withholdings_once: "already-withheld",
};
