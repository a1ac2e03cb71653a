/**
 * Who the person is: register, find, never twice, merge and take apart, import. It holds no secret
 * of any service and refuses to list everybody.
 */
export { findCandidates, personToCompare } from "./find-candidates.ts";
export { importPeopleFile } from "./import/command.ts";
export { importPeopleHelp, importPeopleUsage } from "./import/help.ts";
export { UnusableFile } from "./import/mapping.ts";
export { type Progress, showProgress } from "./import/progress.ts";
export { readBytes } from "./import/read-import.ts";
export { readTable, type Table } from "./import/read-table.ts";
export { noteLikelyDuplicates } from "./likely-duplicates.ts";
export { readPerson } from "./open-person.ts";
export { registerPerson } from "./register-person.ts";
export { relatePeople } from "./relations.ts";
export { peopleRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const peopleConstraints = {
  relations_once: "already-related",
  relations_two_people: "same-person",
  merges_one_active: "already-merged",
  merges_two_people: "same-person",
  people_not_into_oneself: "same-person",
};
