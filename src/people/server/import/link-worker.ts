import { parentPort, workerData } from "node:worker_threads";
import { defaultWeights as weights } from "../../linkage/default-weights.ts";
import { linkRecords } from "../../linkage/link-records.ts";
import type { LinkageRecord } from "../../linkage/linkage-record.ts";

/* Compares the rows of a file beside the main thread, which goes on listening to Ctrl-C. */

const records: readonly LinkageRecord[] = workerData;
parentPort?.postMessage(linkRecords(records, { weights }));
