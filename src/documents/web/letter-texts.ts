import { useQuery } from "@tanstack/react-query";
import { type PersonLanguage, personLanguages } from "../../platform/person-languages.ts";
import { type LetterTemplate, templateFacts } from "../contract.ts";

type OutsideTexts = Readonly<Record<string, string>>;

const outside = import.meta.glob<OutsideTexts>("../locales/letters/*.json", { import: "default" });
const person = import.meta.glob<OutsideTexts>("../locales/person/*.json", { import: "default" });
const access = import.meta.glob<{ profession: Readonly<Record<string, string>> }>(
  "../../access/locales/*.json",
  { import: "default" },
);

/** What a letter is made of, in its language. */
export interface LetterTexts {
  readonly title: string;
  readonly text: string;
  readonly regards: string;
  /** Of the signature; in the languages of the country, and the same of a man and of a woman. */
  readonly profession: (key: string) => string;
}

/** The languages in which letters go to somebody outside. */
export const outsideLanguages = ["fr", "nl", "en"] as const satisfies readonly PersonLanguage[];

async function read(language: PersonLanguage, template: LetterTemplate): Promise<LetterTexts> {
  const isOutside = templateFacts[template].readBy === "outside";
  const load = isOutside
    ? outside[`../locales/letters/${language}.json`]
    : person[`../locales/person/${language}.json`];
  const texts = (await load?.()) ?? {};
  const signed = (await outside[`../locales/letters/${language}.json`]?.()) ?? {};
  const professions = (await access[`../../access/locales/${language}.json`]?.())?.profession;
  return {
    title: texts[`${template}.title`] ?? "",
    text: texts[`${template}.text`] ?? "",
    regards: texts["regards"] ?? "",
    profession: (key) => signed[`profession.${key}`] ?? professions?.[key] ?? "",
  };
}

/** The words of a letter; fetched when first needed. */
export function useLetterTexts(language: string, template: string): LetterTexts | undefined {
  return useQuery({
    queryKey: ["letter-texts", language, template],
    queryFn: () => read(language as PersonLanguage, template as LetterTemplate),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** What a letter does, told to the person in their language. */
export function useTold(language: PersonLanguage, template: LetterTemplate): readonly string[] {
  const texts = useQuery({
    queryKey: ["letter-told", language],
    queryFn: async () => (await person[`../locales/person/${language}.json`]?.()) ?? {},
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const told = [texts?.[`tell.${template}`], texts?.["tell.choose"]];
  return told.filter((one) => one !== undefined);
}

/** `lang` and `dir` of what is written in a language. */
export function writtenIn(language: string) {
  const known = personLanguages[language as PersonLanguage];
  return { lang: language, dir: known?.direction ?? "ltr" };
}
