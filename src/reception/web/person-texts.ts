import { useQuery } from "@tanstack/react-query";
import { type PersonLanguage, personLanguages } from "../../platform/person-languages.ts";

export type PersonTexts = Readonly<typeof import("../locales/person/en.json")>;

const files = import.meta.glob<PersonTexts>("../locales/person/*.json", { import: "default" });

/** What we say to a person, in their language; the file is fetched when first needed. */
export function usePersonTexts(language: PersonLanguage): PersonTexts | undefined {
  return useQuery({
    queryKey: ["person-texts", language],
    queryFn: () => loadPersonTexts(language),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data;
}

export async function loadPersonTexts(language: PersonLanguage): Promise<PersonTexts> {
  const load = files[`../locales/person/${language}.json`];
  if (!load) throw new Error(`no texts in ${language}`);
  return load();
}

/** `lang` and `dir` of whatever is written for a person. */
export function writtenIn(language: PersonLanguage) {
  return { lang: language, dir: personLanguages[language].direction };
}
