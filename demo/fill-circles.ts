import * as circle from "../src/circle/contract.ts";
import { addRepresentation, beginCare, sharePart } from "../src/circle/server/index.ts";
import type { PersonId } from "../src/people/contract.ts";
import type { Endpoint } from "../src/platform/endpoint.ts";
import type { Tx } from "../src/platform/server/database.ts";
import * as record from "../src/record/contract.ts";
import { writeNote } from "../src/record/server/index.ts";
import type { ServiceIds } from "./fill-house.ts";
import { idOf, type PersonIds } from "./fill-people.ts";
import type { Office } from "./office.ts";
import type { Step, Story } from "./stories.ts";

/** Everybody tells their part of the stories, in the sessions of those who act in them. */
export async function fillCircles(
  office: Office,
  { stories, ids, services }: { stories: readonly Story[]; ids: PersonIds; services: ServiceIds },
): Promise<void> {
  for (const { about, steps } of stories) {
    const scene = { id: idOf(ids, about), services, written: new Map<string, string>() };
    for (const [place, step] of steps.entries()) {
      const email = `${step.by[0]}@demo.kring`;
      const { endpoint, work } = actOf(step, scene);
      const { id } = await office.do(email, endpoint, `story-${about}-${place}`, work);
      if (step.do === "write" && step.name) scene.written.set(step.name, id);
    }
  }
}

interface Scene {
  readonly id: PersonId;
  readonly services: ServiceIds;
  /** The named notes that were written already. */
  readonly written: ReadonlyMap<string, string>;
}

interface Act {
  readonly endpoint: Endpoint;
  readonly work: (tx: Tx) => Promise<{ id: string }>;
}

function actOf(step: Step, { id, services, written }: Scene): Act {
  const serviceId = services[step.by[1]];
  switch (step.do) {
    case "begin": {
      const { whom = "service" } = step;
      const input = { id, serviceId, basis: "contact", whom } as const;
      return { endpoint: circle.beginCare, work: (tx) => beginCare(tx, input) };
    }
    case "write": {
      const { compartment, text, aboutOthers = "", vital = null } = step;
      const input = { id, serviceId, compartment, text, aboutOthers, vital };
      return { endpoint: record.writeNote, work: (tx) => writeNote(tx, input) };
    }
    case "share": {
      const entryId = written.get(step.note);
      if (!entryId) throw new Error(`nobody wrote ${step.note}`);
      const { purpose, answer } = step;
      const until = Temporal.Now.plainDateISO("Europe/Brussels").add({ years: 1 }).toString();
      const toService = services[step.to];
      const input = { id, entryId, toService, purpose, until, strictlyNeeded: true, answer };
      const work = async (tx: Tx) => ({ id: (await sharePart(tx, input)).consentId });
      return { endpoint: circle.sharePart, work };
    }
    case "voice": {
      const input = { id, otherId: null, ...step.voice };
      return { endpoint: circle.addRepresentation, work: (tx) => addRepresentation(tx, input) };
    }
  }
}
