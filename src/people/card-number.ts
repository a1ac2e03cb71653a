/**
 * Numbers of our cards: `KR-4821-736K`. Seven digits (more after ten million cards) and a check
 * letter that catches every single wrong character and every exchange of two neighbours. Letters
 * that look or sound like digits or each other are not used.
 */

/** 19 letters: a prime, so that no digit's difference is lost in the sum (ISO 7064's method, modulus 19, radix 2). */
const letters = "ACDEFGHJKMNPRTUVWXY";

const scrambled = 10_000_000n;
const factor = 6_180_339n;
const shift = 2_718_281n;

/**
 * The card of the nth registration: neighbours get numbers that look nothing alike.
 *
 * cardNumber(1n) → 'KR-8898-620R'
 */
export function cardNumber(registration: bigint): string {
  const digits =
    registration < scrambled
      ? String((registration * factor + shift) % scrambled).padStart(7, "0")
      : String(registration);
  return `KR-${digits.slice(0, 4)}-${digits.slice(4)}${checkLetter(digits)}`;
}

const written = /^\s*(?:KR)?[\s-]*(\d{4})[\s-]*(\d{3,9})[\s-]*([A-Z])\s*$/i;

/**
 * A card number as somebody typed it, with or without `KR`, hyphens and capitals, in its proper
 * form; undefined when its check letter says that something was mistyped.
 *
 * readCardNumber('kr4821736k') → 'KR-4821-736K'
 */
export function readCardNumber(text: string): string | undefined {
  const [, first = "", second = "", letter = ""] = written.exec(text) ?? [];
  const digits = first + second;
  if (digits === "" || checkLetter(digits) !== letter.toUpperCase()) return undefined;
  return `KR-${first}-${second}${letter.toUpperCase()}`;
}

function checkLetter(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % letters.length;
  return letters[(letters.length - sum) % letters.length] ?? "";
}
