import { routes } from "../../src/app/server/server.ts";
import type { Act } from "./act.ts";
import { actsAtTheWelcome } from "./acts-at-the-welcome.ts";
import { actsOfOversight } from "./acts-of-oversight.ts";
import { actsOfQuestionnaires } from "./acts-of-questionnaires.ts";
import { actsOfTheCircle } from "./acts-of-the-circle.ts";
import { actsOfTheFile } from "./acts-of-the-file.ts";
import { actsOfTheHouse } from "./acts-of-the-house.ts";
import type { Stage } from "./stage.ts";
import { type Schema, textFields } from "./text-fields.ts";

/** Acts whose text is kept nowhere, and why. */
const keepNothing: Readonly<Record<string, string>> = {
  signIn: "an address that is looked up, a password that is compared",
  unlockSession: "a password that is compared",
  checkDuplicates: "an identity that is compared; registerPerson takes the same one",
};

export async function actsThatWrite(stage: Stage) {
  const welcome = actsAtTheWelcome(stage);
  const questionnaires = await actsOfQuestionnaires(stage);
  const acts: readonly Act[] = [
    ...welcome.acts,
    ...actsOfTheFile(stage),
    ...actsOfTheCircle(stage),
    ...questionnaires.acts,
    ...actsOfOversight(stage),
    // Last: a name that was changed stands on what was written before, too.
    ...actsOfTheHouse(stage),
  ];
  return { ...questionnaires, acts, registered: welcome.registered };
}

/** Acts with a field of free text by their contract, that neither write it here nor have a reason. */
export function actsNobodyTries(acts: readonly Act[]): readonly string[] {
  const tried = new Set(acts.map(({ endpoint }) => endpoint.name));
  return routes
    .map(({ endpoint }) => endpoint)
    .filter(({ method, input }) => method !== "GET" && textFields(input as Schema).length > 0)
    .map(({ name }) => name)
    .filter((name) => !tried.has(name) && !(name in keepNothing));
}
