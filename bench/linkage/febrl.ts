/** Reads FEBRL files and counts right and wrong links. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { LinkedPair } from "../../src/people/linkage/link-records.ts";
import type { LinkageRecord } from "../../src/people/linkage/linkage-record.ts";

type FebrlRow = Record<string, string>;

/** The fields the benchmark allows: no ID number, no state. */
export function readFebrl(path: string | URL): LinkageRecord[] {
  const rows: FebrlRow[] = parse(readFileSync(path, "utf8"), { columns: true, trim: true });
  return rows.map((row) => ({
    reference: row["rec_id"] ?? "",
    given: row["given_name"] ?? "",
    family: row["surname"] ?? "",
    birth: row["date_of_birth"] ?? "",
    address: `${row["street_number"]} ${row["address_1"]} ${row["address_2"]}`,
    suburb: row["suburb"] ?? "",
    postcode: row["postcode"] ?? "",
  }));
}

/** `rec-12-org` and `rec-12-dup-0` are one person. */
export function personOf(reference: string): string {
  return reference.split("-")[1] ?? reference;
}

export type LinkageQuality = {
  readonly pairs: number;
  readonly found: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

/** Pairwise precision, recall and F1 of the pairs called the same. */
export function linkageQuality(
  records: readonly LinkageRecord[],
  linked: readonly LinkedPair[],
): LinkageQuality {
  const sizes = new Map<string, number>();
  for (const { reference } of records) {
    const person = personOf(reference);
    sizes.set(person, (sizes.get(person) ?? 0) + 1);
  }
  let pairs = 0;
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2;
  const same = linked.filter((pair) => pair.verdict === "same");
  const found = same.filter((pair) => personOf(pair.left) === personOf(pair.right)).length;
  const wrong = same.length - found;
  const precision = same.length === 0 ? 1 : found / same.length;
  const recall = found / pairs;
  const f1 = (2 * precision * recall) / (precision + recall);
  return { pairs, found, wrong, precision, recall, f1 };
}
