/** All keys that a person is found by, for one `text[]` column. */

import { birthParts } from "../births/birth.ts";
import { aboutYears } from "../births/compare-births.ts";
import { nameWords } from "../names/name-words.ts";
import { storedWordKeys } from "../names/word-keys.ts";

export type PersonToFind = {
  /** Every name: given, family, former, nick, other spellings and scripts. */
  readonly names: readonly string[];
  /** EDTF; `''` or absent when unknown. */
  readonly birth?: string;
  readonly phones?: readonly string[];
  /** Number on the person's card, as printed: `KR-004217`. */
  readonly number?: string;
  readonly nationalNumber?: string;
};

/**
 * Keys of a person, sorted. Besides those of words: `b` birth date, `n` its month and day, `y` its
 * year (years around an approximate one), `f` the last eight digits of a phone, `k` the card,
 * `i` the national number.
 */
export function storedKeys(person: PersonToFind): string[] {
  const words = person.names.flatMap(nameWords).flatMap(storedWordKeys);
  const phones = (person.phones ?? []).map(phoneKey).filter((key) => key !== undefined);
  const card = numberKey(person.number ?? "");
  const national = (person.nationalNumber ?? "").replace(/\D/g, "");
  const keys = [
    ...words,
    ...birthKeys(person.birth ?? ""),
    ...phones,
    ...(card === undefined ? [] : [card]),
    ...(national === "" ? [] : [`i${national}`]),
  ];
  return [...new Set(keys)].sort();
}

function birthKeys(birth: string): string[] {
  const parts = birthParts(birth);
  if (!parts) return [];
  const { year, month, day, about } = parts;
  const reach = about ? aboutYears : 0;
  const years = Array.from({ length: 2 * reach + 1 }, (_, index) => `y${year - reach + index}`);
  if (month === undefined || day === undefined) return years;
  return [...years, ...dayKeys(year, month, day)];
}

/** `b19900402` and `n0402`. */
export function dayKeys(year: number, month: number, day: number): string[] {
  const monthDay = `${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;
  return [`b${year}${monthDay}`, `n${monthDay}`];
}

/** `+32 470 12 34 56` and `0470/12.34.56` → `f70123456`; undefined below eight digits. */
export function phoneKey(phone: string): string | undefined {
  const digits = phone.replace(/\D/g, "");
  return digits.length < 8 ? undefined : `f${digits.slice(-8)}`;
}

/** `KR-004217` and `4217` → `k4217`; undefined without digits. */
export function numberKey(number: string): string | undefined {
  const digits = number.replace(/\D/g, "").replace(/^0+/, "");
  return digits === "" ? undefined : `k${digits}`;
}
