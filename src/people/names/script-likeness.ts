/** How well a word in Arabic letters and one in Latin letters can be the same name, 0 to 1. */

/** Latin spellings of each Arabic letter, longest first. */
const spelled: Readonly<Record<string, string>> = {
  ا: "aa a e i o u y",
  و: "ou oo eu w o u v",
  ي: "ij ei ai ie ee i y e j",
  ى: "a",
  ء: "a",
  ع: "aa a e i o u",
  ئ: "i e",
  ؤ: "ou o u",
  ة: "ah at a e",
  ب: "bb b pp p",
  پ: "p b",
  ت: "tt t th",
  ط: "tt t th",
  د: "dd d dh",
  ض: "dh d z",
  ث: "th s t",
  ذ: "dh th d z",
  ظ: "dh z d",
  ز: "zz z s",
  س: "ss sc s c z",
  ص: "ss s c",
  ش: "sch sh ch s c x",
  چ: "tch ch c",
  ج: "dj gg j g c",
  ژ: "zh j g",
  غ: "gh gg gu g r",
  گ: "g",
  ق: "cq ck q k c g",
  ك: "cc ck kk ch qu k c q g",
  خ: "kh ch h x j k",
  ح: "h",
  ه: "h",
  ف: "ff ph f v w",
  ڤ: "v f w",
  ل: "ll l",
  م: "mm m",
  ن: "nn n m",
  ر: "rr r",
};
const chunks = new Map(Object.entries(spelled).map(([letter, text]) => [letter, text.split(" ")]));
const weak = "اويىءعئؤةه";

/**
 * Cheapest way to read the Latin word letter by letter as the Arabic one: letters that spell one
 * another cost nothing, unwritten short vowels next to nothing, other letters 1.
 *
 * scriptLikeness('محمد', 'mohamed') → above 0.9
 */
export function scriptLikeness(arabic: string, latin: string): number {
  if (arabic === "" || latin === "") return 0;
  const width = latin.length + 1;
  const cost = new Float64Array((arabic.length + 1) * width).fill(99);
  cost[0] = 0;
  const lower = (row: number, column: number, value: number) => {
    const at = row * width + column;
    if (value < (cost[at] ?? 99)) cost[at] = value;
  };
  for (let row = 0; row <= arabic.length; row++)
    for (let column = 0; column <= latin.length; column++) {
      const here = cost[row * width + column] ?? 99;
      const letter = arabic[row];
      if (column < latin.length) lower(row, column + 1, here + skipLatin(latin, column));
      if (letter === undefined) continue;
      lower(row + 1, column, here + (weak.includes(letter) ? 0.4 : 1));
      if (column < latin.length) lower(row + 1, column + 1, here + 1);
      for (const chunk of chunks.get(letter) ?? [])
        if (latin.startsWith(chunk, column)) lower(row + 1, column + chunk.length, here);
    }
  const least = cost[cost.length - 1] ?? 99;
  return Math.max(0, 1 - least / Math.max(arabic.length, latin.length * 0.75));
}

function skipLatin(latin: string, at: number): number {
  const letter = latin[at] ?? "";
  if ("aeiouy".includes(letter)) return 0.08;
  if (letter === latin[at - 1]) return 0.05;
  return at === latin.length - 1 && "tsdxzh".includes(letter) ? 0.4 : letter === "h" ? 0.5 : 1;
}
