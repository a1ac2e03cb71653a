import { cast } from "./cast.ts";
import { diceOf } from "./dice.ts";
import { drawHousehold, type Household } from "./households.ts";
import { identitiesOf } from "./identities.ts";
import type { Neighbourhood, Resident, Tie } from "./residents.ts";
import { firstRecords, secondRecords } from "./second-records.ts";

/** Registrations of the demo, second records of the same person included. */
const registrations = 320;

/**
 * Everybody the demo knows: the cast, households drawn by the dice, and the first and second
 * records of those who were registered twice. The same seed draws the same people.
 */
export function drawNeighbourhood(seed: number): Neighbourhood {
  const dice = diceOf(seed);
  const residents: Resident[] = [...cast.residents, ...firstRecords];
  const ties: Tie[] = [...cast.ties];
  for (let house = 1; residents.length < registrations - secondRecords.length; house++) {
    const household = drawHousehold(dice);
    const keyOf = (place: number) => `household-${house}-${place}`;
    const identities = identitiesOf(dice, household);
    residents.push(...identities.map((identity, place) => ({ key: keyOf(place), identity })));
    ties.push(...tiesOf(household, keyOf));
  }
  return { residents: [...residents, ...secondRecords], ties };
}

function tiesOf({ members }: Household, keyOf: (place: number) => string): Tie[] {
  return members.flatMap((member, place) => {
    const one = keyOf(place);
    const parents = member.parents.map((parent): Tie => {
      return { one, other: keyOf(parent), kind: "parent" };
    });
    if (member.partner !== undefined) {
      return [...parents, { one, other: keyOf(member.partner), kind: "partner" }];
    }
    const isAlone = place > 0 && parents.length === 0 && !isSomebodysParent(members, place);
    const isPartner = members.some(({ partner }) => partner === place);
    return isAlone && !isPartner
      ? [...parents, { one, other: keyOf(0), kind: "sibling" }]
      : parents;
  });
}

function isSomebodysParent(members: Household["members"], place: number): boolean {
  return members.some(({ parents }) => parents.includes(place));
}
