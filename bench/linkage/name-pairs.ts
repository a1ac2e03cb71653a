/** Pairs of one name in Latin and in Arabic letters, halved by the Arabic form. */
import { readFileSync } from "node:fs";

export type NamePair = { readonly latin: string; readonly arabic: string };

/**
 * Reads `latin TAB letters-parted-by-spaces TAB count`. Halves never share an Arabic form, so what
 * is tuned on `tuning` may be reported on `held-out`.
 */
export function readNamePairs(path: string | URL, half: "tuning" | "held-out"): NamePair[] {
  const wanted = half === "tuning" ? 0 : 1;
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [latin = "", letters = ""] = line.split("\t");
      return { latin, arabic: letters.replaceAll(" ", "") };
    })
    .filter(({ arabic }) => halfOf(arabic) === wanted);
}

function halfOf(text: string): number {
  let mixed = 7;
  for (const letter of text) mixed = (Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return mixed % 2;
}
