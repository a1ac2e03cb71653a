import * as people from "../src/people/contract.ts";
import { registerPerson, relatePeople } from "../src/people/server/index.ts";
import { welcomers } from "./colleagues.ts";
import type { Office } from "./office.ts";
import type { Neighbourhood } from "./residents.ts";

/** Persons of the demo by their key. */
export type PersonIds = ReadonlyMap<string, people.PersonId>;

const atATime = 20;

/** Has the welcomers in turn register everybody, and say who belongs together. */
export async function registerNeighbourhood(
  office: Office,
  { residents, ties }: Neighbourhood,
  say: (line: string) => void,
): Promise<PersonIds> {
  const ids = new Map<string, people.PersonId>();
  for (const [turn, some] of inTurns(residents)) {
    const registered = await office.do(
      welcomerOf(turn),
      people.registerPerson,
      `people-${turn}`,
      async (tx) => {
        const added: people.PersonId[] = [];
        for (const { identity } of some) added.push((await registerPerson(tx, identity)).id);
        return added;
      },
    );
    for (const [place, id] of registered.entries()) ids.set(some[place]?.key ?? "", id);
    if (ids.size % 100 === 0) say(`  ${ids.size} of ${residents.length} people`);
  }
  for (const [turn, some] of inTurns(ties)) {
    await office.do(welcomerOf(turn), people.relatePeople, `ties-${turn}`, async (tx) => {
      for (const { one, other, kind } of some) {
        await relatePeople(tx, { id: idOf(ids, one), otherId: idOf(ids, other), kind });
      }
    });
  }
  return ids;
}

export function idOf(ids: PersonIds, key: string): people.PersonId {
  const id = ids.get(key);
  if (!id) throw new Error(`the demo has nobody called ${key}`);
  return id;
}

function welcomerOf(turn: number): string {
  return welcomers[turn % welcomers.length]?.email ?? "";
}

function* inTurns<T>(things: readonly T[]): Generator<readonly [number, readonly T[]]> {
  for (let from = 0; from < things.length; from += atATime) {
    yield [from / atATime, things.slice(from, from + atATime)];
  }
}
