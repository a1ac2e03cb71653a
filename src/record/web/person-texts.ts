import { useQuery } from "@tanstack/react-query";
import { type PersonLanguage, personLanguages } from "../../platform/person-languages.ts";

export type PersonTexts = Readonly<typeof import("../locales/person/en.json")>;
export type PersonWords = (
  key: keyof PersonTexts,
  filled?: Record<string, string | number>,
) => string;

const files = import.meta.glob<PersonTexts>("../locales/person/*.json", { import: "default" });

/** What the copy says to the person, in their language; the file is fetched when first needed. */
export function usePersonWords(language: PersonLanguage): PersonWords | undefined {
  const texts = useQuery({
    queryKey: ["copy-texts", language],
    queryFn: async () => files[`../locales/person/${language}.json`]?.(),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  if (!texts) return undefined;
  return (key, filled = {}) =>
    (texts[key] ?? "").replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(filled[name] ?? ""));
}

/** `lang` and `dir` of whatever is written for a person. */
export function writtenIn(language: PersonLanguage) {
  return { lang: language, dir: personLanguages[language].direction };
}
