/** What the database does with the keys, in memory: any key of each element, all elements. */
import type { QueryElement } from "../../src/people/query-elements.ts";
import { queryElements } from "../../src/people/query-elements.ts";
import {
  type RankedMatch,
  rankMatches,
  type SearchCandidate,
} from "../../src/people/rank-matches.ts";
import { storedKeys } from "../../src/people/stored-keys.ts";

/** No more candidates than this are ranked. */
const mostCandidates = 300;

export class KeyIndex {
  readonly #people: readonly SearchCandidate[];
  readonly #holders = new Map<string, number[]>();
  keys = 0;

  constructor(people: readonly SearchCandidate[]) {
    this.#people = people;
    for (const [index, person] of people.entries())
      for (const key of storedKeys({ names: [person.given, person.family] })) {
        this.keys++;
        const holders = this.#holders.get(key);
        if (holders) holders.push(index);
        else this.#holders.set(key, [index]);
      }
  }

  /** Indexes of the people who have a key of every element. */
  candidates(elements: readonly QueryElement[]): number[] {
    let left: Set<number> | undefined;
    for (const { keys } of elements) {
      const holders = new Set(keys.flatMap((key) => this.#holders.get(key) ?? []));
      left = left ? left.intersection(holders) : holders;
    }
    return [...(left ?? [])].sort((a, b) => a - b);
  }

  /** Whether the keys lead to a person, however many others they lead to. */
  reaches(text: string, wanted: SearchCandidate): boolean {
    return this.candidates(queryElements(text)).some((index) => this.#people[index] === wanted);
  }

  search(text: string): { found: number; best: RankedMatch<SearchCandidate>[] } {
    const elements = queryElements(text);
    const found = this.candidates(elements);
    const people = found.slice(0, mostCandidates).map((index) => this.#people[index]);
    const best = rankMatches(
      elements,
      people.filter((person) => person !== undefined),
    );
    return { found: found.length, best: best.slice(0, 5) };
  }
}
