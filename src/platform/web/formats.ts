import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** Dates and numbers as the reader writes them. */
export function useFormats() {
  const { i18n } = useTranslation();
  return useMemo(() => formatsOf(i18n.language), [i18n.language]);
}

/** Belgian forms: the 24-hour clock, the day before the month. */
export function formatsOf(language: string) {
  const locale = { fr: "fr-BE", nl: "nl-BE", en: "en-GB" }[language] ?? language;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const shortDay = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", hourCycle: "h23" });
  const dayTime = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
  });
  const number = new Intl.NumberFormat(locale);
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const languages = new Intl.DisplayNames(locale, { type: "language", fallback: "none" });
  return {
    locale,
    day: (at: string | Date) => day.format(new Date(at)),
    shortDay: (at: string | Date) => shortDay.format(new Date(at)),
    /** "avril 2024" */
    month: (at: string | Date) => month.format(new Date(at)),
    time: (at: string | Date) => time.format(new Date(at)),
    dayTime: (at: string | Date) => dayTime.format(new Date(at)),
    number: (value: number) => number.format(value),
    percent: (share: number) => percent.format(share),
    list: (words: readonly string[]) => list.format(words),
    /** A language by its name; undefined where the browser has none, also for what is no language tag. */
    language: (tag: string) => nameOf(languages, tag),
    /** "12 minutes ago", in the largest unit that fits. */
    ago: (at: string | Date) => {
      const minutes = Math.round((new Date(at).getTime() - Date.now()) / 60_000);
      if (Math.abs(minutes) < 60) return ago.format(minutes, "minute");
      if (Math.abs(minutes) < 60 * 24) return ago.format(Math.round(minutes / 60), "hour");
      return ago.format(Math.round(minutes / 60 / 24), "day");
    },
  };
}

/** The browser throws at what is no tag: a page would end there. */
function nameOf(languages: Intl.DisplayNames, tag: string): string | undefined {
  try {
    return languages.of(tag);
  } catch {
    return undefined;
  }
}
