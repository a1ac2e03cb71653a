/** How files and people write dates, apart from EDTF. Says nothing on whether the date can be. */

import type { BirthParts } from "./birth.ts";

const usualFormats = [
  "YYYY-M-D",
  "YYYY/M/D",
  "YYYY.M.D",
  "YYYYMMDD",
  "D/M/YYYY",
  "D.M.YYYY",
  "D-M-YYYY",
];
const usualMonthFormats = ["M/YYYY", "YYYY/M", "M.YYYY", "YYYY"];
const timeOfDay =
  /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m)?\s*(?:z|utc|[+-]\d{2}:?\d{2})?$/i;
const about =
  /^(?:~|±|ca?\.?\s|circa\s|about\s|environ\s|vers\s|rond\s|ongeveer\s)\s*(\d{4})$|^(\d{4})\s*[~?]$/i;

/**
 * Parts of a written date by the first format that fits, else undefined. Letters in a format:
 * `YYYY`; `MM` and `DD` two digits; `M` and `D` one or two digits. Anything else is itself.
 *
 * readWriting('19900402', []) → { year: 1990, month: 4, day: 2, about: false }
 */
export function readWriting(text: string, formats: readonly string[]): BirthParts | undefined {
  const written = withAsciiDigits(text).replace(timeOfDay, "").trim();
  const guessed = about.exec(written);
  if (guessed) return { year: Number(guessed[1] ?? guessed[2]), about: true };
  for (const format of [...formats, ...usualFormats, ...usualMonthFormats]) {
    const groups = formatPattern(format).exec(written)?.groups;
    if (!groups?.["year"]) continue;
    const { year, month, day } = groups;
    return {
      year: Number(year),
      ...(month === undefined ? {} : { month: Number(month) }),
      ...(day === undefined ? {} : { day: Number(day) }),
      about: false,
    };
  }
  return undefined;
}

/** Arabic-Indic and Persian digits as ASCII: `١٩٩٠` → `1990`. */
export function withAsciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}

const patterns = new Map<string, RegExp>();

function formatPattern(format: string): RegExp {
  const known = patterns.get(format);
  if (known) return known;
  const source = format.replace(/YYYY|MM?|DD?|[^A-Za-z0-9]/g, (part) => {
    if (part === "YYYY") return "(?<year>\\d{4})";
    if (part.startsWith("M")) return `(?<month>\\d{${part.length === 2 ? "2" : "1,2"}})`;
    if (part.startsWith("D")) return `(?<day>\\d{${part.length === 2 ? "2" : "1,2"}})`;
    return part === " " ? "\\s+" : `\\${part}`;
  });
  const pattern = new RegExp(`^${source}$`);
  patterns.set(format, pattern);
  return pattern;
}
