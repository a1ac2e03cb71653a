/** How two records agree, field by field, in levels from best to worst. */
import { type BirthAgreement, compareBirths } from "../births/compare-births.ts";
import { isEqualName } from "../names/equal-names.ts";
import { isOneErrorApart, jaroWinkler } from "../names/likeness.ts";
import type { PreparedName, PreparedRecord } from "./linkage-record.ts";

const name = ["exact", "typing", "near", "similar", "initial", "different", "swapped"] as const;
const birth = [
  "exact",
  "swapped",
  "one-digit",
  "new-year",
  "month",
  "only-year",
  "near-year",
  "year",
  "conflict",
] as const satisfies readonly BirthAgreement[];
const share = ["exact", "near", "part", "different"] as const;
const number = ["exact", "one-digit", "different"] as const;
const place = [
  "both",
  "suburb and near postcode",
  "near suburb and postcode",
  "both near",
  "suburb",
  "near suburb",
  "postcode",
  "near postcode",
  "only suburb known, same",
  "only suburb known, near",
  "only suburb known, different",
  "only postcode known, same",
  "only postcode known, near",
  "only postcode known, different",
  "different",
] as const;

/**
 * The fields compared and their levels. Suburb and postcode are one comparison, since one nearly
 * tells the other; a given and family name that changed places count once, under `given`.
 */
export const linkageLevels = {
  given: name,
  family: name,
  birth,
  street: share,
  houseNumber: share,
  place,
  phone: number,
  nationalNumber: number,
} as const;

export type LinkageField = keyof typeof linkageLevels;
export const linkageFields = Object.keys(linkageLevels) as readonly LinkageField[];

/** One level number per field of `linkageFields`; `neutral` where either side lacks the field. */
export type LevelVector = readonly number[];
export const neutral = -1;

export function compareRecords(a: PreparedRecord, b: PreparedRecord): LevelVector {
  const [given, family] = compareNames(a, b);
  const agreement = compareBirths(a.birth, b.birth);
  return [
    given,
    family,
    agreement === "unknown" ? neutral : birth.indexOf(agreement),
    compareStreets(a.streetWords, b.streetWords),
    compareNumbers(a.numbers, b.numbers),
    comparePlaces(a, b),
    compareDigits(a.phone, b.phone),
    compareDigits(a.nationalNumber, b.nationalNumber),
  ];
}

const different = name.indexOf("different");
const similar = name.indexOf("similar");

function compareNames(a: PreparedRecord, b: PreparedRecord): [number, number] {
  const given = nameLevel(a.given, b.given);
  const family = nameLevel(a.family, b.family);
  if (given < similar || family < similar) return [given, family];
  const there = nameLevel(a.given, b.family);
  const back = nameLevel(a.family, b.given);
  const crossed = there + back;
  const bothCross = there !== neutral && back !== neutral && there < similar && back < similar;
  if (bothCross && crossed < given + family) return [name.indexOf("swapped"), neutral];
  return [given, family];
}

export function nameLevel(a: PreparedName, b: PreparedName): number {
  if (a.joined === "" || b.joined === "") return neutral;
  if (a.joined === b.joined) return 0;
  const short = Math.min(a.joined.length, b.joined.length);
  if (short === 1) return a.joined[0] === b.joined[0] ? name.indexOf("initial") : different;
  if (short > 3 && isOneErrorApart(a.joined, b.joined)) return name.indexOf("typing");
  if (isEqualName(a.joined, b.joined)) return name.indexOf("near");
  const likeness = jaroWinkler(a.joined, b.joined);
  if (likeness >= 0.92 || sharesWord(a, b)) return name.indexOf("near");
  if (likeness >= 0.82 || a.sounds.some((sound) => b.sounds.includes(sound))) return similar;
  return different;
}

function sharesWord(a: PreparedName, b: PreparedName): boolean {
  if (a.words.length < 2 && b.words.length < 2) return false;
  return a.words.some((word) => word.length > 2 && b.words.includes(word));
}

/** Share of the shorter address's words that the other has, spelling errors forgiven. */
function compareStreets(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return neutral;
  const joinedA = a.join("");
  const joinedB = b.join("");
  if (joinedA === joinedB || [...a].sort().join() === [...b].sort().join()) return 0;
  if (jaroWinkler(joinedA, joinedB) >= 0.94) return 1;
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  let found = 0;
  let letters = 0;
  for (const word of few) {
    letters += word.length;
    if (
      many.some(
        (other) => other === word || (canBeAlike(word, other) && jaroWinkler(word, other) >= 0.9),
      )
    )
      found += word.length;
  }
  const part = found / letters;
  return part >= 0.8 ? 1 : part >= 0.45 ? 2 : 3;
}

/** Jaro-Winkler likeness of 0.9 needs the beginning or most letters; this spares most of its work. */
function canBeAlike(a: string, b: string): boolean {
  return a[0] === b[0] || a[1] === b[1] || a[0] === b[1] || a[1] === b[0];
}

function compareNumbers(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return neutral;
  if (a.join() === b.join()) return 0;
  if (a.some((one) => b.includes(one))) return 1;
  return a.some((one) => b.some((other) => isOneErrorApart(one, other))) ? 2 : 3;
}

function compareDigits(a: string, b: string): number {
  if (a === "" || b === "") return neutral;
  if (a === b) return 0;
  return isOneErrorApart(a, b) ? 1 : 2;
}

function suburbLevel(a: string, b: string): number {
  if (a === "" || b === "") return neutral;
  if (a === b) return 0;
  return isOneErrorApart(a, b) || jaroWinkler(a, b) >= 0.9 ? 1 : 2;
}

/** Rows: suburb same, near, different, unknown; columns: postcode likewise. */
const placeTable: readonly (readonly (typeof place)[number][])[] = [
  ["both", "suburb and near postcode", "suburb", "only suburb known, same"],
  ["near suburb and postcode", "both near", "near suburb", "only suburb known, near"],
  ["postcode", "near postcode", "different", "only suburb known, different"],
  ["only postcode known, same", "only postcode known, near", "only postcode known, different"],
];

function comparePlaces(a: PreparedRecord, b: PreparedRecord): number {
  const suburb = suburbLevel(a.suburb, b.suburb);
  const postcode = compareDigits(a.postcode, b.postcode);
  const level = placeTable[suburb === neutral ? 3 : suburb]?.[postcode === neutral ? 3 : postcode];
  return level === undefined ? neutral : place.indexOf(level);
}
