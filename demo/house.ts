import type { Door } from "../src/reception/contract.ts";

/** An invented centre in Cureghem, in a street that does not exist. */
export const centre = {
  key: "ecluse-ronde",
  name: "L’Écluse ronde · De Ronde Sluis",
  address: "Rue des Indienneurs 27 Indiënnedrukkersstraat, 1070 Anderlecht",
} as const;

/**
 * The key of the centre until the last arrival stands: whoever finds it continues where a crash
 * stopped, because every act of the filling carries an idempotency key.
 */
export const unfinishedKey = "unfinished-demo";

/** Its member services: each a legal entity of its own, two of them discreet. */
export const memberServices = [
  {
    key: "practice",
    name: "Maison médicale Calame",
    discreet: false,
    compartments: ["health"],
  },
  {
    key: "mind",
    name: "Service de santé mentale Eau calme",
    discreet: true,
    compartments: ["mind"],
  },
  {
    key: "social",
    name: "CASG Pas-de-Porte",
    discreet: false,
    compartments: ["social", "legal"],
  },
  {
    key: "debt",
    name: "Médiation de dettes Point d’équilibre",
    discreet: false,
    compartments: ["debt", "legal"],
  },
  {
    key: "addiction",
    name: "Service assuétudes Le Gué",
    discreet: true,
    compartments: ["addiction", "health"],
  },
  {
    key: "community",
    name: "Maison de quartier Cour ouverte",
    discreet: false,
    compartments: ["community"],
  },
] as const;

export type ServiceKey = (typeof memberServices)[number]["key"];

/** Where people are called to; no name says what ails whoever walks in. */
export const doors = [
  { key: "medical", letter: "M", colour: "teal", pictogram: "stethoscope", name: "Médecins" },
  { key: "nursing", letter: "N", colour: "blue", pictogram: "bandage", name: "Soins" },
  { key: "social", letter: "S", colour: "amber", pictogram: "people", name: "Service social" },
  { key: "psychology", letter: "P", colour: "violet", pictogram: "speech", name: "Espace parole" },
  { key: "debt", letter: "B", colour: "brown", pictogram: "coins", name: "Budget" },
  { key: "community", letter: "C", colour: "green", pictogram: "cup", name: "Vie de quartier" },
  { key: "rights", letter: "D", colour: "slate", pictogram: "scales", name: "Droits" },
  { key: "upstairs", letter: "E", colour: "rose", pictogram: "star", name: "Premier étage" },
] as const satisfies readonly Door[];

export type DoorKey = (typeof doors)[number]["key"];

/** Which service works behind which door. */
export const serviceBehind: Record<DoorKey, ServiceKey> = {
  medical: "practice",
  nursing: "practice",
  social: "social",
  psychology: "mind",
  debt: "debt",
  community: "community",
  rights: "social",
  upstairs: "addiction",
};
