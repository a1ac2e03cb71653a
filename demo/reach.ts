import type { Static } from "typebox";
import type { Phone, Reach } from "../src/people/contract.ts";
import type { Dice } from "./dice.ts";

const advices = [
  "Dire seulement « un rendez-vous ».",
  "Appeler entre 10 h et 12 h.",
  "Ne rien laisser sur le répondeur.",
  "Passer par l’école de sa fille.",
  "Envoyer un SMS en français simple.",
  "Ne pas parler à son mari.",
  "Travaille de nuit : appeler l’après-midi.",
  "Le téléphone est partagé avec le voisin.",
];

/** How somebody may be reached; children through a parent. */
export function reachOf(dice: Dice, isAdult: boolean): Static<typeof Reach> {
  const phones: Static<typeof Phone>[] = [];
  if (dice.chance(isAdult ? 82 : 60)) {
    const isOwn = isAdult && dice.chance(90);
    const whose = isAdult ? dice.pick(["une amie", "son frère", "sa fille"]) : "sa mère";
    phones.push({
      number: drawNumber(dice),
      whose: isOwn ? "" : whose,
      textMessage: dice.chance(70),
      voicemail: dice.chance(35),
    });
  }
  return {
    phones,
    email: "",
    letterHome: dice.chance(65),
    askFor: !isAdult ? "un parent" : "",
    advice: isAdult && dice.chance(14) ? dice.pick(advices) : "",
  };
}

/** In 0450, which no operator we know of gives out, written the ways people write it. */
function drawNumber(dice: Dice): string {
  const pairs = [1, 2, 3].map(() => String(dice.between(0, 99)).padStart(2, "0"));
  const [a, b, c] = pairs;
  return dice.pick([`0450 ${a} ${b} ${c}`, `0450/${a}.${b}.${c}`, `+32 450 ${a} ${b} ${c}`]);
}
