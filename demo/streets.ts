import type { Address } from "../src/people/contract.ts";

interface Street {
  readonly name: string;
  readonly postcode: string;
  readonly municipality: string;
  /** Statistical sector it mostly runs through (Statbel). */
  readonly sector: string;
  readonly share: number;
}

const anderlecht = (share: number, sector: string, ...streets: string[]): Street[] =>
  streets.map((name) => ({
    name,
    postcode: "1070",
    municipality: "Anderlecht",
    sector,
    share: share / streets.length,
  }));
const molenbeek = (share: number, sector: string, ...streets: string[]): Street[] =>
  streets.map((name) => ({
    name,
    postcode: "1080",
    municipality: "Molenbeek-Saint-Jean",
    sector,
    share: share / streets.length,
  }));

/** Streets around the house, the nearest most often; every number in them is invented. */
export const streets: readonly Street[] = [
  ...anderlecht(10, "21001B20-", "Rue de la Clinique", "Place du Conseil"),
  ...anderlecht(10, "21001B21-", "Rue Brogniez", "Rue Bara"),
  ...anderlecht(8, "21001B22-", "Rue de France", "Rue de Fiennes"),
  ...anderlecht(9, "21001B23-", "Avenue Clemenceau", "Rue Georges Moreau"),
  ...anderlecht(8, "21001B25-", "Rue Éloy", "Boulevard de la Révision"),
  ...anderlecht(7, "21001B241", "Rue des Vétérinaires", "Rue du Docteur Kuborn"),
  ...anderlecht(7, "21001B321", "Square Albert Ier", "Rue de la Petite Île"),
  ...anderlecht(8, "21001B332", "Rue des Goujons", "Rue Prévinaire"),
  ...anderlecht(4, "21001B372", "Rue des Deux Gares"),
  ...anderlecht(7, "21001B10-", "Rue Heyvaert", "Rue de la Rosée"),
  ...anderlecht(6, "21001B11-", "Quai de l’Industrie", "Rue de Liverpool"),
  ...anderlecht(5, "21001B17-", "Rue Ropsy Chaudron"),
  ...anderlecht(4, "21001A02-", "Rue Wayez"),
  ...anderlecht(4, "21001A142", "Rue de Veeweyde"),
  ...anderlecht(4, "21001A83-", "Parc du Peterbos"),
  ...anderlecht(3, "21001A911", "Chaussée de Ninove"),
  ...molenbeek(4, "21012A10-", "Rue de la Duchesse de Brabant"),
  ...molenbeek(4, "21012A12-", "Rue de Birmingham"),
  ...molenbeek(3, "21012A03-", "Rue Ransfort"),
  ...molenbeek(3, "21012A152", "Chaussée de Gand"),
  ...molenbeek(2, "21012A041", "Rue des Quatre-Vents"),
];

export const nowhere: Address = {
  kind: "none",
  street: "",
  postcode: "",
  municipality: "",
  sector: null,
};
export const notTold: Address = { ...nowhere, kind: "unknown" };
/** A reference address with the public welfare centre: post arrives, nobody lives there. */
export const referenceAddress: Address = {
  kind: "reference",
  street: "Adresse de référence au CPAS",
  postcode: "1070",
  municipality: "Anderlecht",
  sector: null,
};
