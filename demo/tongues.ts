import type { Dice } from "./dice.ts";
import type { Household, Member } from "./households.ts";

/** The language somebody with this mother tongue learnt to read, where it is not the same one. */
const readIn: Readonly<Record<string, string>> = {
  rif: "ar",
  ary: "ar",
  arq: "ar",
  aeb: "ar",
  apc: "ar",
  kmr: "tr",
  rom: "ro",
  pnb: "ur",
  ff: "fr",
  sus: "fr",
  mnk: "fr",
  ln: "fr",
  lua: "fr",
  wo: "fr",
  bas: "fr",
};
const houseLanguages = ["fr", "nl", "en"];

/** What somebody speaks and reads, and which language to interpret if the house speaks none of theirs. */
export function languagesOf(
  dice: Dice,
  { origin, tongues }: Household,
  { birthYear, parents }: Member,
) {
  const spoken = new Set<string>();
  const grewUpHere = birthYear >= 1998 && parents.length > 0;
  if (grewUpHere && birthYear < 2022) spoken.add(dice.chance(88) ? "fr" : "nl");
  for (const tongue of tongues) spoken.add(tongue);
  if (!grewUpHere && dice.chance(62)) spoken.add(origin.learns);
  if (!grewUpHere && dice.chance(12)) spoken.add(dice.pick(["nl", "en", "es"]));
  const languages = [...spoken];
  const readingAbility = abilityOf(dice, birthYear);
  const reads = readingAbility === "no" ? [] : languages.map((tongue) => readIn[tongue] ?? tongue);
  const isUnderstood = languages.some((language) => houseLanguages.includes(language));
  return {
    languages,
    reads: readingAbility === "unknown" ? [] : [...new Set(reads)].slice(0, 3),
    readingAbility,
    interpreter: isUnderstood || birthYear >= 2015 ? null : (languages[0] ?? null),
  };
}

function abilityOf(dice: Dice, birthYear: number): "yes" | "little" | "no" | "unknown" {
  if (birthYear >= 2019) return "unknown";
  const roll = dice.between(1, 100);
  if (roll <= (birthYear < 1965 ? 22 : 5)) return "no";
  if (roll <= 30) return "little";
  return roll <= 38 ? "unknown" : "yes";
}
