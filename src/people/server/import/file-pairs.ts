import { Worker } from "node:worker_threads";
import { defaultWeights as weights } from "../../linkage/default-weights.ts";
import { type LinkageVerdict, type LinkedPair, linkRecords } from "../../linkage/link-records.ts";
import type { ImportRow } from "./read-rows.ts";

/** Two rows of the file, by their place in it, that are likely one person; the earlier one left. */
export interface FilePair {
  readonly left: number;
  readonly right: number;
  /** Probability, 0 to 1. */
  readonly score: number;
  readonly verdict: LinkageVerdict;
}

/** Files up to so many rows are compared before a thread of its own would have started. */
const fewRows = 300;

/** Pairs of rows of a file; throws the reason of `stop` when it is given up. */
export async function findFilePairs(
  rows: readonly ImportRow[],
  stop: AbortSignal,
): Promise<FilePair[]> {
  stop.throwIfAborted();
  const records = rows.map(({ linkage }) => linkage);
  const linked =
    records.length <= fewRows ? linkRecords(records, { weights }) : await linkApart(records, stop);
  return linked.map(({ left, right, score, verdict }) => {
    const [one, other] = [Number(left), Number(right)];
    return { left: Math.min(one, other), right: Math.max(one, other), score, verdict };
  });
}

function linkApart(records: unknown, stop: AbortSignal): Promise<LinkedPair[]> {
  const worker = new Worker(new URL("./link-worker.ts", import.meta.url), { workerData: records });
  const { promise, resolve, reject } = Promise.withResolvers<LinkedPair[]>();
  const giveUp = () => {
    void worker.terminate();
    reject(stop.reason);
  };
  stop.addEventListener("abort", giveUp, { once: true });
  worker.once("message", resolve);
  worker.once("error", reject);
  return promise.finally(() => stop.removeEventListener("abort", giveUp));
}
