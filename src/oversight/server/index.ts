/**
 * Who watches over the house: the seals of the journal and the checkpoints that leave it. It only
 * reads what the house did, and refuses to mend what it finds broken.
 */
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
