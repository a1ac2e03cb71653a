/** Names as lists of plain words: any script, any accent, any particle. */
import anyAscii from "any-ascii";
import { remember } from "./remember.ts";

export type NameWord = {
  /** The word in the letters a to z, without the particles before it: `amrani`. */
  readonly word: string;
  /** The same with the particles before it, in its script: `elamrani`; absent when there are none. */
  readonly joined?: string;
  /** The word as written, when it was written in Arabic letters. */
  readonly arabic?: string;
  /** The word with marked letters spelled as they sound, when it has any: `Tomašić` → `tomashitsh`. */
  readonly sounded?: string;
};

/** Words that belong to the next one and are often left out, glued on, or written otherwise. */
const particles = new Set(
  `el al ul l ben bin ibn bint bent bou abu abou ait oul ould oulad oum um van von vanden vander
  de den der des du d da di do dos das la le les lo ter ten te zu af av y e i o ou st saint sint`
    .trim()
    .split(/\s+/),
);

const arabicParticles = new Set("بن ابن بنت بو ابو ابي ام ايت اولاد ولد".split(" "));

const marks = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c-\u200f]/g;
const apostrophes = /['’‘`´ʼʻʾʿ′"“”.]/g;
const arabicLetters = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/;
const marked: Readonly<Record<string, string>> = {
  š: "sh",
  ş: "sh",
  ș: "sh",
  ś: "sh",
  č: "tsh",
  ć: "tsh",
  ž: "zh",
  ź: "zh",
  ż: "zh",
  ğ: "gh",
  ţ: "ts",
  ț: "ts",
};
const markedLetters = /[šşșśčćžźżğţț]/g;
const servant = /^ab[dt](?:[aeou]{0,2}l?|[eu][rsnzt]|e[rsn])$/;

/**
 * A name in the letters a to z and single spaces. Turkish and Romanian letters lose their marks
 * however they were composed; apostrophes and full stops vanish, hyphens part words.
 *
 * romanise('Aït-Şükrü  O’Brien') → 'ait sukru obrien'
 */
export function romanise(text: string): string {
  if (/^[a-z ]*$/.test(text)) return text.trim();
  const plain = text
    .replace(/[İI]/g, "i")
    .replace(/ı/g, "i")
    .normalize("NFKD")
    .replace(marks, "")
    .replace(apostrophes, "");
  return anyAscii(plain)
    .toLowerCase()
    .replace(/['"`]/g, "")
    .replace(/[^a-z]+/g, " ")
    .trim();
}

/** The whole name as one run of letters: `Van den Berghe` → `vandenberghe`. */
export function joinedName(text: string): string {
  return romanise(text).replaceAll(" ", "");
}

/**
 * The words of a name. Particles join the word after them; `Abd el …` becomes one word with it.
 * A name of particles only keeps them as words.
 *
 * nameWords('El Amrani') → [{ word: 'amrani', joined: 'elamrani' }]
 */
export const nameWords: (text: string) => readonly NameWord[] = remember(readWords);

function readWords(text: string): readonly NameWord[] {
  const written = text.normalize("NFKC").split(/[\s\-‐‑–,;/_]+/);
  const words: NameWord[] = [];
  let before = "";
  for (const token of written) {
    const arabic = arabicLetters.test(token) ? plainArabic(withoutArticle(token)) : "";
    const word = romanise(token).replaceAll(" ", "");
    if (word === "") continue;
    if (isParticle(word, arabic)) {
      before += arabic === "" ? word : arabic;
      continue;
    }
    words.push({ ...joinWord(before, word, arabic), ...soundedWord(token) });
    before = "";
  }
  if (before !== "") {
    const rest = romanise(before);
    if (words.length === 0 || rest.length > 2) words.push({ word: rest });
  }
  return words;
}

function soundedWord(token: string): { sounded?: string } {
  const lower = token.toLowerCase();
  if (lower.search(markedLetters) < 0) return {};
  return {
    sounded: joinedName(lower.replace(markedLetters, (letter) => marked[letter] ?? letter)),
  };
}

function isParticle(word: string, arabic: string): boolean {
  if (arabic !== "") return arabic === "عبد" || arabicParticles.has(arabic);
  return servant.test(word) || particles.has(word);
}

function joinWord(before: string, word: string, arabic: string): NameWord {
  if (arabic === "") {
    if (before === "") return { word };
    return /^ab[dt]/.test(before) ? { word: before + word } : { word, joined: before + word };
  }
  if (before === "" || !arabicLetters.test(before)) return { word, arabic };
  const whole = before + arabic;
  if (before.startsWith("عبد")) return { word: joinedName(whole), arabic: whole };
  return { word, arabic, joined: whole };
}

/** `العمري` → `عمري`; a hamza on the alif (`ألماز`) says that it is no article. */
function withoutArticle(token: string): string {
  return token.length > 4 ? token.normalize("NFC").replace(/^ال/, "") : token;
}

/** Arabic letters without vowel signs, with the forms of alif, ya and kaf made one. */
export function plainArabic(token: string): string {
  return token
    .normalize("NFKD")
    .replace(/[\u064b-\u065f\u0670\u0640\u0653-\u0655]/g, "")
    .replace(/[ٱأإآ]/g, "ا")
    .replace(/[ىیې]/g, "ي")
    .replace(/ک/g, "ك")
    .replace(/[^\u0621-\u064a\u067e\u0686\u0698\u06a4\u06af\u06ad]/g, "");
}
