import { useQuery } from "@tanstack/react-query";
import { findPersonLanguage, personLanguages } from "../../../platform/person-languages.ts";
import { formatsOf } from "../../../platform/web/formats.ts";

type FormTexts = Readonly<typeof import("../../locales/person/en.json")>;
export type FormWords = (key: keyof FormTexts, filled?: Record<string, string | number>) => string;

const files = import.meta.glob<FormTexts>("../../locales/person/*.json", { import: "default" });

/** What the house itself says to whoever answers, in their language or else in English. */
export function useFormWords(language: string): FormWords | undefined {
  const known = findPersonLanguage(language) ?? "en";
  const texts = useQuery({
    queryKey: ["form-texts", known],
    queryFn: async () => files[`../../locales/person/${known}.json`]?.(),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  if (!texts) return undefined;
  return (key, filled = {}) =>
    texts[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(filled[name] ?? ""));
}

/** `lang` and `dir` of what is said to the person. */
export function saidIn(language: string): { lang: string; dir: "ltr" | "rtl" } {
  const known = findPersonLanguage(language);
  return { lang: language, dir: known ? personLanguages[known].direction : "ltr" };
}

/** `languageNameIn("fr", "en")` is "anglais". */
export function languageNameIn(reader: string, language: string): string {
  return formatsOf(findPersonLanguage(reader) ?? "en").language(language) ?? language;
}

/** A language by its own name; one that is none of ours by its code. */
export function languageName(language: string): string {
  const known = findPersonLanguage(language);
  return known ? personLanguages[known].name : language;
}
