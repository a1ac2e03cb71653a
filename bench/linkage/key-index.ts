/** What the database does with the keys, in memory: any key of each element, all elements. */
import { queryElements } from "../../src/people/finding/query-elements.ts";
import {
  goodFrom,
  type RankedMatch,
  rankMatches,
  type SearchCandidate,
} from "../../src/people/finding/rank-matches.ts";
import {
  type KeyLists,
  mostCandidates,
  searchAttempts,
} from "../../src/people/finding/search-attempts.ts";
import { storedKeys } from "../../src/people/finding/stored-keys.ts";

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

  search(text: string): { found: number; best: RankedMatch<SearchCandidate>[] } {
    const elements = queryElements(text);
    const found = new Set<number>();
    let best: RankedMatch<SearchCandidate>[] = [];
    for (const attempt of searchAttempts(elements)) {
      for (const keyLists of attempt.lookUps) {
        const holders = this.#holdersOf(keyLists);
        if (holders.length > mostCandidates && attempt.whenTooMany === "take-none") continue;
        for (const index of holders.slice(0, mostCandidates)) found.add(index);
      }
      const people = [...found].map((index) => this.#people[index]);
      best = rankMatches(
        elements,
        people.filter((person) => person !== undefined),
      );
      if ((best[0]?.score ?? 0) >= goodFrom) break;
    }
    return { found: found.size, best };
  }

  /** Indexes of the people who have a key of every list, in the order of registration. */
  #holdersOf(keyLists: KeyLists): number[] {
    let left: Set<number> | undefined;
    for (const keys of keyLists) {
      const holders = new Set(keys.flatMap((key) => this.#holders.get(key) ?? []));
      left = left ? left.intersection(holders) : holders;
    }
    return [...(left ?? [])].sort((a, b) => a - b);
  }
}
