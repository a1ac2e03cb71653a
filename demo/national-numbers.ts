/**
 * Identification numbers that pass their check and belong to nobody: the serial is taken from the
 * top of its range, far above the births of an ordinary day.
 */
const firstSerial = { man: 983, woman: 984 } as const;

/** Kinds of number: register (`niss`) or, for people outside it, `bis`, where 40 stands on the month. */
type NumberKind = "niss" | "bis";

/**
 * A number for a birth that is known to the day; `turn` tells apart those born on one day, 0 to 6.
 * @example inventNationalNumber("1972-03-11", "man", "niss", 0) // "72031198326"
 */
export function inventNationalNumber(
  birth: string,
  gender: "woman" | "man",
  kind: NumberKind,
  turn: number,
): string {
  const [year = "", month = "", day = ""] = birth.split("-");
  const monthPart = String(Number(month) + (kind === "bis" ? 40 : 0)).padStart(2, "0");
  const serial = String(firstSerial[gender] + 2 * turn);
  const body = `${year.slice(2)}${monthPart}${day}${serial}`;
  const century = Number(year) >= 2000 ? "2" : "";
  const check = 97 - Number(BigInt(`${century}${body}`) % 97n);
  return `${body}${String(check).padStart(2, "0")}`;
}
