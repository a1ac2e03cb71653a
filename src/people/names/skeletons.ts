/**
 * Consonant skeletons that a name has in common in Arabic and in Latin letters. Arabic writes no
 * short vowels and has no p, v or g of its own, and Latin spellings differ by country (ch, sh, sch),
 * so vowels go, letters that stand for one another share a class, and a word may have several
 * skeletons. Classes: b t s S(sh) k g j x(kh) h f l m n r, and a for a vowel at the beginning.
 */
import { remember } from "./remember.ts";

/** At most this many skeletons of one word. */
export const mostSkeletons = 6;

type Choice = readonly string[];

const arabicChoices: Readonly<Record<string, Choice>> = {
  ب: ["b"],
  پ: ["b"],
  ت: ["t"],
  ط: ["t"],
  د: ["t"],
  ض: ["t", "s"],
  ث: ["t", "s"],
  ذ: ["t", "s"],
  ظ: ["s", "t"],
  ز: ["s"],
  س: ["s"],
  ص: ["s"],
  ش: ["S"],
  چ: ["S"],
  ج: ["j", "g"],
  ژ: ["j"],
  غ: ["g"],
  گ: ["g"],
  ڭ: ["g"],
  ق: ["k", "g"],
  ك: ["k"],
  خ: ["x"],
  ح: ["h"],
  ه: ["h"],
  ف: ["f"],
  ڤ: ["f"],
  ل: ["l"],
  م: ["m"],
  ن: ["n"],
  ر: ["r"],
};

/** Skeletons of one word in Arabic letters: `محمد` → ['mhmt']. */
export function arabicSkeletons(word: string): readonly string[] {
  const letters = word
    .replace(/^عبد?ال/, "عبد")
    .replace(/تش/g, "ش")
    .replace(/دج/g, "ج")
    .replace(/[هة]$/, "");
  const choices: Choice[] = /^[اويعءآأإئؤ]/.test(letters) ? [["a"]] : [];
  for (const letter of letters) {
    const choice = arabicChoices[letter];
    if (choice) choices.push(choice);
  }
  return combine(choices);
}

/** Letters at the beginning of a word that sound otherwise there; `a` stands for a vowel. */
const latinStarts: readonly (readonly [RegExp, Choice])[] = [
  [/w(?=[aeiouy])/y, ["a", "f"]],
  [/j/y, ["j", "a", "x"]],
  [/xh?/y, ["S", "ks", "s"]],
  [/zh/y, ["j", "S"]],
  [/h(?=[aeiouy])/y, ["h", "a"]],
  [/s(?=[tp])/y, ["s", "S"]],
  [/z/y, ["s", "ts"]],
  [/(?:ou|[aeiouyw])[aeiouyw]*/y, ["a"]],
];

/** Letters at the end of a word, often silent in French or of a sound of its own in Slavic names. */
const latinEnds: readonly (readonly [RegExp, Choice])[] = [
  [/(?<=i)c$/y, ["S", "k"]],
  [/(?<=[ieou])ts?$|(?<=[rln])[dt]$/y, ["t", ""]],
  [/(?<=[ieou])s$|(?<=[aeiou])z$/y, ["s", ""]],
  [/(?<=[aeiou])x$/y, ["ks", ""]],
  [/(?<=ie)r$/y, ["r", ""]],
  [/(?<=[aeiou])h$/y, ["", "h"]],
];

const latinRules: readonly (readonly [RegExp, Choice])[] = [
  [/sch/y, ["S", "sk"]],
  [/(?:tsch|tch|tsh|sh)/y, ["S"]],
  [/cz/y, ["S", "ks"]],
  [/sc(?=[ei])/y, ["S", "s", "sk"]],
  [/cc?h/y, ["S", "k", "x"]],
  [/kh/y, ["x", "k"]],
  [/gh/y, ["g", ""]],
  [/ph/y, ["f"]],
  [/th/y, ["t", "s"]],
  [/dh/y, ["t", "s"]],
  [/(?:dj|dzh|dg)/y, ["j", "g"]],
  [/zh/y, ["j"]],
  [/gn/y, ["gn", "n"]],
  [/(?:ck|qu|q|k)/y, ["k"]],
  [/cc?(?=[eiy])/y, ["s", "S", "j", "k"]],
  [/c/y, ["k", "j"]],
  [/gg?(?=[eiy])/y, ["g", "j"]],
  [/g/y, ["g", "k"]],
  [/j/y, ["j", "", "x"]],
  [/x/y, ["ks", "S"]],
  [/ll(?=[aeiou])/y, ["l", ""]],
  [/w/y, ["", "f"]],
  [/v/y, ["f", ""]],
  [/h(?=[aeiouy])/y, ["h"]],
  [/h/y, ["", "h"]],
  [/[szç]/y, ["s"]],
  [/[td]/y, ["t"]],
  [/[bp]/y, ["b"]],
  [/[flmnr]/y, ["="]],
  [/./y, [""]],
];

const startRules = [...latinStarts, ...latinRules];
const laterRules = [...latinEnds, ...latinRules];

/** Skeletons of one word in the letters a to z: `chali` → ['Sl', 'kl', 'xl']. */
export const latinSkeletons = remember(readLatin);

function readLatin(word: string): readonly string[] {
  const whole = word.replace(/^ab[dt](?:[aeou]+l|e?([rsnzt])(?=\1))/, "abd");
  const article = /^(?:[ae]l(?=[a-z]{4})|[ae]([nrsztd])(?=\1[a-z]{3}))/.exec(whole)?.[0] ?? "";
  if (article !== "")
    return [...readOn(whole, 0), ...readOn(whole, article.length)].slice(0, mostSkeletons);
  return readOn(whole, 0);
}

function readOn(whole: string, start: number): readonly string[] {
  const choices: Choice[] = [];
  let at = start;
  while (at < whole.length) {
    const [length, choice] = nextChoice(whole, at, start);
    choices.push(choice);
    at += length;
  }
  return combine(choices);
}

function nextChoice(word: string, at: number, start: number): [number, Choice] {
  for (const [pattern, choice] of at === start ? startRules : laterRules) {
    pattern.lastIndex = at;
    const found = pattern.exec(word)?.[0];
    if (!found) continue;
    return [found.length, choice.map((option) => (option === "=" ? found.slice(0, 1) : option))];
  }
  return [1, [""]];
}

/** All ways to choose, first choices first, doubled letters made one, at most `mostSkeletons`. */
function combine(choices: readonly Choice[]): readonly string[] {
  let made = [""];
  for (const choice of choices)
    made = choice
      .flatMap((next) =>
        made.map((start) => (next !== "" && start.endsWith(next) ? start : start + next)),
      )
      .slice(0, mostSkeletons * 2);
  return [...new Set(made)].filter((skeleton) => skeleton !== "").slice(0, mostSkeletons);
}
