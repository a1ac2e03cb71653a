/** Which rows of a file are one person. */
import { estimateWeights } from "./estimate-weights.ts";
import { visitPairs } from "./linkage-blocks.ts";
import {
  compareRecords,
  type LevelVector,
  linkageFields,
  linkageLevels,
  neutral,
} from "./linkage-levels.ts";
import { type LinkageRecord, type PreparedRecord, prepareRecord } from "./linkage-record.ts";
import {
  fieldBits,
  type LinkageWeights,
  type MatchReason,
  type PairScore,
  probabilityOf,
  rarityBits,
  vectorBits,
} from "./linkage-weights.ts";

/** From this probability on, two rows are one person. */
export const sameFrom = 0.99;
/** From this probability on, somebody should look. */
export const reviewFrom = 0.1;

export type LinkageVerdict = "same" | "review";

export type LinkedPair = {
  readonly left: string;
  readonly right: string;
  /** Posterior probability of one person, 0 to 1. */
  readonly score: number;
  readonly verdict: LinkageVerdict;
};

export type LinkOptions = {
  readonly weights: LinkageWeights;
  /** Rows from which a file teaches its own weights. */
  readonly estimateFrom?: number;
};

type Link = { left: number; right: number; probability: number };

export function linkRecords(records: readonly LinkageRecord[], options: LinkOptions): LinkedPair[] {
  const { weights: given, estimateFrom = 500 } = options;
  const prepared = records.map(prepareRecord);
  const weights = prepared.length >= estimateFrom ? estimateWeights(prepared, given) : given;
  const links: Link[] = [];
  visitPairs(prepared, (left, right) => {
    const a = prepared[left];
    const b = prepared[right];
    if (!a || !b) return;
    const bits = vectorBits(weights, compareRecords(a, b), a, b);
    const probability = probabilityOf(bits, weights.prior);
    if (probability >= reviewFrom) links.push({ left, right, probability });
  });
  return links.map(({ left, right, probability }) => ({
    left: prepared[left]?.reference ?? "",
    right: prepared[right]?.reference ?? "",
    score: probability,
    verdict: probability >= sameFrom ? ("same" as const) : ("review" as const),
  }));
}

export function scorePair(a: LinkageRecord, b: LinkageRecord, weights: LinkageWeights): PairScore {
  const left = prepareRecord(a);
  const right = prepareRecord(b);
  const vector = compareRecords(left, right);
  const weight = vectorBits(weights, vector, left, right);
  return {
    weight,
    probability: probabilityOf(weight, weights.prior),
    reasons: reasonsOf(weights, vector, left, right),
  };
}

function reasonsOf(
  weights: LinkageWeights,
  vector: LevelVector,
  a: PreparedRecord,
  b: PreparedRecord,
): MatchReason[] {
  const reasons: MatchReason[] = [];
  for (const [index, field] of linkageFields.entries()) {
    const level = vector[index] ?? neutral;
    const name = linkageLevels[field][level];
    if (name === undefined) continue;
    const rarity =
      field === "given" || field === "family" ? rarityBits(weights, field, level, a, b) : 0;
    reasons.push({ field, level: name, bits: fieldBits(weights, field, level) + rarity });
  }
  return reasons.sort((one, other) => Math.abs(other.bits) - Math.abs(one.bits));
}
