import { cardNumber } from "../src/people/card-number.ts";
import type { IdentityInput } from "../src/people/contract.ts";
import { seededNumbers } from "../src/people/linkage/seeded-numbers.ts";
import { brusselsStock } from "./linkage/brussels-stock.ts";
import { withError } from "./linkage/name-search.ts";

const stock = brusselsStock();
const languages = ["fr", "nl", "ar", "ary", "en", "tr", "es", "ro", "ber", "ln", "ps", "uk"];

/** The nth of the register: always the same one, without keeping a million in memory. */
export interface InventedPerson {
  readonly id: string;
  readonly number: string;
  readonly given: string;
  readonly family: string;
  /** Another spelling on another paper, of one in ten. */
  readonly otherName: { readonly given: string; readonly family: string } | undefined;
  /** EDTF; of one in thirty unknown, of one in thirty only about. */
  readonly birth: string | null;
  readonly phone: string | undefined;
  readonly nationalNumber: string | undefined;
  readonly street: string;
  readonly postcode: string;
  readonly municipality: string;
  readonly languages: readonly string[];
}

export function inventPerson(index: number): InventedPerson {
  const next = seededNumbers(Math.imul(index + 1, 0x9e3779b1));
  const given = capitalised(pick(stock.given, next));
  const own = home(next);
  // One in five lives with the one before, under the same family name.
  const { family, ...place } = index % 5 === 4 ? inventHome(index - 1) : own;
  const year = 1925 + Math.floor(next() * 95);
  const date = `${year}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`;
  const kind = next();
  const hasNumber = next() < 0.5;
  const serial = 1 + Math.floor(next() * 996);
  const spelling =
    next() < 0.1 ? { given: capitalised(withError(given, next)), family } : undefined;
  return {
    id: idOf(index, next),
    number: cardNumber(BigInt(index + 1)),
    given,
    family,
    otherName: spelling,
    birth: kind < 0.03 ? null : kind < 0.06 ? `${year}~` : date,
    ...place,
    nationalNumber: hasNumber && kind >= 0.06 ? nationalNumber(date, serial) : undefined,
    languages: [pick(languages, next), "fr"],
  };
}

/** As the desk would write the same person down. */
export function identityOf(person: InventedPerson): IdentityInput {
  const { given, family, birth, phone, street, postcode, municipality } = person;
  const phones = phone ? [{ number: phone, whose: "", textMessage: false, voicemail: false }] : [];
  return {
    given,
    family,
    birth,
    languages: [...new Set(person.languages)],
    reach: { phones, email: "", letterHome: false, askFor: "", advice: "" },
    address: { kind: "home", street, postcode, municipality, sector: null },
    gp: { answer: "no", name: "", since: null },
    cover: { kind: "insured", fund: "", until: null },
    ...(person.nationalNumber && { nationalNumber: person.nationalNumber }),
  };
}

function inventHome(index: number) {
  const next = seededNumbers(Math.imul(index + 1, 0x9e3779b1));
  pick(stock.given, next);
  return home(next);
}

function home(next: () => number) {
  const family = capitalised(pick(stock.family, next));
  const [municipality, postcode] = pick(stock.towns, next);
  const street = `${capitalised(pick(stock.streets, next))} ${1 + Math.floor(next() * 200)}`;
  const digits = String(Math.floor(next() * 1e8)).padStart(8, "0");
  return {
    family,
    municipality,
    postcode,
    street,
    phone: next() < 0.6 ? `+324${digits}` : undefined,
  };
}

/** In the order of registration, as version 7 ids are. */
function idOf(index: number, next: () => number): string {
  const time = (1_700_000_000_000 + index * 60_000).toString(16).padStart(12, "0");
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

/** A number of the national register with its check digits. */
function nationalNumber(date: string, serial: number): string {
  const digits = `${date.slice(2).replaceAll("-", "")}${String(serial).padStart(3, "0")}`;
  const counted = date >= "2000" ? `2${digits}` : digits;
  return `${digits}${two(97 - (Number(counted) % 97))}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function capitalised(name: string): string {
  return name.trim().replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
}

export function pick<Item>(items: readonly Item[], next: () => number): Item {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
