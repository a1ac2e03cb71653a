/**
 * What is written about a person: entries, the first of them the note. It opens what a ground opens,
 * overwrites nothing, and refuses to say whether there is anything that one may not read.
 */
export { recordRoutes } from "./routes.ts";
export { recordJobs, remindOfWithholdings } from "./withholding-job.ts";
export { writeNote } from "./write-note.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const recordConstraints = {
  amendments_one_mistake: "already-mistake",
  withholdings_once: "already-withheld",
};
