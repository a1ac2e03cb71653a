import { useQuery } from "@tanstack/react-query";
import { type PersonLanguage, personLanguages } from "../../../platform/person-languages.ts";

export type PersonTexts = Readonly<typeof import("../../locales/person/en.json")>;
export type PersonWords = (key: keyof PersonTexts, filled?: Record<string, string>) => string;

const files = import.meta.glob<PersonTexts>("../../locales/person/*.json", { import: "default" });

/** What the page says to the person, in their language; the file is fetched when first needed. */
export function usePersonTexts(language: PersonLanguage): PersonTexts | undefined {
  return useQuery({
    queryKey: ["picture-texts", language],
    queryFn: async () => files[`../../locales/person/${language}.json`]?.(),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

export function wordsOf(texts: PersonTexts): PersonWords {
  return (key, filled = {}) =>
    texts[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? "");
}

/** Of a word of a list, which may be longer than what we have words for. */
export function wordIn(texts: PersonTexts, key: string): string | undefined {
  const known: Readonly<Record<string, string>> = texts;
  return known[key];
}

/** `lang` and `dir` of whatever is written for a person. */
export function writtenIn(language: PersonLanguage) {
  return { lang: language, dir: personLanguages[language].direction };
}
