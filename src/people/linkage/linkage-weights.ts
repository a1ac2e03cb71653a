/**
 * What agreement and disagreement are worth: the model of Fellegi and Sunter (1969), with
 * agreement on a rare name worth more than on a common one, and with three kinds of pairs instead
 * of two: one person, strangers, and housemates, who share family name, address and phone without
 * being one person. Without the third kind brothers and sisters come out as one person.
 */
import {
  type LevelVector,
  type LinkageField,
  linkageFields,
  linkageLevels,
  neutral,
} from "./linkage-levels.ts";
import type { PreparedRecord } from "./linkage-record.ts";

/** Probabilities of each level among records of one person (`m`) and of two persons (`u`). */
export type FieldWeights = { readonly m: readonly number[]; readonly u: readonly number[] };

export type LinkageWeights = {
  /** Probability that two records taken at random are of one person. */
  readonly prior: number;
  /** Probability that two records taken at random are of two people of one household. */
  readonly housemates: number;
  readonly fields: Readonly<Record<LinkageField, FieldWeights>>;
  /** Shares (0 to 1) of the people who carry a name, by joined name; only common names. */
  readonly common: {
    readonly given: Readonly<Record<string, number>>;
    readonly family: Readonly<Record<string, number>>;
  };
  /** Share of a name that is not among the common ones. */
  readonly rare: { readonly given: number; readonly family: number };
};

export type MatchReason = {
  readonly field: LinkageField;
  readonly level: string;
  /** Evidence in bits; above 0 speaks for one person. */
  readonly bits: number;
};

export type PairScore = {
  /** log2 of how many times likelier the agreement is for one person than for two. */
  readonly weight: number;
  /** Posterior probability of one person, 0 to 1. */
  readonly probability: number;
  readonly reasons: readonly MatchReason[];
};

/** Bits of evidence of one field at one level. */
export function fieldBits(weights: LinkageWeights, field: LinkageField, level: number): number {
  const m = weights.fields[field].m[level];
  const u = weights.fields[field].u[level];
  return m === undefined || u === undefined ? 0 : Math.log2(m / u);
}

/** Fields that housemates have in common. */
const shared: ReadonlySet<LinkageField> = new Set([
  "family",
  "street",
  "houseNumber",
  "place",
  "phone",
]);

export function isShared(field: LinkageField): boolean {
  return shared.has(field);
}

/** Evidence in bits, against strangers: of the fields that are one's own, and of the shared ones. */
export type Evidence = { readonly own: number; readonly shared: number };

/** Evidence of a vector of levels; names are weighed by how common they are when records are given. */
export function evidenceOf(
  weights: LinkageWeights,
  vector: LevelVector,
  pair?: readonly [PreparedRecord, PreparedRecord],
): Evidence {
  let own = 0;
  let common = 0;
  for (const [index, field] of linkageFields.entries()) {
    const level = vector[index] ?? neutral;
    if (level === neutral) continue;
    let bits = fieldBits(weights, field, level);
    if (pair && (field === "given" || field === "family"))
      bits += rarityBits(weights, field, level, ...pair);
    if (isShared(field)) common += bits;
    else own += bits;
  }
  return { own, shared: common };
}

/** Probabilities that a pair is one person, or housemates; the rest is strangers. */
export function chancesOf(
  weights: LinkageWeights,
  evidence: Evidence,
): { readonly same: number; readonly housemates: number } {
  const same = weights.prior * 2 ** (evidence.own + evidence.shared);
  const housemates = weights.housemates * 2 ** evidence.shared;
  const all = same + housemates + (1 - weights.prior - weights.housemates);
  return { same: same / all, housemates: housemates / all };
}

const typing = linkageLevels.given.indexOf("typing");

/** Replaces the average chance of agreeing on a name by the share of that very name. */
export function rarityBits(
  weights: LinkageWeights,
  field: "given" | "family",
  level: number,
  a: PreparedRecord,
  b: PreparedRecord,
): number {
  if (level !== 0 && level !== typing) return 0;
  const average = weights.fields[field].u[0] ?? 1;
  const shares = weights.common[field];
  const rare = weights.rare[field];
  const share = Math.max(shares[a[field].joined] ?? rare, shares[b[field].joined] ?? rare);
  const bits = Math.log2(average / share);
  return level === 0 ? bits : Math.min(0, bits);
}
