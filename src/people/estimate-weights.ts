/** Learns the weights of a file from the file itself, without anyone saying which rows are one person. */
import { visitPairs } from "./linkage-blocks.ts";
import type { LinkageField } from "./linkage-levels.ts";
import {
  compareRecords,
  type LevelVector,
  linkageFields,
  linkageLevels,
  neutral,
} from "./linkage-levels.ts";
import type { PreparedRecord } from "./linkage-record.ts";
import { type FieldWeights, type LinkageWeights, probabilityOf } from "./linkage-weights.ts";
import { seededNumbers } from "./seeded-numbers.ts";

export type EstimateOptions = {
  /** Pairs taken at random to learn how often two persons agree. */
  readonly randomPairs?: number;
  readonly rounds?: number;
  readonly seed?: number;
};

/** Patterns of levels and how many pairs show each. */
type Patterns = readonly { readonly vector: LevelVector; readonly count: number }[];

/** Names this rare are not listed; all of them count as equally rare. */
const commonCount = 3;

/**
 * Expectation-maximisation over the pairs of a file: `u` from random pairs, `m` and the prior from
 * the pairs that share a block, pairs outside blocks counting as two persons. Same records, same
 * order, same weights: the random pairs come from a fixed seed.
 *
 * `start` is where the search begins and what fields are worth of which the file says too little.
 */
export function estimateWeights(
  records: readonly PreparedRecord[],
  start: LinkageWeights,
  options: EstimateOptions = {},
): LinkageWeights {
  const { randomPairs = 400_000, rounds = 30, seed = 1 } = options;
  const random = countPatterns((add) => visitRandomPairs(records, randomPairs, seed, add), records);
  const blocked = countPatterns((add) => visitPairs(records, add), records);
  const total = (records.length * (records.length - 1)) / 2;
  let weights: LinkageWeights = { ...start, ...nameShares(records) };
  for (let round = 0; round < rounds; round++) {
    const matched = blocked.map(({ vector, count }) => ({
      vector,
      count: count * probabilityOf(patternBits(weights, vector), weights.prior),
    }));
    const others = random.map(({ vector, count }) => ({
      vector,
      count: count * (1 - probabilityOf(patternBits(weights, vector), weights.prior)),
    }));
    const matches = matched.reduce((sum, { count }) => sum + count, 0);
    weights = {
      ...weights,
      prior: Math.max(matches, 0.5) / total,
      fields: weightsOf(matched, others, start),
    };
  }
  return weights;
}

function weightsOf(
  matched: Patterns,
  others: Patterns,
  start: LinkageWeights,
): Record<LinkageField, FieldWeights> {
  const entries = linkageFields.map((field, index) => [
    field,
    {
      m: shares(matched, index, start.fields[field].m, 20),
      u: shares(others, index, start.fields[field].u, 20),
    },
  ]);
  return Object.fromEntries(entries);
}

/** Share of each level, with `strength` imaginary pairs spread as `before` so that none is zero. */
function shares(
  patterns: Patterns,
  index: number,
  before: readonly number[],
  strength: number,
): readonly number[] {
  const counts = before.map((share) => share * strength);
  let sum = strength;
  for (const { vector, count } of patterns) {
    const level = vector[index] ?? neutral;
    if (level === neutral) continue;
    counts[level] = (counts[level] ?? 0) + count;
    sum += count;
  }
  return counts.map((count) => Math.max(count / sum, 1e-7));
}

function patternBits(weights: LinkageWeights, vector: LevelVector): number {
  let bits = 0;
  for (const [index, field] of linkageFields.entries()) {
    const level = vector[index] ?? neutral;
    if (level === neutral) continue;
    bits += Math.log2(
      (weights.fields[field].m[level] ?? 1) / (weights.fields[field].u[level] ?? 1),
    );
  }
  return bits;
}

function countPatterns(
  visit: (add: (left: number, right: number) => void) => void,
  records: readonly PreparedRecord[],
): Patterns {
  const counts = new Map<string, { vector: LevelVector; count: number }>();
  visit((left, right) => {
    const a = records[left];
    const b = records[right];
    if (!a || !b) return;
    const vector = compareRecords(a, b);
    const key = vector.join();
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { vector, count: 1 });
  });
  return [...counts.values()];
}

function visitRandomPairs(
  records: readonly PreparedRecord[],
  pairs: number,
  seed: number,
  visit: (left: number, right: number) => void,
): void {
  const size = records.length;
  if ((size * (size - 1)) / 2 <= pairs) {
    for (let left = 0; left < size; left++)
      for (let right = left + 1; right < size; right++) visit(left, right);
    return;
  }
  const next = seededNumbers(seed);
  for (let pair = 0; pair < pairs; pair++) {
    const left = Math.floor(next() * size);
    const right = Math.floor(next() * size);
    if (left !== right) visit(left, right);
  }
}

function nameShares(records: readonly PreparedRecord[]): Pick<LinkageWeights, "common" | "rare"> {
  const given = sharesOf(records.map((record) => record.given.joined));
  const family = sharesOf(records.map((record) => record.family.joined));
  return {
    common: { given: given.common, family: family.common },
    rare: { given: given.rare, family: family.rare },
  };
}

function sharesOf(names: readonly string[]): { common: Record<string, number>; rare: number } {
  const known = names.filter((name) => name !== "");
  const counts = new Map<string, number>();
  for (const name of known) counts.set(name, (counts.get(name) ?? 0) + 1);
  const common: Record<string, number> = {};
  for (const [name, count] of counts) if (count >= commonCount) common[name] = count / known.length;
  return { common, rare: Math.max(1, commonCount - 1) / Math.max(known.length, 100) };
}

/** Weights to begin with: every level but the last (disagreement) far likelier for one person. */
export function firstWeights(): LinkageWeights {
  const fields = linkageFields.map((field) => {
    const levels: readonly string[] = linkageLevels[field];
    const last = levels.length - 1;
    const m = levels.map((level) => (isApart(level) ? 0.1 : 0.9 / last));
    const u = levels.map((level) => (isApart(level) ? 0.95 : 0.05 / last));
    return [field, { m, u }];
  });
  return {
    prior: 1e-4,
    fields: Object.fromEntries(fields),
    common: { given: {}, family: {} },
    rare: { given: 1e-3, family: 1e-3 },
  };
}

function isApart(level: string): boolean {
  return level === "different" || level === "conflict";
}
