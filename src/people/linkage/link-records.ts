/** Which rows of a file are one person. */
import { estimateWeights } from "./estimate-weights.ts";
import { visitPairs } from "./linkage-blocks.ts";
import { compareRecords } from "./linkage-levels.ts";
import { type LinkageRecord, type PreparedRecord, prepareRecord } from "./linkage-record.ts";
import { chancesOf, evidenceOf, type LinkageWeights } from "./linkage-weights.ts";

/** From this posterior probability on, two rows are called one person. */
export const sameFrom = 0.95;
/** From this posterior probability on, somebody should look. */
export const reviewFrom = 0.1;
/** Rows from which a file teaches its own weights; smaller ones are judged by the weights given. */
export const ownWeightsFrom = 500;

export type LinkageVerdict = "same" | "review";

/** `left` and `right` are references; `left` comes first in the file. */
export type LinkedPair = {
  readonly left: string;
  readonly right: string;
  /** Posterior probability of one person, 0 to 1. */
  readonly score: number;
  readonly verdict: LinkageVerdict;
};

export type LinkOptions = {
  /** Where the file's own weights start from, and what is used for small files. */
  readonly weights: LinkageWeights;
};

type Link = { readonly left: number; readonly right: number; readonly probability: number };

/**
 * Finds the pairs of rows that are, or may be, one person; likeliest first, equal ones in the order
 * of their references. The same rows in the same order give the same answer on every run.
 *
 * linkRecords([{ reference: '1', given: 'Amina', … }, …], { weights })
 *   → [{ left: '1', right: '7', score: 0.998, verdict: 'same' }]
 */
export function linkRecords(records: readonly LinkageRecord[], options: LinkOptions): LinkedPair[] {
  const prepared = records.map(prepareRecord);
  const weights =
    prepared.length < ownWeightsFrom ? options.weights : estimateWeights(prepared, options.weights);
  const links = new Map<number, Link>();
  const keep = (link: Link) => links.set(link.left * prepared.length + link.right, link);
  visitPairs(prepared, (left, right) => {
    const probability = chancesBetween(weights, prepared, left, right).same;
    if (probability >= reviewFrom) keep({ left, right, probability });
  });
  for (const link of chained([...links.values()], weights, prepared)) keep(link);
  return [...links.values()]
    .map(({ left, right, probability }) => ({
      left: prepared[left]?.reference ?? "",
      right: prepared[right]?.reference ?? "",
      score: probability,
      verdict: probability >= sameFrom ? ("same" as const) : ("review" as const),
    }))
    .sort((a, b) => b.score - a.score || order(a.left, b.left) || order(a.right, b.right));
}

/**
 * Two rows that are each one person with a third are one person with one another, as probably as
 * both links hold, unless their own evidence speaks clearly against it or for housemates.
 */
function chained(
  links: readonly Link[],
  weights: LinkageWeights,
  records: readonly PreparedRecord[],
): Link[] {
  const neighbours = new Map<number, Map<number, number>>();
  const join = (from: number, to: number, probability: number) => {
    const known = neighbours.get(from) ?? new Map<number, number>();
    neighbours.set(from, known.set(to, probability));
  };
  for (const { left, right, probability } of links) {
    if (probability < sameFrom) continue;
    join(left, right, probability);
    join(right, left, probability);
  }
  const best = new Map<number, Link>();
  for (const around of neighbours.values()) {
    const others = [...around];
    for (const [one, first] of others)
      for (const [other, second] of others) {
        if (one >= other || neighbours.get(one)?.has(other)) continue;
        const at = one * records.length + other;
        const probability = first * second;
        if (probability > (best.get(at)?.probability ?? 0))
          best.set(at, { left: one, right: other, probability });
      }
  }
  return [...best.values()].filter(({ left, right, probability }) => {
    if (probability < sameFrom) return false;
    const chances = chancesBetween(weights, records, left, right);
    return chances.evidence >= clearlyAgainst && chances.housemates < 0.5;
  });
}

/** Bits of evidence below which a chain is not believed. */
const clearlyAgainst = -4;

function chancesBetween(
  weights: LinkageWeights,
  records: readonly PreparedRecord[],
  left: number,
  right: number,
): { same: number; housemates: number; evidence: number } {
  const a = records[left];
  const b = records[right];
  if (!a || !b) return { same: 0, housemates: 0, evidence: 0 };
  const evidence = evidenceOf(weights, compareRecords(a, b), [a, b]);
  return { ...chancesOf(weights, evidence), evidence: evidence.own + evidence.shared };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
