import type { Static } from "typebox";
import type { Cover, Gp } from "../src/people/contract.ts";
import type { Dice } from "./dice.ts";
import type { Origin } from "./names/origin.ts";
import { inventNationalNumber } from "./national-numbers.ts";

const ourDoctors = ["Dr Hélène Vandenhove", "Dr Olivier Renard", "Dr Nour Haddad"];
const otherDoctors = [
  "Dr Pirard, rue Wayez",
  "Dr Cools, Scheut",
  "une maison médicale à Molenbeek",
];
const funds = ["Mutualité chrétienne", "Solidaris", "Partenamut", "Mutualité neutre", "CAAMI"];

/** Three in ten have no general practitioner, as in the whole of Brussels. */
export function gpOf(dice: Dice): Static<typeof Gp> {
  const roll = dice.between(1, 100);
  if (roll <= 30) return { answer: "no", name: "", since: null };
  if (roll <= 42) return { answer: "unknown", name: "", since: null };
  const name = dice.pick([...ourDoctors, ...ourDoctors, ...otherDoctors]);
  const month = String(dice.between(1, 12)).padStart(2, "0");
  const since = dice.chance(70) ? `${dice.between(2012, 2024)}-${month}-01` : null;
  return { answer: "yes", name, since };
}

/** Who pays for care; newcomers more often have urgent medical aid or nothing. */
export function coverOf(dice: Dice, origin: Origin): Static<typeof Cover> {
  const fund = dice.pick(funds);
  const roll = dice.between(1, 100) + (origin.key.startsWith("belgium") ? 0 : 9);
  if (roll <= 44) return { kind: "insured", fund, until: null };
  if (roll <= 78) return { kind: "increased", fund, until: null };
  if (roll <= 90) return { kind: "urgent-medical-aid", fund: "CPAS d’Anderlecht", until: null };
  return { kind: roll <= 99 ? "none" : "unknown", fund: "", until: null };
}

/** For about half of those whose birth is known to the day: a register number, or a BIS for newcomers. */
export function nationalNumberOf(
  dice: Dice,
  origin: Origin,
  gender: "woman" | "man",
  birth: string | null,
  cover: Static<typeof Cover>,
): string | undefined {
  const hasOne = dice.chance(55);
  const isNewcomer = dice.chance(origin.key.startsWith("belgium") ? 0 : 25);
  if (!hasOne || birth?.length !== 10 || cover.kind === "none") return undefined;
  // So many people have 1 January on their papers that its serials do run out.
  if (birth.endsWith("-01-01")) return undefined;
  const kind = isNewcomer || cover.kind === "urgent-medical-aid" ? "bis" : "niss";
  return inventNationalNumber(birth, gender, kind, dice.between(0, 6));
}
