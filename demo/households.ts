import type { Dice } from "./dice.ts";
import { africa } from "./names/africa.ts";
import { europe } from "./names/europe.ts";
import { maghreb } from "./names/maghreb.ts";
import { nearAndFarEast } from "./names/near-and-far-east.ts";
import type { Name, Origin } from "./names/origin.ts";

const origins: readonly Origin[] = [...maghreb, ...europe, ...africa, ...nearAndFarEast];

/** The last year anybody was born in: fixed, so that the same people stand in the demo every year. */
const newestBirth = 2025;

export interface Member {
  readonly given: Name;
  /** The second one is the mother's, where names are passed on so. */
  readonly families: readonly Name[];
  readonly maiden?: Name;
  readonly gender: "woman" | "man";
  readonly birthYear: number;
  /** Places of the parents in the household. */
  readonly parents: readonly number[];
  readonly partner?: number;
}

export interface Household {
  readonly origin: Origin;
  readonly tongues: readonly string[];
  readonly members: readonly Member[];
}

type Kind = "alone" | "couple" | "family" | "one-parent" | "siblings" | "three-generations";
const kinds: readonly (readonly [Kind, number])[] = [
  ["alone", 30],
  ["couple", 10],
  ["family", 32],
  ["one-parent", 16],
  ["siblings", 6],
  ["three-generations", 6],
];

/** People who live together, with names passed on as in the country they or their parents came from. */
export function drawHousehold(dice: Dice): Household {
  const origin = dice.pick(origins, ({ share }) => share);
  const [kind] = dice.pick(kinds, ([, share]) => share);
  const family = dice.pick(origin.families);
  const members: Member[] = [];
  const used = new Set<string>();
  const draw = (gender: Member["gender"], birthYear: number, more: Partial<Member> = {}) => {
    const all = gender === "woman" ? origin.women : origin.men;
    const free = all.filter(({ latin }) => !used.has(latin));
    const given = dice.pick(free.length > 0 ? free : all);
    used.add(given.latin);
    const own = origin.passing === "double" ? [dice.pick(origin.families)] : [];
    members.push({
      given,
      families: [family, ...own],
      gender,
      birthYear,
      parents: [],
      ...more,
    });
    return members.length - 1;
  };
  const couple = (motherBirth: number) => {
    const maiden = dice.pick(origin.families);
    const woman = draw("woman", motherBirth, {
      families: origin.passing === "married" ? [family] : [maiden, ...otherHalf(dice, origin)],
      ...(origin.passing === "married" && { maiden }),
    });
    const man = draw("man", motherBirth - dice.between(-2, 8), { partner: woman });
    return [man, woman];
  };
  const children = (parents: readonly number[], motherBirth: number, count: number) => {
    const [father, mother] = parents.map((place) => members[place]);
    let year = motherBirth + dice.between(20, 31);
    for (let n = 0; n < count && year <= newestBirth; n++) {
      const double = [father?.families[0] ?? family, mother?.families[0] ?? family];
      draw(anyGender(dice), year, {
        parents,
        ...(origin.passing === "double" && { families: double }),
      });
      year += dice.between(1, 4);
    }
  };

  switch (kind) {
    case "alone":
      draw(dice.chance(62) ? "man" : "woman", dice.between(1938, 2007));
      break;
    case "couple":
      couple(dice.between(1940, 2000));
      break;
    case "family": {
      const birth = dice.between(1970, 1999);
      children(couple(birth), birth, dice.between(1, 5));
      break;
    }
    case "one-parent": {
      const birth = dice.between(1970, 2002);
      const parent = draw(dice.chance(88) ? "woman" : "man", birth);
      children([parent], birth, dice.between(1, 3));
      break;
    }
    case "siblings": {
      const birth = dice.between(1985, 2004);
      for (let n = dice.between(2, 3); n > 0; n--) draw(anyGender(dice), birth + n * 2);
      break;
    }
    case "three-generations": {
      const birth = dice.between(1972, 1996);
      const parents = couple(birth);
      children(parents, birth, dice.between(1, 3));
      const grandmother = draw("woman", birth - dice.between(24, 34));
      const son = members[parents[0] ?? 0];
      if (son) members[parents[0] ?? 0] = { ...son, parents: [grandmother] };
    }
  }
  return { origin, tongues: dice.pick(origin.tongues), members };
}

const anyGender = (dice: Dice) => (dice.chance(50) ? "woman" : "man");

function otherHalf(dice: Dice, origin: Origin): readonly Name[] {
  return origin.passing === "double" ? [dice.pick(origin.families)] : [];
}
