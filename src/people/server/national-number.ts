import { stdnum } from "stdnum";

export interface CheckedNationalNumber {
  /** Digits only when there are eleven, else as written. */
  readonly number: string;
  readonly kind: "niss" | "bis";
  readonly valid: boolean;
}

/**
 * Checks a number of the national register (NISS) or of the crossroads bank (BIS, month plus 20 or
 * 40).
 *
 * checkNationalNumber('85.07.30-033.28') → {number: '85073003328', kind: 'niss', valid: true}
 */
export function checkNationalNumber(written: string): CheckedNationalNumber {
  const digits = written.replace(/\D/g, "");
  const number = digits.length === 11 ? digits : written.trim();
  const kind = digits.length === 11 && Number(digits.slice(2, 4)) > 12 ? "bis" : "niss";
  const valid = stdnum["BE"]?.["insz"]?.validate(digits).isValid ?? false;
  return { number, kind, valid };
}
