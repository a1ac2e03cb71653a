import { listCentreKeys, rekeyCentre } from "../src/access/server/index.ts";
import { asSystem, type Database } from "../src/platform/server/database.ts";
import { addShipped } from "../src/questionnaires/server/index.ts";
import { demoPassword, signIns } from "./colleagues.ts";
import { drawContacts } from "./contacts.ts";
import { drawDay } from "./day.ts";
import { fillCircles } from "./fill-circles.ts";
import { fillContacts } from "./fill-contacts.ts";
import { fillDay } from "./fill-day.ts";
import { fillDocuments } from "./fill-documents.ts";
import { fillHealth } from "./fill-health.ts";
import { fillHouse } from "./fill-house.ts";
import { fillNeeds } from "./fill-needs.ts";
import { registerNeighbourhood } from "./fill-people.ts";
import { fillQuestionnaires } from "./fill-questionnaires.ts";
import { drawHealthStories } from "./health-stories.ts";
import { centre, unfinishedKey } from "./house.ts";
import { drawNeighbourhood } from "./neighbourhood.ts";
import { Office } from "./office.ts";
import { drawStories } from "./stories.ts";

type Filling = "filled" | "was-filled" | "other-centre";

/** The seed of the one demo everybody sees. */
const theSeed = 1070;

/**
 * Fills an empty database with the demo centre, through the verbs its colleagues use. Does nothing
 * when a centre is there: `was-filled` when it is the demo, `other-centre` when it is not.
 *
 * @example await fillCentre(database, console.log)
 */
export async function fillCentre(
  database: Database,
  say: (line: string) => void,
  seed = theSeed,
): Promise<Filling> {
  const keys = await asSystem(database, "is there a centre", [], listCentreKeys);
  if (keys.includes(centre.key)) return "was-filled";
  if (keys.length > 0 && !keys.includes(unfinishedKey)) return "other-centre";

  const startedAt = performance.now();
  say(keys.length > 0 ? "Continuing to fill the demo centre." : "Filling the demo centre.");
  const office = new Office(database);
  const services = await fillHouse(
    database,
    office,
    keys.includes(unfinishedKey) ? "founded" : "to-found",
  );
  const neighbourhood = drawNeighbourhood(seed);
  const ids = await registerNeighbourhood(office, neighbourhood, say);
  const stories = drawStories(seed, neighbourhood.residents);
  await fillCircles(office, { stories, ids, services });
  const contacts = drawContacts(seed, { stories, ties: neighbourhood.ties });
  await fillContacts(office, { contacts, ids, services });
  const healthStories = drawHealthStories(seed, stories, neighbourhood.residents);
  await fillHealth(office, { stories: healthStories, ids, services, seed });
  await addShipped(database);
  await fillQuestionnaires(office, { stories, ids, services });
  await fillDocuments(office, { ids, services });
  await fillNeeds(office, { stories, ids, services });
  const visits = drawDay(seed, neighbourhood.residents);
  await fillDay(database, office, { visits, ids });
  await office.close();
  await asSystem(database, "the demo is complete", ["staff"], (tx) =>
    rekeyCentre(tx, { from: unfinishedKey, to: centre.key }),
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`The demo centre is filled: ${ids.size} people, ${visits.length} arrivals, ${seconds} s.`);
  return "filled";
}

/** The addresses to try the demo with, one per line. */
export function describeSignIns(): string {
  const width = Math.max(...signIns.map(({ email }) => email.length));
  const lines = signIns.map(
    ({ email, given, family, profession }) =>
      `  ${email.padEnd(width)}  ${given} ${family}, ${profession.replaceAll("-", " ")}`,
  );
  return [`Demo sign-ins, all with the password ${demoPassword}:`, ...lines].join("\n");
}
