/** How often a person is found in the first five by another spelling, another script, or with errors. */

import type { SearchCandidate } from "../../src/people/finding/rank-matches.ts";
import { seededNumbers } from "../../src/people/linkage/seeded-numbers.ts";
import { KeyIndex } from "./key-index.ts";
import type { NamePair } from "./name-pairs.ts";

export type SearchFigures = {
  readonly what: string;
  readonly people: number;
  readonly queries: number;
  readonly inFirstFive: number;
  /** Share where the keys led to the person at all, before ranking. */
  readonly reached: number;
  readonly medianCandidates: number;
  readonly p95Candidates: number;
  readonly millisecondsPerQuery: number;
};

type Query = { readonly text: string; readonly wanted: SearchCandidate };

/** Registers people in one script and asks for them in the other. */
export function searchAcrossScripts(
  pairs: readonly NamePair[],
  registered: "latin" | "arabic",
  people: number,
  queries: number,
): SearchFigures {
  const next = seededNumbers(11);
  const asked = registered === "latin" ? "arabic" : "latin";
  const register: SearchCandidate[] = [];
  const questions: Query[] = [];
  for (let index = 0; index < people; index++) {
    const given = pick(pairs, next);
    const family = pick(pairs, next);
    const person = { id: idOf(index), given: given[registered], family: family[registered] };
    register.push(person);
    if (index < queries)
      questions.push({ text: `${given[asked]} ${family[asked]}`, wanted: person });
  }
  return measure(`registered ${registered}, asked ${asked}`, register, questions);
}

/** Asks with another Latin spelling of the same Arabic form for both words. */
export function searchOtherSpellings(
  pairs: readonly NamePair[],
  people: number,
  queries: number,
): SearchFigures {
  const next = seededNumbers(12);
  const spellings = Map.groupBy(pairs, ({ arabic }) => arabic);
  const several = [...spellings.values()].filter((group) => group.length > 1);
  const register: SearchCandidate[] = [];
  const questions: Query[] = [];
  for (let index = 0; index < people; index++) {
    const asks = index < queries;
    const [given, otherGiven] = twoOf(asks ? pick(several, next) : [pick(pairs, next)], next);
    const [family, otherFamily] = twoOf(asks ? pick(several, next) : [pick(pairs, next)], next);
    const person = { id: idOf(index), given: given.latin, family: family.latin };
    register.push(person);
    if (asks) questions.push({ text: `${otherGiven.latin} ${otherFamily.latin}`, wanted: person });
  }
  return measure("another Latin spelling of both words", register, questions);
}

/** Asks with one letter dropped, doubled, swapped or replaced in each of two words. */
export function searchWithErrors(
  pairs: readonly NamePair[],
  people: number,
  queries: number,
): SearchFigures {
  const next = seededNumbers(13);
  const words = pairs.filter(({ latin }) => /^[a-z]{3,}$/.test(latin));
  const register = Array.from({ length: people }, (_, index) => ({
    id: idOf(index),
    given: pick(words, next).latin,
    family: pick(words, next).latin,
  }));
  const questions = register.slice(0, queries).map((wanted) => ({
    text: `${withError(wanted.given, next)} ${withError(wanted.family, next)}`,
    wanted,
  }));
  return measure("one error in each of two words", register, questions);
}

export function withError(word: string, next: () => number): string {
  const at = Math.floor(next() * word.length);
  const letter = word[at] ?? "";
  const kind = Math.floor(next() * 4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at);
  const other = String.fromCharCode(97 + Math.floor(next() * 26));
  if (kind === 2) return word.slice(0, at) + other + word.slice(at + 1);
  const start = Math.min(at, word.length - 2);
  return `${word.slice(0, start)}${word[start + 1]}${word[start]}${word.slice(start + 2)}`;
}

function measure(
  what: string,
  register: SearchCandidate[],
  queries: readonly Query[],
): SearchFigures {
  const index = new KeyIndex(register);
  const lists: number[] = [];
  let hits = 0;
  let reached = 0;
  const began = performance.now();
  for (const { text, wanted } of queries) {
    const { found, best } = index.search(text);
    lists.push(found);
    const same = ({ candidate }: { candidate: SearchCandidate }) =>
      candidate.given === wanted.given && candidate.family === wanted.family;
    if (best.slice(0, 5).some(same)) hits++;
    if (best.some(same)) reached++;
  }
  const elapsed = performance.now() - began;
  lists.sort((a, b) => a - b);
  return {
    what,
    people: register.length,
    queries: queries.length,
    inFirstFive: hits / queries.length,
    reached: reached / queries.length,
    medianCandidates: lists[Math.floor(lists.length / 2)] ?? 0,
    p95Candidates: lists[Math.floor(lists.length * 0.95)] ?? 0,
    millisecondsPerQuery: elapsed / queries.length,
  };
}

function twoOf(group: readonly NamePair[], next: () => number): [NamePair, NamePair] {
  const first = pick(group, next);
  const others = group.filter((pair) => pair.latin !== first.latin);
  return [first, others.length === 0 ? first : pick(others, next)];
}

function pick<Item>(items: readonly Item[], next: () => number): Item {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function idOf(index: number): string {
  return String(index).padStart(7, "0");
}
