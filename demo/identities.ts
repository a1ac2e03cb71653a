import type { Address, IdentityInput, OtherName } from "../src/people/contract.ts";
import type { Dice } from "./dice.ts";
import type { Household, Member } from "./households.ts";
import type { Origin } from "./names/origin.ts";
import { coverOf, gpOf, nationalNumberOf } from "./papers.ts";
import { reachOf } from "./reach.ts";
import { notTold, nowhere, referenceAddress, streets } from "./streets.ts";
import { languagesOf } from "./tongues.ts";

/** What the welcome would write down about each member of a household, in their order. */
export function identitiesOf(dice: Dice, household: Household): IdentityInput[] {
  const address = drawAddress(dice);
  const gp = gpOf(dice);
  const cover = coverOf(dice, household.origin);
  return household.members.map((member) => {
    const isAdult = member.birthYear <= 2007;
    const birth = drawBirth(dice, household.origin, member.birthYear, isAdult);
    const speech = languagesOf(dice, household, member);
    const nationalNumber = nationalNumberOf(dice, household.origin, member.gender, birth, cover);
    const trusts = isAdult && dice.chance(12);
    return {
      ...namesOf(dice, member, isAdult),
      birth,
      gender: dice.chance(1.5) ? "unknown" : member.gender,
      ...speech,
      reach: reachOf(dice, isAdult),
      address,
      trustedPerson: trusts ? dice.pick(["sa sœur", "son frère", "une voisine", "son fils"]) : "",
      consent: dice.chance(92) ? consentOf(speech) : null,
      gp: dice.chance(85) ? gp : gpOf(dice),
      cover,
      ...(nationalNumber && { nationalNumber }),
    };
  });
}

function namesOf(dice: Dice, member: Member, isAdult: boolean) {
  const { given, families, maiden, gender } = member;
  const familyOf = (form: "latin" | "woman") => families.map((name) => name[form]).join(" ");
  const form = gender === "woman" ? "woman" : "latin";
  const family = familyOf(form);
  const otherNames: OtherName[] = [];
  const ownFamilies = families.map(({ own }) => own?.[form]);
  if (given.own && ownFamilies.every((name) => name !== undefined) && dice.chance(45)) {
    otherNames.push({ kind: "own-script", given: given.own[form], family: ownFamilies.join(" ") });
  }
  const rewritten = families.map((name) => name.alsoWritten ?? name[form]).join(" ");
  if ((given.alsoWritten ?? rewritten !== family) && dice.chance(22)) {
    const kind = dice.chance(70) ? "on-paper" : "as-spoken";
    otherNames.push({ kind, given: given.alsoWritten ?? given.latin, family: rewritten });
  }
  if (isAdult && maiden && maiden.latin !== families[0]?.latin && dice.chance(25)) {
    otherNames.push({ kind: "former", given: given.latin, family: maiden.woman });
  }
  if (dice.chance(4)) {
    const nickname = given.latin.split(/[ -]/)[0]?.slice(0, 3) ?? given.latin;
    otherNames.push({ kind: "nickname", given: nickname, family: "" });
  }
  return { given: given.latin, family, otherNames };
}

function drawBirth(dice: Dice, origin: Origin, year: number, isAdult: boolean): string | null {
  const papersSayNewYear = isAdult && dice.chance(origin.newYearBirths);
  if (papersSayNewYear) return dice.chance(75) ? `${year}-01-01` : `${year}~`;
  const known = dice.between(1, 100);
  const month = String(dice.between(1, 12)).padStart(2, "0");
  const day = String(dice.between(1, 28)).padStart(2, "0");
  if (isAdult && known <= 2) return null;
  if (isAdult && known <= 5) return String(year);
  if (known <= 7) return `${year}-${month}`;
  return `${year}-${month}-${day}`;
}

function drawAddress(dice: Dice): Address {
  const kind = dice.between(1, 100);
  if (kind <= 4) return nowhere;
  if (kind <= 8) return notTold;
  if (kind <= 14) return referenceAddress;
  const { name, postcode, municipality, sector } = dice.pick(streets, ({ share }) => share);
  const box = dice.chance(35) ? ` bte ${dice.between(1, 12)}` : "";
  return {
    kind: "home",
    street: `${name} ${dice.between(1, 240)}${box}`,
    postcode,
    municipality,
    sector,
  };
}

function consentOf(
  speech: ReturnType<typeof languagesOf>,
): Exclude<IdentityInput["consent"], undefined> {
  const language = speech.languages[0] ?? "fr";
  if (speech.interpreter) return { language: speech.interpreter, aid: "interpreter" };
  if (speech.readingAbility === "no") return { language, aid: "pictograms" };
  return { language, aid: speech.readingAbility === "yes" ? "read" : "spoken" };
}
