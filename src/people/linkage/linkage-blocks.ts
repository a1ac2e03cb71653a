/** Which pairs of a file are worth comparing: those that share at least one key. */
import { birthParts } from "../births/birth.ts";
import type { PreparedName, PreparedRecord } from "./linkage-record.ts";

/** Blocks with more records than this are left to the other rules. */
export const largestBlock = 120;

/** A record's key by one rule, `''` when it lacks a part of it. */
type Rule = (record: PreparedRecord) => string;

const rules: readonly Rule[] = [
  (record) => record.nationalNumber,
  (record) => record.phone,
  (record) => all(...[soundOf(record.given), soundOf(record.family)].sort()),
  (record) => (record.birth.length >= 7 ? record.birth : ""),
  (record) => all(soundOf(record.family), yearOf(record)),
  (record) => all(soundOf(record.given), yearOf(record)),
  (record) => all(soundOf(record.family), monthDayOf(record)),
  (record) => all(soundOf(record.given), monthDayOf(record)),
  (record) => all(startOf(record.given), startOf(record.family)),
  (record) => all(soundOf(record.family), townOf(record)),
  (record) => all(soundOf(record.given), townOf(record)),
  (record) => all(soundOf(record.family), record.postcode),
  (record) => all(soundOf(record.given), record.postcode),
  (record) => all(townOf(record), yearOf(record)),
  (record) => all(record.postcode, yearOf(record)),
  (record) => all(longestWord(record), record.numbers.join("-")),
  (record) => all(longestWord(record), townOf(record)),
  (record) => all(longestWord(record), record.postcode),
  (record) => all(longestWord(record), yearOf(record)),
  (record) => all(record.numbers.join("-"), record.postcode),
  (record) => all(record.numbers.join("-"), townOf(record)),
];

/**
 * Calls `visit` once for every pair (indexes into `records`, the lower one first) that shares a
 * block, in an order that depends on the records only. Blocks are bounded, so the work grows with
 * the number of records and not with its square.
 */
export function visitPairs(
  records: readonly PreparedRecord[],
  visit: (left: number, right: number) => void,
): void {
  const earlier: (readonly string[])[] = [];
  for (const rule of rules) {
    const keys = records.map(rule);
    const blocks = Map.groupBy(keys.keys(), (index) => keys[index] ?? "");
    for (const [key, block] of blocks)
      if (key !== "" && block.length > largestBlock) for (const index of block) keys[index] = "";
    for (const [key, block] of blocks) {
      if (key === "" || block.length > largestBlock) continue;
      for (const [position, left] of block.entries())
        for (const right of block.slice(position + 1))
          if (!earlier.some((known) => known[left] !== "" && known[left] === known[right]))
            visit(left, right);
    }
    earlier.push(keys);
  }
}

function all(...parts: readonly (string | undefined)[]): string {
  return parts.every((part) => part !== undefined && part !== "") ? parts.join("|") : "";
}

function soundOf(name: PreparedName): string {
  return name.sounds[0] ?? "";
}

function startOf(name: PreparedName): string {
  return name.joined.slice(0, 3);
}

function townOf(record: PreparedRecord): string {
  return record.suburb.slice(0, 6);
}

function longestWord(record: PreparedRecord): string {
  let longest = "";
  for (const word of record.streetWords) if (word.length > longest.length) longest = word;
  return longest;
}

function yearOf(record: PreparedRecord): string {
  return birthParts(record.birth)?.year.toString() ?? record.birth.slice(0, 4);
}

function monthDayOf(record: PreparedRecord): string {
  const parts = birthParts(record.birth);
  return parts?.day === undefined ? record.birth.slice(4) : `${parts.month}-${parts.day}`;
}
