import { useQuery } from "@tanstack/react-query";
import type { PersonLanguage } from "../../platform/person-languages.ts";

type PersonTexts = Readonly<typeof import("../locales/person/fr.json")>;
export type PersonWord = keyof PersonTexts;

const files = import.meta.glob<PersonTexts>("../locales/person/*.json", { import: "default" });

/** Needs in the words of the person, to point at together; null: in the reader's own. */
export function usePersonWords(
  language: PersonLanguage | null,
): ((key: PersonWord) => string) | undefined {
  const texts = useQuery({
    queryKey: ["need-texts", language],
    queryFn: async () => files[`../locales/person/${language}.json`]?.(),
    enabled: language !== null,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  return language && texts ? (key) => texts[key] : undefined;
}
