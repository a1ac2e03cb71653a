/** Puts the people found by their keys in order, and says what of them fits. */
import { birthParts } from "../births/birth.ts";
import { compareBirths } from "../births/compare-births.ts";
import { type NameWord, nameWords } from "../names/name-words.ts";
import { wordLikeness } from "../names/word-likeness.ts";
import type { QueryElement } from "./query-elements.ts";
import { numberKey, phoneKey } from "./stored-keys.ts";

export type SearchCandidate = {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  /** Other spellings and scripts, former names, nicknames. */
  readonly otherNames?: readonly string[];
  readonly birth?: string;
  readonly phones?: readonly string[];
  readonly number?: string;
  readonly nationalNumber?: string;
};

export type MatchedPart = "given" | "family" | "otherSpelling" | "birth" | "phone" | "number";

export type RankedMatch<Candidate extends SearchCandidate> = {
  readonly candidate: Candidate;
  /** 0 to 1, 1 when everything typed is there exactly. */
  readonly score: number;
  readonly matched: readonly MatchedPart[];
  /** How many of the typed elements say anything for this person, an unknown birth included. */
  readonly met: number;
};

type OwnWord = { readonly part: MatchedPart; readonly word: NameWord };

/**
 * When the best score is lower, the next of the `searchAttempts` may know better: names in another
 * script, far from their spelling, or half wrong.
 */
export const goodFrom = 0.7;

/** An element this alike counts as matched. */
const matchedFrom = 0.6;
/** So much alike are words that have nothing to do with one another. */
const unlike = 0.4;
/** What a word of the name that nobody typed costs. */
const untypedWord = 0.01;

/** Less alike than this is somebody else. */
const fitsFrom = 0.45;
/** A word this alike may be the one that was meant, in another script or far from its spelling. */
const metFrom = 0.55;

/**
 * Ranks the candidates that fit, best first; equal scores in the order of their ids. Each typed word
 * is held against every word of all the person's names, each used once, in whatever order they were
 * typed. One name that fits and one that does not is somebody else: it would list all the Karimas.
 */
export function rankMatches<Candidate extends SearchCandidate>(
  elements: readonly QueryElement[],
  candidates: readonly Candidate[],
): RankedMatch<Candidate>[] {
  const asked = whatIsAsked(elements);
  return candidates
    .map((candidate) => rankOne(asked, candidate))
    .filter(({ score, met }) => score >= fitsFrom && met >= Math.min(2, elements.length))
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1));
}

type Asked = {
  readonly names: readonly AskedName[];
  readonly facts: readonly QueryElement[];
};

type AskedName = { likenessTo(own: NameWord): number };

/** Candidates share their words, as `nameWords` knows them again: each is compared once. */
function whatIsAsked(elements: readonly QueryElement[]): Asked {
  const names = elements.flatMap(({ word, unfinished }) => {
    if (!word) return [];
    const known = new Map<NameWord, number>();
    const likenessTo = (own: NameWord) => {
      const before = known.get(own);
      if (before !== undefined) return before;
      const likeness = wordLikeness(word, own, unfinished);
      known.set(own, likeness);
      return likeness;
    };
    return [{ likenessTo }];
  });
  return { names, facts: elements.filter(({ kind }) => kind !== "name") };
}

function rankOne<Candidate extends SearchCandidate>(
  { names, facts }: Asked,
  candidate: Candidate,
): RankedMatch<Candidate> {
  const own = ownWords(candidate);
  const byName = matchWords(names, own);
  const parts = [...byName.parts];
  let { sum, met } = byName;
  for (const element of facts) {
    const [likeness, part] = matchFact(element, candidate);
    sum += likeness;
    if (likeness > 0) met += 1;
    if (likeness >= matchedFrom) parts.push(part);
  }
  const main = own.filter(({ part }) => part !== "otherSpelling").length;
  const untyped = names.length === 0 ? 0 : Math.max(0, main - names.length) * untypedWord;
  const count = names.length + facts.length;
  const score = count === 0 ? 0 : Math.max(0, sum / count - untyped);
  return { candidate, score, matched: [...new Set(parts)], met };
}

function ownWords(candidate: SearchCandidate): OwnWord[] {
  const words = (text: string, part: MatchedPart) =>
    nameWords(text).map((word) => ({ part, word }));
  return [
    ...words(candidate.given, "given"),
    ...words(candidate.family, "family"),
    ...(candidate.otherNames ?? []).flatMap((name) => words(name, "otherSpelling")),
  ];
}

/** Best pairs first, each typed word and each own word once. */
function matchWords(
  names: readonly AskedName[],
  own: readonly OwnWord[],
): { sum: number; parts: MatchedPart[]; met: number } {
  const pairs = names
    .flatMap((name) => own.map((mine) => ({ name, mine, likeness: name.likenessTo(mine.word) })))
    .sort((a, b) => b.likeness - a.likeness);
  const used = new Set<AskedName | OwnWord>();
  const parts: MatchedPart[] = [];
  let sum = 0;
  let met = 0;
  for (const { name, mine, likeness } of pairs) {
    if (used.has(name) || used.has(mine)) continue;
    used.add(name).add(mine);
    sum += evidenceOf(likeness);
    if (likeness >= metFrom) met += 1;
    if (likeness >= matchedFrom) parts.push(mine.part);
  }
  return { sum, parts, met };
}

function evidenceOf(likeness: number): number {
  return Math.max(0, (likeness - unlike) / (1 - unlike));
}

const birthLikeness = {
  exact: 1,
  swapped: 0.9,
  "one-digit": 0.85,
  "new-year": 0.8,
  month: 0.8,
  "only-year": 0.8,
  "near-year": 0.6,
  year: 0.5,
  conflict: 0,
  unknown: 0.3,
} as const;

function matchFact(element: QueryElement, candidate: SearchCandidate): [number, MatchedPart] {
  if (element.kind === "birth")
    return [birthLikeness[compareBirths(element.text, candidate.birth)], "birth"];
  if (element.kind === "year") return [yearLikeness(element, candidate.birth), "birth"];
  const national = (candidate.nationalNumber ?? "").replace(/\D/g, "");
  const numbers = [numberKey(candidate.number ?? ""), `i${national}`];
  const phones = (candidate.phones ?? []).map(phoneKey);
  const has = (key: string | undefined) => key !== undefined && element.keys.includes(key);
  if (phones.some(has)) return [1, "phone"];
  return [numbers.some(has) ? 1 : 0, "number"];
}

function yearLikeness(element: QueryElement, birth: string | undefined): number {
  const typed = birthParts(element.text);
  const stored = birthParts(birth);
  if (!typed || !stored) return 0.3;
  if (typed.year === stored.year) return 1;
  return compareBirths(element.text, birth) === "near-year" ? 0.8 : 0;
}
