import * as health from "../src/health/contract.ts";
import {
  noteAllergy,
  noteMedication,
  noteVaccination,
  takeMeasurement,
} from "../src/health/server/index.ts";
import type { Endpoint } from "../src/platform/endpoint.ts";
import type { Tx } from "../src/platform/server/database.ts";
import { diceOf } from "./dice.ts";
import type { ServiceIds } from "./fill-house.ts";
import { idOf, type PersonIds } from "./fill-people.ts";
import type { Curve, HealthStory } from "./health-stories.ts";
import type { Office } from "./office.ts";

/** Notes what is known of some people's health, and measures them over two years. */
export async function fillHealth(
  office: Office,
  {
    stories,
    ids,
    services,
    seed,
  }: {
    stories: readonly HealthStory[];
    ids: PersonIds;
    services: ServiceIds;
    seed: number;
  },
): Promise<void> {
  for (const { about, by, allergies, medications, vaccinations, curves } of stories) {
    const place = {
      ...({ id: idOf(ids, about), serviceId: services[by[1]], compartment: "health" } as const),
    };
    const dice = diceOf(seed + about.length);
    /** One transaction for all of a kind; its receipt keeps a count and nothing of the person. */
    const all = <T>(
      endpoint: Endpoint,
      things: readonly T[] | undefined,
      note: (tx: Tx, thing: T) => Promise<unknown>,
    ) => {
      if (!things || things.length === 0) return;
      const key = `health-${about}-${endpoint.name}`;
      return office.do(`${by[0]}@demo.kring`, endpoint, key, async (tx) => {
        for (const thing of things) await note(tx, thing);
        return { noted: things.length };
      });
    };
    await all(health.noteAllergy, allergies, (tx, one) => noteAllergy(tx, { ...place, ...one }));
    await all(health.noteMedication, medications, (tx, one) =>
      noteMedication(tx, { ...place, ...one }),
    );
    await all(health.noteVaccination, vaccinations, (tx, one) =>
      noteVaccination(tx, { ...place, ...one }),
    );
    const taken = (curves ?? []).flatMap((curve) =>
      pointsOf(curve, (most) => dice.between(0, most)),
    );
    await all(health.takeMeasurement, taken, (tx, one) =>
      takeMeasurement(tx, { ...place, ...one, sure: true }),
    );
  }
}

/** Along a line, never quite on it; the last one some days ago. */
function pointsOf(curve: Curve, draw: (most: number) => number) {
  const { kind, times, every, from, to, second, decimals = 0 } = curve;
  const step = (begin: number, end: number, index: number) => {
    const wobble = times > 2 ? (draw(10) - 5) / 5 : 0;
    const along = begin + ((end - begin) * index) / Math.max(1, times - 1);
    return Number((along + (wobble * Math.abs(begin + end)) / 90).toFixed(decimals));
  };
  return Array.from({ length: times }, (_, index) => {
    const daysAgo = 3 + (times - 1 - index) * every + draw(2);
    return {
      kind,
      value: step(from, to, index),
      ...(second && { secondValue: step(second.from, second.to, index) }),
      takenAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    };
  });
}
