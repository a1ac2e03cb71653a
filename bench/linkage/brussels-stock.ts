/** Names as frequent as in Brussels, its municipalities, and streets called after families. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { NameStock } from "./people-with-duplicates.ts";

const towns: NameStock["towns"] = [
  ["Bruxelles", "1000"],
  ["Laeken", "1020"],
  ["Schaerbeek", "1030"],
  ["Etterbeek", "1040"],
  ["Ixelles", "1050"],
  ["Saint-Gilles", "1060"],
  ["Anderlecht", "1070"],
  ["Molenbeek-Saint-Jean", "1080"],
  ["Koekelberg", "1081"],
  ["Berchem-Sainte-Agathe", "1082"],
  ["Ganshoren", "1083"],
  ["Jette", "1090"],
  ["Evere", "1140"],
  ["Woluwe-Saint-Pierre", "1150"],
  ["Auderghem", "1160"],
  ["Watermael-Boitsfort", "1170"],
  ["Uccle", "1180"],
  ["Forest", "1190"],
  ["Woluwe-Saint-Lambert", "1200"],
  ["Saint-Josse-ten-Noode", "1210"],
];
const ways = ["rue", "avenue", "chaussee de", "place", "boulevard", "quai", "square", "drève de"];

export function brusselsStock(): NameStock {
  const family = readNames("family-names.csv");
  const streets = [...new Set(family)]
    .slice(0, 900)
    .map((name, index) => `${ways[index % ways.length]} ${name}`);
  return { given: readNames("given-names.csv"), family, streets, towns };
}

/** Each name as often as it occurs, so that picking one at random is picking as in life. */
function readNames(file: string): string[] {
  const url = new URL(`../../test/data/${file}`, import.meta.url);
  const rows: { name: string; count: string }[] = parse(readFileSync(url, "utf8"), {
    columns: true,
  });
  return rows.flatMap(({ name, count }) => Array.from({ length: Number(count) }, () => name));
}
