import { type BirthReading, birthParts, readWrittenBirth } from "./birth.ts";
import { withAsciiDigits } from "./birth-writings.ts";

const age =
  /^(?:about|around|environ|env\.?|vers|plus ou moins|ongeveer|rond|circa|ca?\.?|~|±)?\s*(\d{1,3})\s*(?:ans?|years?(?: old)?|yrs?|y|jaar|j)\.?$/i;
const aboutYear = /^(?:around|env\.?|plus ou moins)\s+(\d{4})$/i;
const shortYear = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2})$/;

/**
 * Reads a birth date the way it is said at the desk: every writing of `readWrittenBirth`, an age
 * (which gives about a year), and years of two digits. `today` is `YYYY-MM-DD`.
 *
 * readTypedBirth('2/4/90', '2026-05-01') → { birth: '1990-04-02' }
 * readTypedBirth('about 35 years', '2026-05-01') → { birth: '1991~' }
 */
export function readTypedBirth(text: string, today: string): BirthReading {
  const typed = withAsciiDigits(text).trim();
  const thisYear = Number(today.slice(0, 4));
  const years = age.exec(typed)?.[1];
  if (years !== undefined) return readWrittenBirth(`${thisYear - Number(years)}~`, today);
  const around = aboutYear.exec(typed)?.[1];
  if (around !== undefined) return readWrittenBirth(`${around}~`, today);
  const [, day, , month, end] = shortYear.exec(typed) ?? [];
  if (end !== undefined) {
    // Nobody is born in the future: 90 is 1990, 12 is 2012.
    const century = 2000 + Number(end) > thisYear ? 1900 : 2000;
    return readWrittenBirth(`${day}/${month}/${century + Number(end)}`, today);
  }
  return readWrittenBirth(typed, today);
}

/** Full years; `about` when the birthday is not known. Undefined when nothing is. */
export function ageOn(
  birth: string | null,
  today: string,
): { readonly years: number; readonly about: boolean } | undefined {
  const parts = birthParts(birth ?? "");
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  const years = year - parts.year;
  if (parts.month === undefined || parts.day === undefined) return { years, about: true };
  const hadBirthday = month > parts.month || (month === parts.month && day >= parts.day);
  return { years: hadBirthday ? years : years - 1, about: parts.about };
}
