import { defaultWeights as weights } from "../../linkage/default-weights.ts";
import type { MatchReason } from "../../linkage/linkage-weights.ts";
import { scorePair } from "../../linkage/score-pair.ts";
import type { FilePair } from "./file-pairs.ts";
import type { ImportRow } from "./read-rows.ts";
import type { RegisteredCandidate } from "./registered-candidates.ts";

export const outcomes = ["created", "matched", "to-review", "refused"] as const;
export type Outcome = (typeof outcomes)[number];

/** What is to become of a row. */
export interface Decision {
  readonly index: number;
  readonly outcome: Outcome;
  /** Who a matched row is. */
  readonly personId: string | undefined;
  /** Whom the row resembles: registered people, and earlier rows of the file. */
  readonly resembles: readonly Resemblance[];
  readonly because: string;
}

export type Resemblance = { readonly score: number } & (
  | { readonly personId: string }
  | { readonly index: number }
);

/** What the decisions of a batch depend on besides its rows. */
export interface Ground {
  readonly rows: readonly ImportRow[];
  /** Pairs of the file by their later row. */
  readonly earlier: ReadonlyMap<number, readonly FilePair[]>;
  /** Who a row is by its reference or from an earlier import of the file. */
  readonly known: ReadonlyMap<number, string>;
  /** People who already are some row of this file. Grows as rows are matched. */
  readonly taken: Set<string>;
}

/**
 * Decides about the rows of a batch (decisions/0006). Where several rows are the same as one
 * registered person, the likeliest row is matched and the others are to review.
 */
export function decideRows(
  ground: Ground,
  indexes: readonly number[],
  candidates: ReadonlyMap<number, readonly RegisteredCandidate[]>,
): Decision[] {
  const matches = chooseMatches(ground, indexes, candidates);
  return indexes.map((index) => {
    const decide = (outcome: Outcome, more: Partial<Decision> = {}): Decision => {
      const because = [more.because, ...(ground.rows[index]?.warnings ?? [])];
      const personId = more.personId;
      const resembles = more.resembles ?? [];
      return { index, outcome, personId, resembles, because: because.filter(Boolean).join("; ") };
    };
    const refusals = ground.rows[index]?.refusals ?? [];
    if (refusals.length > 0) return decide("refused", { because: refusals.join("; ") });
    const known = ground.known.get(index);
    if (known !== undefined)
      return decide("matched", { personId: known, because: "already imported" });
    const match = matches.get(index);
    if (match) return decide("matched", { personId: match.personId, because: sameAs(match) });
    const registered = candidates.get(index) ?? [];
    const rows = (ground.earlier.get(index) ?? []).filter(
      ({ left }) => ground.rows[left]?.refusals.length === 0,
    );
    if (registered.length === 0 && rows.length === 0) return decide("created");
    const resembles = [...registered, ...rows.map(({ left, score }) => ({ index: left, score }))];
    const because = [
      ...registered.map((one) => `resembles ${one.number} (${describe(one.score, one.reasons)})`),
      ...rows.map((pair) => resemblesRow(ground.rows, pair)),
    ];
    return decide("to-review", { resembles, because: because.join("; ") });
  });
}

function chooseMatches(
  { rows, known, taken }: Ground,
  indexes: readonly number[],
  candidates: ReadonlyMap<number, readonly RegisteredCandidate[]>,
): Map<number, RegisteredCandidate> {
  const same = indexes
    .filter((index) => !known.has(index) && rows[index]?.refusals.length === 0)
    .flatMap((index) => (candidates.get(index) ?? []).map((candidate) => ({ index, candidate })))
    .filter(({ candidate }) => candidate.verdict === "same")
    .sort((a, b) => b.candidate.score - a.candidate.score || a.index - b.index);
  const matches = new Map<number, RegisteredCandidate>();
  for (const { index, candidate } of same) {
    if (matches.has(index) || taken.has(candidate.personId)) continue;
    matches.set(index, candidate);
    taken.add(candidate.personId);
  }
  return matches;
}

function sameAs({ number, score, reasons }: RegisteredCandidate): string {
  return `the same as ${number} (${describe(score, reasons)})`;
}

function resemblesRow(rows: readonly ImportRow[], { left, right, score }: FilePair): string {
  const [one, other] = [rows[left], rows[right]];
  if (!one || !other) return "";
  const { reasons } = scorePair(one.linkage, other.linkage, weights);
  const name = one.reference === undefined ? "" : `, reference ${one.reference}`;
  return `resembles line ${one.line}${name} (${describe(score, reasons)})`;
}

/** `0.998: family exact, birth swapped` */
function describe(score: number, reasons: readonly MatchReason[]): string {
  const speaking = reasons.filter(({ bits }) => bits > 0).slice(0, 4);
  const words = speaking.map(({ field, level }) => `${fieldWords[field] ?? field} ${level}`);
  return [score.toFixed(3), words.join(", ")].filter(Boolean).join(": ");
}

const fieldWords: Readonly<Record<string, string>> = {
  houseNumber: "house number",
  nationalNumber: "national number",
};
