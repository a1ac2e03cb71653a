/** Invented people and records of them as offices keep them: misspelt, swapped, half empty. */
import type { LinkageRecord } from "../../src/people/linkage/linkage-record.ts";
import { seededNumbers } from "../../src/people/linkage/seeded-numbers.ts";

export type DuplicatesPlan = {
  readonly people: number;
  readonly duplicates: number;
  /** Most duplicates of one person. */
  readonly mostOfOne: number;
  /** Most errors in one duplicate. */
  readonly mostErrors: number;
  /** Share of fields that a record lacks. */
  readonly missing: number;
  /** Share of people who live with somebody of the same family name. */
  readonly households: number;
  readonly seed: number;
};

/** Words to invent people from; every list may hold a name more than once, as often as it occurs. */
export type NameStock = {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly streets: readonly string[];
  readonly towns: readonly (readonly [name: string, postcode: string])[];
};

type Fields = Record<Exclude<keyof LinkageRecord, "reference">, string>;
type Field = keyof Fields;

const fields: readonly Field[] = [
  "given",
  "family",
  "birth",
  "address",
  "suburb",
  "postcode",
  "phone",
  "nationalNumber",
];
const sounds: readonly (readonly [string, string])[] = [
  ["ph", "f"],
  ["ou", "u"],
  ["ck", "k"],
  ["th", "t"],
  ["dj", "j"],
  ["ch", "sh"],
  ["mm", "m"],
  ["ss", "s"],
  ["y", "i"],
  ["k", "c"],
  ["z", "s"],
];
const scanned: readonly (readonly [string, string])[] = [
  ["m", "rn"],
  ["l", "1"],
  ["o", "0"],
  ["s", "5"],
  ["b", "8"],
  ["cl", "d"],
];

/** Records in a shuffled order, `rec-N-org` and `rec-N-dup-M` of one person N. */
export function inventRecords(stock: NameStock, plan: DuplicatesPlan): LinkageRecord[] {
  const next = seededNumbers(plan.seed);
  const originals: Fields[] = [];
  for (let index = 0; index < plan.people; index++) {
    const person = inventPerson(stock, next);
    const neighbour = originals[index - 1];
    originals.push(neighbour && next() < plan.households ? livingWith(person, neighbour) : person);
  }
  const records = originals.map((person, index) =>
    record(`rec-${index}-org`, asRemembered(person, next)),
  );
  const counts = new Map<number, number>();
  while (records.length < plan.people + plan.duplicates) {
    const index = Math.floor(next() * plan.people);
    const original = originals[index];
    const count = counts.get(index) ?? 0;
    if (!original || count >= plan.mostOfOne) continue;
    const several = 1 + Math.floor(next() * (plan.mostOfOne - count));
    for (let more = 0; more < several && records.length < plan.people + plan.duplicates; more++)
      records.push(
        record(
          `rec-${index}-dup-${count + more}`,
          asRemembered(damaged(original, stock, plan, next), next),
        ),
      );
    counts.set(index, count + several);
  }
  return shuffled(records, next);
}

function inventPerson(stock: NameStock, next: () => number): Fields {
  const [suburb, postcode] = pick(stock.towns, next);
  const year = 1920 + Math.floor(next() * 90);
  const two = (most: number) => String(1 + Math.floor(next() * most)).padStart(2, "0");
  const digits = (length: number) => Array.from({ length }, () => Math.floor(next() * 10)).join("");
  const birth = next() < 0.05 ? `${year}0101` : `${year}${two(12)}${two(28)}`;
  return {
    given: pick(stock.given, next),
    family: pick(stock.family, next),
    birth,
    address: `${1 + Math.floor(next() * 200)} ${pick(stock.streets, next)}`,
    suburb,
    postcode,
    phone: next() < 0.6 ? `04${digits(8)}` : "",
    nationalNumber: next() < 0.5 ? `${birth.slice(2)}${digits(5)}` : "",
  };
}

function livingWith(person: Fields, other: Fields): Fields {
  const { family, address, suburb, postcode, phone } = other;
  return { ...person, family, address, suburb, postcode, phone };
}

function damaged(
  original: Fields,
  stock: NameStock,
  plan: DuplicatesPlan,
  next: () => number,
): Fields {
  const copy = { ...original };
  const errors = 1 + Math.floor(next() * plan.mostErrors);
  for (let error = 0; error < errors; error++) {
    const field = pick(fields, next);
    copy[field] = misspelt(copy[field], field, next);
  }
  if (next() < 0.05) [copy.given, copy.family] = [copy.family, copy.given];
  if (next() < 0.04) [copy.suburb, copy.postcode] = pick(stock.towns, next);
  if (next() < 0.04) copy.address = `${1 + Math.floor(next() * 200)} ${pick(stock.streets, next)}`;
  if (next() < 0.02) copy.family = pick(stock.family, next);
  for (const field of fields) if (next() < plan.missing) copy[field] = "";
  return copy;
}

/** Some know only the year they were born in, or about when. */
function asRemembered(person: Fields, next: () => number): Fields {
  const year = Number(person.birth.slice(0, 4));
  const kind = next();
  if (kind >= 0.12 || person.birth.length !== 8 || year < 1900) return person;
  const about = year - 2 + Math.floor(next() * 5);
  return { ...person, birth: kind < 0.08 ? String(year) : `${about}~` };
}

function misspelt(text: string, field: Field, next: () => number): string {
  if (text.length < 2) return text;
  const kind = next();
  const worded = field !== "birth" && field !== "phone" && field !== "nationalNumber";
  if (worded && kind < 0.2) return replaced(text, pick(sounds, next));
  if (worded && kind < 0.3) return replaced(text, pick(scanned, next));
  const at = Math.floor(next() * (text.length - 1));
  const letter = worded
    ? String.fromCharCode(97 + Math.floor(next() * 26))
    : String(Math.floor(next() * 10));
  if (kind < 0.5) return text.slice(0, at) + letter + text.slice(at + 1);
  if (kind < 0.65) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.8) return text.slice(0, at) + letter + text.slice(at);
  if (worded && kind < 0.84) return `${text.slice(0, at)} ${text.slice(at)}`;
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

function replaced(text: string, [one, other]: readonly [string, string]): string {
  return text.includes(one) ? text.replace(one, other) : text.replace(other, one);
}

function record(reference: string, person: Fields): LinkageRecord {
  return { reference, ...person };
}

function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
  return items
    .map((item) => ({ item, order: next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

function pick<Item>(items: readonly Item[], next: () => number): Item {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
