import * as needs from "../src/needs/contract.ts";
import { addHelper, moveNeed, nameNeed } from "../src/needs/server/index.ts";
import * as orientation from "../src/orientation/contract.ts";
import { acceptReferral, handNeedOn } from "../src/orientation/server/index.ts";
import type { PersonId } from "../src/people/contract.ts";
import type { Input } from "../src/platform/endpoint.ts";
import type { Tx } from "../src/platform/server/database.ts";
import type { ServiceIds } from "./fill-house.ts";
import { idOf, type PersonIds } from "./fill-people.ts";
import { type NeedTold, tellNeeds } from "./needs-told.ts";
import type { Office } from "./office.ts";
import type { Story } from "./stories.ts";

const emailOf = (name: string) => `${name}@demo.kring`;

/** What people need, in the sessions of those who heard of it; and what was handed on to others. */
export async function fillNeeds(
  office: Office,
  { stories, ids, services }: { stories: readonly Story[]; ids: PersonIds; services: ServiceIds },
): Promise<void> {
  for (const [place, told] of tellNeeds(stories).entries()) {
    const scene = { id: idOf(ids, told.about), services, key: `need-${place}` };
    await fillNeed(office, told, scene);
  }
}

interface Scene {
  readonly id: PersonId;
  readonly services: ServiceIds;
  readonly key: string;
}

async function fillNeed(office: Office, told: NeedTold, { id, services, key }: Scene) {
  const [name, service] = told.by;
  const email = emailOf(name);
  const { what, compartment, words = "", urgency, unmetBecause = null, vital = false } = told;
  const place = { serviceId: services[service], compartment };
  const need = { id, ...place, what, words, urgency, unmetBecause, vital };
  const { entryId } = await office.do(email, needs.nameNeed, key, async (tx) => ({
    entryId: (await nameNeed(tx, need)).entry.id,
  }));
  for (const [step, helper] of (told.helpers ?? []).entries()) {
    const since = helper.since;
    const who =
      "service" in helper ? { serviceId: services[helper.service] } : { outside: helper.outside };
    await office.do(email, needs.addHelper, `${key}-helper-${step}`, async (tx) => {
      await addHelper(tx, { id: entryId, ...who, since });
      return {};
    });
  }
  for (const [step, moved] of (told.moves ?? []).entries()) {
    await office.do(email, needs.moveNeed, `${key}-move-${step}`, async (tx) => {
      await moveNeed(tx, { id: entryId, ...moved });
      return {};
    });
  }
  if (told.handedOn) await handOn(office, told.handedOn, { entryId, email, services, key });
}

async function handOn(
  office: Office,
  { to, answer, acceptedBy }: NonNullable<NeedTold["handedOn"]>,
  scene: {
    entryId: Input<typeof orientation.handNeedOn>["id"];
    email: string;
    services: ServiceIds;
    key: string;
  },
): Promise<void> {
  const { entryId, email, services, key } = scene;
  const until = Temporal.Now.plainDateISO("Europe/Brussels").add({ months: 3 }).toString();
  const asked = { id: entryId, toService: services[to], until, strictlyNeeded: true, answer };
  const { referralId } = await office.do(email, orientation.handNeedOn, `${key}-on`, (tx: Tx) =>
    handNeedOn(tx, asked),
  );
  if (!acceptedBy || !referralId) return;
  await office.do(
    emailOf(acceptedBy),
    orientation.acceptReferral,
    `${key}-accepted`,
    async (tx) => {
      await acceptReferral(tx, { id: referralId });
      return {};
    },
  );
}
