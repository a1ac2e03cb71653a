/** In which order to look for what was typed: narrowly first, further only when that finds nobody. */
import type { QueryElement } from "./query-elements.ts";

/** One look-up: a person fits when it has at least one key of every list. */
export type KeyLists = readonly (readonly string[])[];

export type SearchAttempt = {
  readonly lookUps: readonly KeyLists[];
  /** What to do with a look-up that finds more people than can be ranked. */
  readonly whenTooMany: "take-some" | "take-none";
};

/** More candidates than this are not ranked. */
export const mostCandidates = 300;

/**
 * Attempts in their order; go on to the next when the best score is below `goodFrom`, then rank
 * the people of all attempts together. First everything typed, then everything typed but further
 * from the spelling, last all elements but one, which helps when one word is wrong altogether and
 * the rest is rare: a look-up of a common word alone finds too many and is left out.
 */
export function searchAttempts(elements: readonly QueryElement[]): SearchAttempt[] {
  const near = elements.map(({ keys }) => keys);
  const wide = elements.map(({ wideKeys }) => wideKeys);
  const all: SearchAttempt[] = [
    { lookUps: [near], whenTooMany: "take-some" },
    { lookUps: [wide], whenTooMany: "take-some" },
  ];
  if (elements.length < 2) return all.slice(0, 1);
  const butOne = elements.map((_, index) => near.filter((_keys, other) => other !== index));
  return [...all, { lookUps: butOne, whenTooMany: "take-none" }];
}
