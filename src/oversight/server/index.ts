/**
 * Who watches over the house: the seals of the journal and the checkpoints that leave it, questions
 * to the journal, alerts, the person's own account of who looked, and the register of what people
 * ask about their data. It only reads what the house did; it refuses to mend what it finds broken,
 * to open a file, and to rank who works here.
 */
import { requestConstraints } from "./requests-routes.ts";

export { alertJobs, raiseAlerts } from "./raise-alerts.ts";
export { requestJobs } from "./requests-jobs.ts";
export { oversightRoutes } from "./routes.ts";
export { mailCheckpoint, sealJobs } from "./seal-jobs.ts";
export {
  checkpointFolder,
  type KeptCheckpoint,
  listKeptCheckpoints,
  readCheckpointFile,
  readKept,
  writeCheckpoint,
} from "./seals/kept-checkpoints.ts";
export { sealJournal } from "./seals/seal-journal.ts";
export { keyFiles, readPublicKey } from "./seals/signing-key.ts";
export { type Verdict, verifyJournal } from "./seals/verify-journal.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const oversightConstraints = {
  alerts_answered_once: "alert-answered",
  ...requestConstraints,
};
