import assert from "node:assert/strict";
import { test } from "node:test";
import { linkageQuality, readFebrl } from "../../../bench/linkage/febrl.ts";
import { defaultWeights } from "./default-weights.ts";
import { linkRecords } from "./link-records.ts";
import { visitPairs } from "./linkage-blocks.ts";
import { type LinkageRecord, prepareRecord } from "./linkage-record.ts";
import { scorePair } from "./score-pair.ts";

const amina: LinkageRecord = {
  reference: "1",
  given: "Amina",
  family: "Lanyon",
  birth: "1990-04-02",
  address: "12 rue Haute",
  suburb: "Bruxelles",
  postcode: "1000",
};
const chance = (other: Partial<LinkageRecord>) =>
  scorePair(amina, { ...amina, reference: "2", ...other }, defaultWeights);

for (const [set, pairs] of [
  [1, 500],
  [2, 1934],
] as const)
  test(`FEBRL ${set}: F1 at least 0.996 at precision 0.999, no ID number, one threshold`, () => {
    const file = new URL(`../../../test/data/febrl-dataset${set}.csv`, import.meta.url);
    const records = readFebrl(file);
    const quality = linkageQuality(records, linkRecords(records, { weights: defaultWeights }));
    assert.equal(quality.pairs, pairs);
    assert.ok(quality.precision >= 0.999, `precision ${quality.precision}`);
    assert.ok(quality.f1 >= 0.996, `F1 ${quality.f1}`);
  });

test("the more agrees, the likelier one person", () => {
  const exact = chance({}).probability;
  const misspelt = chance({ given: "Amnia" }).probability;
  const moved = chance({
    address: "80 avenue Louise",
    suburb: "Uccle",
    postcode: "1180",
  }).probability;
  const other = chance({ given: "Pietro", birth: "1971-11-23" }).probability;
  assert.ok(exact > 0.99 && misspelt > 0.99, `${exact} ${misspelt}`);
  assert.ok(moved > other);
  assert.ok(other < 0.05, `housemates: ${other}`);
});

test("what is missing speaks neither for nor against", () => {
  const without = chance({ birth: "" });
  assert.ok(!without.reasons.some(({ field }) => field === "birth"));
  const conflict = chance({ birth: "1971-11-23" });
  assert.ok(conflict.weight < without.weight && without.weight < chance({}).weight);
});

test("given and family name may have changed places", () => {
  const swapped = chance({ given: "Lanyon", family: "Amina" });
  assert.equal(swapped.reasons.find(({ field }) => field === "given")?.level, "swapped");
  assert.ok(swapped.probability > 0.9);
});

test("agreeing on a common name weighs less than on a rare one", () => {
  const bits = (given: string) =>
    scorePair({ reference: "1", given }, { reference: "2", given }, defaultWeights).weight;
  assert.ok(bits("Mohamed") + 3 < bits("Wolfhart"), `${bits("Mohamed")} ${bits("Wolfhart")}`);
});

test("the order of two records does not matter", () => {
  const other = { ...amina, reference: "2", family: "Lenyon", birth: "1990" };
  const there = scorePair(amina, other, defaultWeights).weight;
  assert.equal(there, scorePair(other, amina, defaultWeights).weight);
});

test("a small file is linked by the weights it is given, and the same way twice", () => {
  const file = [amina, { ...amina, reference: "2", given: "Amna" }, { ...luc, reference: "3" }];
  const once = linkRecords(file, { weights: defaultWeights });
  assert.deepEqual(
    once.map(({ left, right, verdict }) => [left, right, verdict]),
    [["1", "2", "same"]],
  );
  assert.deepEqual(linkRecords(file, { weights: defaultWeights }), once);
});

test("blocks visit each pair once and stay bounded", () => {
  const crowd = Array.from({ length: 3000 }, (_, index) =>
    prepareRecord({ ...amina, reference: String(index), birth: String(1900 + (index % 100)) }),
  );
  const seen = new Set<string>();
  let visits = 0;
  visitPairs(crowd, (left, right) => {
    visits++;
    seen.add(`${left} ${right}`);
  });
  assert.equal(seen.size, visits);
  assert.ok(visits > 0 && visits < 60_000, `${visits} visits`);
});

const luc: LinkageRecord = { reference: "3", given: "Luc", family: "Peeters", birth: "1972-01-09" };
