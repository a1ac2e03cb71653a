import { parsePhoneNumberFromString } from "libphonenumber-js";

/**
 * The international form of a phone number, read as Belgian when it says no country; what makes no
 * number is kept as written.
 *
 * readPhone('0470/12.34.56') → '+32 470 12 34 56'
 */
export function readPhone(written: string): string {
  const phone = parsePhoneNumberFromString(written, "BE");
  return phone?.isPossible() ? phone.formatInternational() : written.trim();
}
