/** The languages in which a person can be spoken to on paper and on the waiting-room screen. */
export const personLanguages = {
  fr: { name: "Français", direction: "ltr" },
  nl: { name: "Nederlands", direction: "ltr" },
  en: { name: "English", direction: "ltr" },
  ar: { name: "العربية", direction: "rtl" },
  tr: { name: "Türkçe", direction: "ltr" },
  ro: { name: "Română", direction: "ltr" },
  bg: { name: "Български", direction: "ltr" },
  pl: { name: "Polski", direction: "ltr" },
  es: { name: "Español", direction: "ltr" },
  pt: { name: "Português", direction: "ltr" },
  ru: { name: "Русский", direction: "ltr" },
  uk: { name: "Українська", direction: "ltr" },
  sq: { name: "Shqip", direction: "ltr" },
} as const satisfies Record<string, { name: string; direction: "ltr" | "rtl" }>;
export type PersonLanguage = keyof typeof personLanguages;

export const personLanguageCodes = Object.keys(personLanguages) as PersonLanguage[];

/**
 * Spoken varieties whose written form is one of ours. Tamazight, Tarifit, Romani or Pular are
 * deliberately absent: being read Arabic or Romanian to is not the same as understanding it.
 */
const writtenAs: Record<string, PersonLanguage> = {
  ary: "ar",
  arz: "ar",
  arq: "ar",
  aeb: "ar",
  apc: "ar",
  ajp: "ar",
  acm: "ar",
  ayl: "ar",
  mo: "ro",
  als: "sq",
  aln: "sq",
};

/** `findPersonLanguage("ary")` is `"ar"`; `"pt-BR"` is `"pt"`; `"rif"` is none. */
export function findPersonLanguage(tag: string): PersonLanguage | null {
  const code = (tag.split("-")[0] ?? "").toLowerCase();
  return personLanguageCodes.find((ours) => ours === code) ?? writtenAs[code] ?? null;
}

/** The first of a person's languages, best first, in which we have texts. */
export function firstPersonLanguage(tags: readonly string[]): PersonLanguage | null {
  for (const tag of tags) {
    const found = findPersonLanguage(tag);
    if (found) return found;
  }
  return null;
}
