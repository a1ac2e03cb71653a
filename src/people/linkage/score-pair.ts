/** The check of one pair, as at the desk. */
import {
  compareRecords,
  type LevelVector,
  linkageFields,
  linkageLevels,
  neutral,
} from "./linkage-levels.ts";
import { type LinkageRecord, type PreparedRecord, prepareRecord } from "./linkage-record.ts";
import {
  chancesOf,
  evidenceOf,
  fieldBits,
  type LinkageWeights,
  type MatchReason,
  type PairScore,
  rarityBits,
} from "./linkage-weights.ts";

/**
 * Scores two records; fields that either lacks count for nothing. Reasons come weightiest first.
 *
 * scorePair(typed, known, weights) → { weight: 14.2, probability: 0.93, reasons: [{ field: 'birth', … }] }
 */
export function scorePair(a: LinkageRecord, b: LinkageRecord, weights: LinkageWeights): PairScore {
  const left = prepareRecord(a);
  const right = prepareRecord(b);
  const vector = compareRecords(left, right);
  const probability = chancesOf(weights, evidenceOf(weights, vector, [left, right])).same;
  return {
    weight: oddsBits(probability) - oddsBits(weights.prior),
    probability,
    reasons: reasonsOf(weights, vector, left, right),
  };
}

/** Odds in bits: 0.5 → 0. Kept finite for probabilities that round to 1. */
function oddsBits(probability: number): number {
  const bounded = Math.min(Math.max(probability, 1e-15), 1 - 1e-15);
  return Math.log2(bounded / (1 - bounded));
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
