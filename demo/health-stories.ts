import type { noteAllergy, noteMedication, noteVaccination } from "../src/health/contract.ts";
import type { Input } from "../src/platform/endpoint.ts";
import type { CastKey } from "./cast.ts";
import { diceOf } from "./dice.ts";
import type { Resident } from "./residents.ts";
import type { By, Story } from "./stories.ts";

/* What is known of the health of some: invented, as a nurse notes it between two doors. */

type Place = "id" | "serviceId" | "compartment";

export interface HealthStory {
  readonly about: string;
  readonly by: By;
  readonly allergies?: readonly Omit<Input<typeof noteAllergy>, Place>[];
  readonly medications?: readonly Omit<Input<typeof noteMedication>, Place>[];
  readonly vaccinations?: readonly Omit<Input<typeof noteVaccination>, Place>[];
  readonly curves?: readonly Curve[];
}

/** Measured again and again, the last time some days ago. */
export interface Curve {
  readonly kind: string;
  readonly times: number;
  /** Days between two. */
  readonly every: number;
  readonly from: number;
  readonly to: number;
  /** Of the lower value of a pair. */
  readonly second?: { readonly from: number; readonly to: number };
  readonly decimals?: number;
}

const nurse: By = ["nurse", "practice"];
const doctor: By = ["doctor", "practice"];

const ofTheCast: readonly (HealthStory & { readonly about: CastKey })[] = [
  {
    about: "amina",
    by: nurse,
    allergies: [
      {
        ...{ kind: "allergy", substance: "Pénicilline", severity: "severe", since: "2019" },
        reaction: "Gonflement du visage, vu à l’hôpital",
      },
    ],
    medications: [
      {
        ...{ name: "Paracétamol", dose: "1 g", schedule: "Au besoin, 3 fois par jour au plus" },
        reason: "mal de dents",
      },
    ],
    vaccinations: [{ vaccine: "dtpa", given: "2018-04", source: "told" }],
    curves: [
      {
        kind: "blood-pressure",
        times: 4,
        every: 40,
        from: 112,
        to: 118,
        second: { from: 70, to: 74 },
      },
      { kind: "temperature", times: 2, every: 3, from: 37.4, to: 36.9, decimals: 1 },
    ],
  },
  {
    about: "luc",
    by: doctor,
    allergies: [
      {
        kind: "intolerance",
        substance: "Ibuprofène",
        severity: "mild",
        reaction: "Maux d’estomac",
      },
    ],
    medications: [
      {
        ...{ name: "Amlodipine", dose: "5 mg", schedule: "Le matin", reason: "tension" },
        ...{ prescriber: "Dr Vandenhove", since: "2024-11-12" },
      },
      {
        ...{ name: "Atorvastatine", dose: "20 mg", schedule: "Le soir", reason: "cholestérol" },
        since: "2025-03-04",
      },
    ],
    vaccinations: [
      { vaccine: "dt", given: "2014-06", source: "card" },
      { vaccine: "influenza", given: "2025-10-21", source: "given-here", lot: "FLU25-113" },
    ],
    curves: [
      {
        kind: "blood-pressure",
        times: 24,
        every: 30,
        from: 168,
        to: 142,
        second: { from: 101, to: 86 },
      },
      { kind: "weight", times: 14, every: 52, from: 96.4, to: 88.1, decimals: 1 },
      { kind: "height", times: 1, every: 1, from: 176, to: 176 },
      { kind: "heart-rate", times: 8, every: 60, from: 84, to: 74 },
    ],
  },
  {
    about: "sara",
    by: ["nour.haddad", "practice"],
    allergies: [{ kind: "none-known" }],
    vaccinations: [
      { vaccine: "influenza", given: "2026-10", source: "given-here" },
      { vaccine: "mmr", given: "1992", dose: 2, source: "card" },
    ],
    curves: [{ kind: "weight", times: 3, every: 120, from: 63.5, to: 61.2, decimals: 1 }],
  },
  {
    about: "pietro",
    by: ["olivier.renard", "practice"],
    allergies: [{ kind: "none-known" }],
    medications: [
      {
        ...{ name: "Metformine", dose: "850 mg", schedule: "Matin et soir, au repas" },
        ...{ reason: "diabète", since: "2025-01-20" },
      },
    ],
    vaccinations: [
      { vaccine: "dtpa", given: "2021-05-11", source: "card" },
      { vaccine: "influenza", given: "2025-11-04", source: "given-here" },
    ],
    curves: [
      { kind: "glucose", times: 26, every: 28, from: 196, to: 128 },
      { kind: "weight", times: 10, every: 70, from: 84, to: 79.5, decimals: 1 },
      { kind: "height", times: 1, every: 1, from: 171, to: 171 },
    ],
  },
  {
    about: "lina",
    by: nurse,
    allergies: [
      {
        kind: "allergy",
        substance: "Arachides",
        severity: "life-threatening",
        reaction: "Étouffe, éruption",
      },
    ],
    medications: [
      {
        name: "Adrénaline en stylo",
        dose: "0,15 mg",
        schedule: "En cas de réaction",
        reason: "arachides",
      },
    ],
    vaccinations: [
      { vaccine: "hexavalent", given: "2018-07-30", dose: 1, source: "card" },
      { vaccine: "hexavalent", given: "2018-09-03", dose: 2, source: "card" },
      { vaccine: "hexavalent", given: "2018-10-08", dose: 3, source: "card" },
      { vaccine: "mmr", given: "2019-06-12", dose: 1, source: "card" },
      { vaccine: "men-c", given: "2019-08", source: "card" },
    ],
    curves: [
      { kind: "height", times: 5, every: 150, from: 117, to: 128 },
      { kind: "weight", times: 5, every: 150, from: 21.2, to: 26.4, decimals: 1 },
    ],
  },
];

