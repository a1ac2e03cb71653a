/**
 * The keys of one word of a name. Two words that are likely meant to be the same share a key;
 * the first letter says what kind of key it is:
 *
 * - `d` the first nine letters, whole and with each single letter left out (symmetric deletion,
 *   so that one typing error on either side still meets);
 * - `m` Double Metaphone; `s` consonant skeleton, the same in Arabic and in Latin letters;
 * - `t` coarse skeleton with at most one letter left out, for a second attempt;
 * - `g` group of equal names (Youssef, Jozef, Jos); `p` the first three and four letters.
 */
import { equalNameGroups } from "./equal-names.ts";
import type { NameWord } from "./name-words.ts";
import { arabicSkeletons, latinSkeletons } from "./skeletons.ts";
import { soundsOf } from "./sounds.ts";

/** Letters of a word that its deletion keys look at. */
const deletionLetters = 9;
/** Skeletons from this many letters on also lose single letters in wide keys. */
const thinnedFrom = 3;

/** Keys that a stored word is found by, at most about twenty and most often twelve. */
export function storedWordKeys(word: NameWord): string[] {
  const { letters, alternatives } = spellings(word);
  return unique([
    ...deletions(letters),
    ...alternatives.map((other) => `d${other.slice(0, deletionLetters)}`),
    ...soundKeys(word),
    ...wideKeys(skeletonsOf(word).slice(0, 1)),
    ...(letters.length > 3 ? [3, 4] : [3]).map((length) => `p${letters.slice(0, length)}`),
  ]);
}

/** Keys that find a typed word; any one of them is enough. */
export function queryWordKeys(word: NameWord): string[] {
  const { letters, alternatives } = spellings(word);
  return unique([
    ...deletions(letters),
    ...alternatives.flatMap((other) => deletions(other)),
    ...soundKeys(word),
  ]);
}

/** Further keys for a second attempt, when the first found nobody who fits well. */
export function wideWordKeys(word: NameWord): string[] {
  return unique(wideKeys(skeletonsOf(word).slice(0, 4)));
}

/** Key that finds every word that begins like this one; undefined below three letters. */
export function beginningKey(word: NameWord): string | undefined {
  const { letters } = spellings(word);
  return letters.length < 3 ? undefined : `p${letters.slice(0, 4)}`;
}

function spellings(word: NameWord): { letters: string; alternatives: string[] } {
  const letters = word.arabic ?? word.word;
  const alternatives = [
    word.joined,
    word.arabic === undefined ? withoutParticle(word.word) : undefined,
  ];
  return { letters, alternatives: alternatives.filter((other) => other !== undefined) };
}

/** `elamrani` → `amrani`; undefined when nothing is glued to the word. */
function withoutParticle(word: string): string | undefined {
  const bare = word.replace(/^(?:el|al|ait|ben|ould|van(?:den|der)?)(?=[a-z]{4})/, "");
  return bare === word ? undefined : bare;
}

function deletions(word: string): string[] {
  const start = word.slice(0, deletionLetters);
  const keys = [`d${start}`];
  if (start.length > 2)
    for (let at = 0; at < start.length; at++)
      keys.push(`d${start.slice(0, at)}${start.slice(at + 1)}`);
  return keys;
}

function soundKeys(word: NameWord): string[] {
  const skeletons = skeletonsOf(word).map((skeleton) => `s${skeleton}`);
  if (word.arabic !== undefined) return skeletons;
  const sounds = latinSpellings(word).flatMap((letters) => soundsOf(letters));
  return [
    ...sounds.filter((sound) => sound !== "").map((sound) => `m${sound}`),
    ...skeletons,
    ...equalNameGroups(word.word).map((group) => `g${group}`),
  ];
}

function skeletonsOf(word: NameWord): string[] {
  const { arabic, joined = "" } = word;
  if (arabic !== undefined) return unique([arabic, joined].flatMap(arabicSkeletons));
  return unique([...latinSpellings(word), joined].flatMap(latinSkeletons));
}

function latinSpellings({ word, sounded }: NameWord): string[] {
  return sounded === undefined ? [word] : [word, sounded];
}

/**
 * Keys of the coarse forms of skeletons, whole and with each single letter left out: `j` with `g`,
 * `x` with `h`, `S` with `s`. They reach far and are for a second attempt.
 */
function wideKeys(skeletons: readonly string[]): string[] {
  return skeletons.flatMap((skeleton) => {
    const coarse = skeleton
      .replace(/[jxS]/g, (letter) => coarseClass[letter] ?? letter)
      .replace(/(.)\1+/g, "$1");
    const thinned = coarse.length < thinnedFrom ? [] : withoutEach(coarse);
    return [coarse, ...thinned].map((letters) => `t${letters}`);
  });
}

const coarseClass: Readonly<Record<string, string>> = { j: "g", x: "h", S: "s" };

function withoutEach(letters: string): string[] {
  return Array.from(letters, (_, at) => letters.slice(0, at) + letters.slice(at + 1));
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}
