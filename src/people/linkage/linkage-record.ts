/** Records as the linkage model compares them, made once per record. */
import { birthParts, writeBirth } from "../births/birth.ts";
import { readWriting } from "../births/birth-writings.ts";
import { joinedName, nameWords, romanise } from "../names/name-words.ts";
import { remember } from "../names/remember.ts";
import { soundsOf } from "../names/sounds.ts";

/**
 * One row of a file or one person. Every field but the reference may be missing. `birth` is EDTF
 * or as written; `address` is street, number and box in any order.
 */
export type LinkageRecord = {
  readonly reference: string;
  readonly given?: string;
  readonly family?: string;
  readonly birth?: string;
  readonly address?: string;
  readonly suburb?: string;
  readonly postcode?: string;
  readonly phone?: string;
  readonly nationalNumber?: string;
};

export type PreparedName = {
  readonly joined: string;
  readonly words: readonly string[];
  readonly sounds: readonly string[];
};

export type PreparedRecord = {
  readonly reference: string;
  readonly given: PreparedName;
  readonly family: PreparedName;
  readonly birth: string;
  readonly streetWords: readonly string[];
  readonly numbers: readonly string[];
  readonly suburb: string;
  readonly postcode: string;
  readonly phone: string;
  readonly nationalNumber: string;
};

/** Digits of a phone number that count: the last eight, so that `+32 4…` and `04…` agree. */
const phoneDigits = 8;

export function prepareRecord(record: LinkageRecord): PreparedRecord {
  const address = record.address ?? "";
  return {
    reference: record.reference,
    given: prepareName(record.given ?? ""),
    family: prepareName(record.family ?? ""),
    birth: plainBirth(record.birth ?? ""),
    streetWords: romanise(address)
      .split(" ")
      .filter((word) => word.length > 1),
    numbers: address.match(/\d+/g) ?? [],
    suburb: joinedName(record.suburb ?? ""),
    postcode: (record.postcode ?? "").toLowerCase().replace(/[^a-z0-9]/g, ""),
    phone: digits(record.phone).slice(-phoneDigits),
    nationalNumber: (record.nationalNumber ?? "").toLowerCase().replace(/[^a-z0-9]/g, ""),
  };
}

const prepareName = remember((text: string): PreparedName => {
  const words = nameWords(text).map(({ word }) => word);
  const joined = joinedName(text);
  const sounds = words.length === 0 ? [] : [...new Set(soundsOf(joined))];
  return { joined, words, sounds };
});

/** EDTF if the text can be read as a date, else its digits. */
function plainBirth(text: string): string {
  if (birthParts(text)) return text.trim();
  const parts = readWriting(text, []);
  if (!parts) return digits(text);
  const { month, day } = parts;
  const possible = (month ?? 1) >= 1 && (month ?? 1) <= 12 && (day ?? 1) >= 1 && (day ?? 1) <= 31;
  return possible ? writeBirth(parts) : digits(text);
}

function digits(text: string | undefined): string {
  return (text ?? "").replace(/\D/g, "");
}