const usual: readonly Omit<HealthStory, "about" | "by">[] = [
  {
    allergies: [{ kind: "none-known" }],
    curves: [{ kind: "weight", times: 6, every: 110, from: 74.2, to: 76.8, decimals: 1 }],
  },
  {
    allergies: [
      { kind: "allergy", substance: "Latex", severity: "mild", reaction: "Mains rouges" },
    ],
    medications: [
      { name: "Salbutamol, aérosol", dose: "2 bouffées", schedule: "Au besoin", reason: "asthme" },
      { name: "Béclométasone", dose: "1 bouffée", schedule: "Matin et soir", reason: "asthme" },
    ],
    curves: [{ kind: "peak-flow", times: 18, every: 40, from: 310, to: 402 }],
  },
  {
    medications: [{ name: "Lévothyroxine", dose: "75 µg", schedule: "Le matin, à jeun" }],
    vaccinations: [{ vaccine: "dtpa", given: "2019", source: "told" }],
    curves: [{ kind: "heart-rate", times: 5, every: 90, from: 66, to: 72 }],
  },
  {
    medications: [
      { name: "Metformine", dose: "500 mg", schedule: "Au repas du soir", reason: "diabète" },
    ],
    curves: [
      { kind: "glucose", times: 20, every: 35, from: 172, to: 134 },
      {
        kind: "blood-pressure",
        times: 12,
        every: 60,
        from: 150,
        to: 138,
        second: { from: 92, to: 84 },
      },
    ],
  },
];

/** The cast, then ten of those whom a doctor or a nurse follows. */
export function drawHealthStories(
  seed: number,
  stories: readonly Story[],
  residents: readonly Resident[],
): HealthStory[] {
  const dice = diceOf(seed + 11);
  const told = new Set<string>(ofTheCast.map(({ about }) => about));
  const ages = new Map(residents.map(({ key, identity }) => [key, identity.birth?.slice(0, 4)]));
  const followed = stories.flatMap(({ about, steps }): HealthStory[] => {
    const [first] = steps;
    const isOurs = first?.do === "begin" && ["nurse", "doctor"].includes(first.by[0]);
    const isGrown = Number(ages.get(about) ?? 1980) < 2005;
    if (!isOurs || !isGrown || told.has(about)) return [];
    return [{ about, by: first.by, ...dice.pick(usual) }];
  });
  return [...ofTheCast, ...followed.slice(0, 10)];
}
