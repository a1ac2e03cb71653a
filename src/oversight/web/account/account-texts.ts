import { useQuery } from "@tanstack/react-query";
import type { PersonLanguage } from "../../../platform/person-languages.ts";

export type AccountTexts = Readonly<typeof import("../../locales/person/en.json")>;

const files = import.meta.glob<AccountTexts>("../../locales/person/*.json", { import: "default" });

/** What the account says to a person, in their language; the file is fetched when first needed. */
export function useAccountTexts(language: PersonLanguage): AccountTexts | undefined {
  return useQuery({
    queryKey: ["account-texts", language],
    queryFn: async () => {
      const load = files[`../../locales/person/${language}.json`];
      if (!load) throw new Error(`no texts in ${language}`);
      return load();
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** A text by a key that comes with the data; `otherwise` when there is none. */
export function textAt(texts: AccountTexts, key: string, otherwise: keyof AccountTexts): string {
  const known: Readonly<Record<string, string>> = texts;
  return known[key] ?? texts[otherwise];
}

/** `filled("From {{from}}", { from: "May" })` is `From May` */
export function filled(text: string, names: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => names[name] ?? "");
}
