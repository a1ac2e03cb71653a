import { readTypedBirth } from "../births/typed-birth.ts";
import { today } from "./use-words.ts";

/** What was typed in the search, as the beginning of a registration: names and a birth date. */
export function splitTyped(text: string): { given: string; family: string; birth: string } {
  const births: string[] = [];
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => {
      const isBirth = /\d/.test(word) && "birth" in readTypedBirth(word, today());
      if (isBirth) births.push(word);
      return !/\d/.test(word);
    });
  const [given = "", ...family] = words.map(
    (word) => word.charAt(0).toLocaleUpperCase() + word.slice(1),
  );
  return { given, family: family.join(" "), birth: births[0] ?? "" };
}
