import { birthParts, isNewYearBirth } from "../births/birth.ts";
import type { KeyLists } from "../finding/search-attempts.ts";
import { dayKeys, phoneKey } from "../finding/stored-keys.ts";
import { nameWords } from "../names/name-words.ts";
import { queryWordKeys } from "../names/word-keys.ts";

/** What is known of a person who may be registered already. */
export interface PersonToCompare {
  readonly given: string;
  readonly family: string;
  /** Other names of the person, `given family`. */
  readonly otherNames: readonly { readonly given: string; readonly family: string }[];
  /** EDTF, `''` when unknown. */
  readonly birth: string;
  readonly phones: readonly string[];
  readonly street: string;
  readonly postcode: string;
  readonly municipality: string;
  /** Digits, `''` when unknown. */
  readonly nationalNumber: string;
}

/**
 * Look-ups that stay selective in a register of a million, the surest first: a number alone, or two
 * things together. A day of birth or one name alone finds hundreds of whom the model takes nobody
 * for the same; one name with the year is asked only of people without another name.
 */
export function duplicateLookUps(person: PersonToCompare): KeyLists[] {
  const { nationalNumber, phones, birth } = person;
  const names = [{ given: person.given, family: person.family }, ...person.otherNames];
  const numbers = phones.map(phoneKey).filter((key) => key !== undefined);
  const { year, dates } = keysOfBirth(birth);
  const lookUps: KeyLists[] = [
    [nationalNumber === "" ? [] : [`i${nationalNumber}`]],
    [numbers],
    ...names.flatMap(({ given, family }) => {
      const [first, second] = [nameKeys(given), nameKeys(family)];
      const only = first.length === 0 || second.length === 0 ? [...first, ...second] : [];
      return [
        [only, year],
        [first, second],
        // Asked when the one before finds too many.
        [first, second, year],
        [[...first, ...second], dates],
      ];
    }),
  ];
  return lookUps.filter((lists) => lists.every((keys) => keys.length > 0));
}

function nameKeys(name: string): string[] {
  return [...new Set(nameWords(name).flatMap(queryWordKeys))];
}

function keysOfBirth(birth: string) {
  const parts = birthParts(birth);
  if (!parts) return { year: [], dates: [] };
  const { year, month, day } = parts;
  const around = parts.about ? [-2, -1, 0, 1, 2] : [0];
  const years = around.map((more) => `y${year + more}`);
  if (month === undefined || day === undefined) return { year: years, dates: [] };
  // Many papers say 1 January because only the year is known: that day tells nothing.
  if (isNewYearBirth(parts)) return { year: years, dates: [] };
  const date = dayKeys(year, month, day).slice(0, 1);
  const swapped = day <= 12 ? dayKeys(year, day, month).slice(0, 1) : [];
  return { year: years, dates: [...date, ...swapped] };
}
