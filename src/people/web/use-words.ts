import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatsOf } from "../../platform/web/formats.ts";
import { birthParts } from "../births/birth.ts";
import { ageOn } from "../births/typed-birth.ts";
import type { OtherName } from "../contract.ts";

interface Named {
  readonly given: string;
  readonly family: string;
  readonly otherNames?: readonly OtherName[];
}

export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(new Date());
}

/** A name inside a sentence, whichever way it is written: where no `<bdi>` can stand. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** A person's facts in the reader's language: names, birth and age, languages. */
export function useWords() {
  const { t, i18n } = useTranslation("people");
  return useMemo(() => {
    const { locale, language: languageName } = formatsOf(i18n.language);
    const fullName = ({ given, family }: Named) => [given, family].filter(Boolean).join(" ");
    return {
      t,
      nameOf(person: Named): string {
        const [other] = person.otherNames ?? [];
        return fullName(person) || (other ? fullName(other) : "") || t("nameless");
      },
      fullName,
      /** "2 April 1990", "April 1990", "1990", "about 1990". */
      birth(birth: string | null): string {
        const parts = birthParts(birth ?? "");
        if (!parts) return t("birth.unknown");
        const { year, month, day, about } = parts;
        const date = new Intl.DateTimeFormat(locale, {
          year: "numeric",
          ...(month !== undefined && { month: "long" }),
          ...(day !== undefined && { day: "numeric" }),
          timeZone: "UTC",
        }).format(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
        return about ? t("birth.about", { date }) : date;
      },
      age(birth: string | null): string {
        const age = ageOn(birth, today());
        if (!age) return "";
        if (age.years < 1 && !age.about) return t("age.baby");
        return t(age.about ? "age.about" : "age.exact", { count: age.years });
      },
      /** The house's own name for a language where it has one, else the reader's. */
      language(tag: string): string {
        const own = t(`tongue.${tag}`, { defaultValue: "" });
        const name = own || languageName(tag) || tag;
        return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
      },
    };
  }, [t, i18n.language]);
}

export type Words = ReturnType<typeof useWords>;
