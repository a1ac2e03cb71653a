/** What somebody typed, in elements that must all be found. */
import {
  type BirthParts,
  birthParts,
  earliestBirthYear,
  readWrittenBirth,
} from "../births/birth.ts";
import { withAsciiDigits } from "../births/birth-writings.ts";
import { type NameWord, nameWords } from "../names/name-words.ts";
import { beginningKey, queryWordKeys, wideWordKeys } from "../names/word-keys.ts";
import { dayKeys, numberKey, phoneKey } from "./stored-keys.ts";

export type QueryElementKind = "name" | "birth" | "year" | "phone" | "number";

export type QueryElement = {
  readonly kind: QueryElementKind;
  /** A word in plain letters, a date in EDTF, or digits. */
  readonly text: string;
  /** Alternatives: a person fits when any one is among the stored keys. Never empty. */
  readonly keys: readonly string[];
  /** The same and more, for a second attempt. */
  readonly wideKeys: readonly string[];
  /** Of a name: the word with its particles and script. */
  readonly word?: NameWord;
  /** Of a name: the last word of a text that is still being typed. */
  readonly unfinished?: true;
  /** Of a name: `van` of nothing but `van Damme`; it may be a name, or only belong to the next. */
  readonly particle?: true;
};

export type QueryOptions = {
  /** `YYYY-MM-DD`; later dates are no birth dates. */
  readonly today?: string;
  /** `unfinished`: the last word may go on, so words that begin like it are found as well. */
  readonly lastWord?: "whole" | "unfinished";
};

const numberPattern =
  /\bkr[-\s]?[\d-]*\d|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d|[./-]\d)|\+?\d[\d\s./()-]*\d~?|\d~?/gi;

/**
 * Splits typed text into elements. Two words of a name may stand in any order.
 *
 * queryElements('amrani 2/4/1990') → [{kind: 'name', …}, {kind: 'birth', text: '1990-04-02', …}]
 */
export function queryElements(text: string, options: QueryOptions = {}): QueryElement[] {
  const written = withAsciiDigits(text);
  const numbers: QueryElement[] = [];
  const names = written.replace(numberPattern, (found) => {
    numbers.push(...numberElements(found.trim(), options.today ?? "9999-12-31"));
    return " ";
  });
  const words = nameWords(names);
  const particle = numbers.length === 0 && words.length === 1 ? particleOf(words[0]) : undefined;
  const open = options.lastWord === "unfinished" && /\p{L}$/u.test(written);
  return [
    ...(particle === undefined ? [] : [particleElement(particle)]),
    ...words.map((word, index) => nameElement(word, open && index === words.length - 1)),
    ...numbers,
  ];
}

/**
 * Whether a search may run: two elements or one number. One common name alone finds thousands
 * and tells nobody apart.
 */
export function isEnough(elements: readonly QueryElement[]): boolean {
  return elements.length > 1 || elements.some(({ kind }) => kind === "phone" || kind === "number");
}

/** `van Góemz` may be Ivan Gómez and `Ben Peeters` is Ben: what looks like a particle may be a name. */
function particleOf(only: NameWord | undefined): string | undefined {
  if (only?.joined === undefined || only.arabic !== undefined) return undefined;
  const particle = only.joined.slice(0, -only.word.length);
  return particle.length > 2 ? particle : undefined;
}

function particleElement(particle: string): QueryElement {
  return { ...nameElement({ word: particle }, false), particle: true };
}

function nameElement(word: NameWord, unfinished: boolean): QueryElement {
  const begins = unfinished ? beginningKey(word) : undefined;
  const keys = [...queryWordKeys(word), ...(begins === undefined ? [] : [begins])];
  const wideKeys = [...keys, ...wideWordKeys(word)];
  const element = { kind: "name", text: word.word, keys, wideKeys, word } as const;
  return begins === undefined ? element : { ...element, unfinished: true };
}

function numberElements(found: string, today: string): QueryElement[] {
  const digits = found.replace(/\D/g, "");
  if (/^kr/i.test(found)) return [numberElement(digits)];
  const year = yearElement(found, today);
  if (year) return [year];
  const reading = readWrittenBirth(found, today);
  if ("birth" in reading && birthParts(reading.birth)?.day !== undefined)
    return [birthElement(reading.birth, found)];
  const parts = found.split(/\s+/);
  const separate = parts.map((part) => yearElement(part, today)).some((one) => one !== undefined);
  if (separate && parts.length > 1) return parts.flatMap((part) => numberElements(part, today));
  const phone = phoneKey(digits);
  if (phone === undefined) return [numberElement(digits)];
  return [factElement("phone", digits, [phone, ...numberElement(digits).keys])];
}

function numberElement(digits: string): QueryElement {
  return factElement("number", digits, [numberKey(digits) ?? "k", `i${digits}`]);
}

function factElement(kind: QueryElementKind, text: string, keys: readonly string[]): QueryElement {
  return { kind, text, keys, wideKeys: keys };
}

function yearElement(found: string, today: string): QueryElement | undefined {
  const parts = birthParts(found);
  if (!parts || parts.month !== undefined) return undefined;
  if (parts.year < earliestBirthYear || found.slice(0, 4) > today.slice(0, 4)) return undefined;
  const years = parts.about ? [-2, -1, 0, 1, 2] : [0];
  const keys = years.map((more) => `y${parts.year + more}`);
  return factElement("year", found, keys);
}

/** A date also finds day and month exchanged, the same year and the same day of another year. */
function birthElement(birth: string, found: string): QueryElement {
  const { year, month = 1, day = 1 }: BirthParts = birthParts(birth) ?? { year: 0, about: false };
  const swapped = day <= 12 ? dayKeys(year, day, month).slice(0, 1) : [];
  const phone = /^\d{8}$/.test(found) ? [`f${found}`] : [];
  const keys = [...dayKeys(year, month, day), `y${year}`, ...swapped, ...phone];
  return factElement("birth", birth, keys);
}
