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
import {
  chancesOf,
  evidenceOf,
  type FieldWeights,
  isShared,
  type LinkageWeights,
} from "./linkage-weights.ts";
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
/** So many pairs the starting weights count for. */
const imaginaryPairs = 20;

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
  const { randomPairs = 250_000, rounds = 30, seed = 1 } = options;
  const random = countPatterns((add) => visitRandomPairs(records, randomPairs, seed, add), records);
  const blocked = countPatterns((add) => visitPairs(records, add), records);
  const total = (records.length * (records.length - 1)) / 2;
  let weights: LinkageWeights = { ...start, ...nameShares(records) };
  for (let round = 0; round < rounds; round++) {
    const close = blocked.map((pattern) => sortPattern(weights, pattern));
    const far = random.map((pattern) => sortPattern(weights, pattern));
    const sum = (kind: "same" | "housemates") =>
      close.reduce((all, pattern) => all + pattern[kind], 0);
    const prior = Math.max(sum("same"), 0.5) / total;
    weights = {
      ...weights,
      prior,
      housemates: sum("housemates") / total,
      fields: fieldWeights(close, far, start),
    };
  }
  return weights;
}

/** Pairs of one pattern by what they probably are; the three sum to how many there are. */
type SortedPattern = {
  readonly vector: LevelVector;
  readonly same: number;
  readonly housemates: number;
  readonly strangers: number;
};

function sortPattern(
  weights: LinkageWeights,
  { vector, count }: { readonly vector: LevelVector; readonly count: number },
): SortedPattern {
  const chances = chancesOf(weights, evidenceOf(weights, vector));
  const same = count * chances.same;
  const housemates = count * chances.housemates;
  return { vector, same, housemates, strangers: count - same - housemates };
}

/** Housemates agree on shared fields like one person and on all others like strangers. */
function fieldWeights(
  close: readonly SortedPattern[],
  far: readonly SortedPattern[],
  start: LinkageWeights,
): Record<LinkageField, FieldWeights> {
  const entries = linkageFields.map((field, index) => {
    const alike = (pattern: SortedPattern) => pattern.same;
    const apart = (pattern: SortedPattern) =>
      pattern.strangers + (isShared(field) ? 0 : pattern.housemates);
    const m = shares(close, index, start.fields[field].m, alike);
    const u = shares(far, index, start.fields[field].u, apart);
    return [field, { m, u }];
  });
  return Object.fromEntries(entries);
}
/** Share of each level, with some imaginary pairs spread as `before` so that none is zero. */
function shares(
  patterns: readonly SortedPattern[],
  index: number,
  before: readonly number[],
  weigh: (pattern: SortedPattern) => number,
): readonly number[] {
  const counts = before.map((share) => share * imaginaryPairs);
  let sum = imaginaryPairs;
  for (const pattern of patterns) {
    const level = pattern.vector[index] ?? neutral;
    if (level === neutral) continue;
    const count = weigh(pattern);
    counts[level] = (counts[level] ?? 0) + count;
    sum += count;
  }
  return counts.map((count) => Math.max(count / sum, 1e-7));
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
    housemates: 1e-4,
    fields: Object.fromEntries(fields),
    common: { given: {}, family: {} },
    rare: { given: 1e-3, family: 1e-3 },
  };
}

function isApart(level: string): boolean {
  return level === "different" || level === "conflict";
}
