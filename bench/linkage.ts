/**
 * Measures how well people are found and duplicates recognised; everything seeded, same figures on
 * every run. `--weights` writes `src/people/linkage/linkage-weights.json`; `--names FILE` takes another
 * file of name pairs than the sample; `--people N` times a file of N rows.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { defaultWeights } from "../src/people/linkage/default-weights.ts";
import { estimateWeights, firstWeights } from "../src/people/linkage/estimate-weights.ts";
import { linkRecords } from "../src/people/linkage/link-records.ts";
import { type LinkageRecord, prepareRecord } from "../src/people/linkage/linkage-record.ts";
import type { LinkageWeights } from "../src/people/linkage/linkage-weights.ts";
import { brusselsStock } from "./linkage/brussels-stock.ts";
import { linkageQuality, readFebrl } from "./linkage/febrl.ts";
import { readNamePairs } from "./linkage/name-pairs.ts";
import {
  searchAcrossScripts,
  searchOtherSpellings,
  searchWithErrors,
} from "./linkage/name-search.ts";
import { type DuplicatesPlan, inventRecords } from "./linkage/people-with-duplicates.ts";

const light: DuplicatesPlan = {
  people: 3000,
  duplicates: 1000,
  mostOfOne: 1,
  mostErrors: 2,
  missing: 0.05,
  households: 0.2,
  seed: 1,
};
const heavy = {
  ...light,
  people: 2000,
  duplicates: 3000,
  mostOfOne: 5,
  mostErrors: 6,
  missing: 0.1,
  seed: 2,
};
const taught = { ...light, people: 8000, duplicates: 2500, mostOfOne: 2, mostErrors: 3, seed: 3 };

const { values } = parseArgs({
  options: {
    weights: { type: "boolean", default: false },
    names: { type: "string" },
    people: { type: "string" },
  },
});
if (values.weights) writeWeights();
else if (values.people) console.table([timed(Number(values.people))]);
else measure(values.names);

/** The desk's weights are learned, without the truth being told, from an invented register of Brussels. */
function writeWeights(): void {
  const records = inventRecords(brusselsStock(), taught).map(prepareRecord);
  const weights = estimateWeights(records, firstWeights());
  const text = JSON.stringify(rounded(weights), null, 1);
  writeFileSync(
    new URL("../src/people/linkage/linkage-weights.json", import.meta.url),
    `${text}\n`,
  );
}

function rounded(weights: LinkageWeights): LinkageWeights {
  const frequent = (shares: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(shares)
        .filter(([, share]) => share >= 0.0012)
        .sort(([, one], [, other]) => other - one),
    );
  const common = { given: frequent(weights.common.given), family: frequent(weights.common.family) };
  return JSON.parse(
    JSON.stringify({ ...weights, common }, (_key, value) =>
      typeof value === "number" ? Number(value.toPrecision(4)) : value,
    ),
  );
}

function measure(names: string | undefined): void {
  const febrl = [1, 2].map((set) =>
    linked(
      `FEBRL ${set}`,
      readFebrl(new URL(`../test/data/febrl-dataset${set}.csv`, import.meta.url)),
    ),
  );
  const stock = brusselsStock();
  const invented = [light, heavy].map((plan, index) =>
    linked(index === 0 ? "invented, light" : "invented, heavy", inventRecords(stock, plan)),
  );
  const linkage = [...febrl, ...invented];
  console.table(linkage);
  const file = names ?? new URL("../test/data/arabic-latin-names.tsv", import.meta.url);
  const pairs = readNamePairs(file, "held-out");
  const search = [
    searchAcrossScripts(pairs, "latin", 20_000, 1000),
    searchAcrossScripts(pairs, "arabic", 20_000, 1000),
    searchOtherSpellings(pairs, 20_000, 1000),
    searchWithErrors(pairs, 100_000, 1000),
  ];
  console.table(search);
  const results = new URL("./results/", import.meta.url);
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL("linkage.json", results), JSON.stringify({ linkage, search }, null, 2));
}

function linked(what: string, records: readonly LinkageRecord[]) {
  const began = performance.now();
  const pairs = linkRecords(records, { weights: defaultWeights });
  const seconds = (performance.now() - began) / 1000;
  return { what, rows: records.length, ...linkageQuality(records, pairs), seconds };
}

function timed(people: number) {
  const plan = { ...light, people: Math.round(people * 0.8), duplicates: Math.round(people * 0.2) };
  return linked(`${people} rows`, inventRecords(brusselsStock(), plan));
}
