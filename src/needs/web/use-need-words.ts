import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { NamedColleague } from "../../circle/contract.ts";
import { useFormats } from "../../platform/web/formats.ts";
import type { Code, Domain, Need, NeedKey } from "../contract.ts";

/** The words of needs in the reader's language. */
export function useNeedWords() {
  const { t, i18n } = useTranslation(["needs", "access", "platform"]);
  const formats = useFormats();
  return useMemo(() => {
    const whatOf = (what: NeedKey) => t(`what.${what}`);
    /** In the reader's language where the vocabulary has it, else in whichever it has. */
    const titleOf = ({ titles }: Code) => {
      const own = i18n.language.slice(0, 2) as keyof typeof titles;
      return titles[own] || titles.fr || titles.nl || titles.en;
    };
    return {
      t,
      formats,
      whatOf,
      titleOf,
      domainOf: (domain: Domain) => t(`domain.${domain}`),
      /** A health problem is called by what it is. */
      nameOf: ({ what, code, words }: Pick<Need, "what" | "code" | "words">) => {
        if (code) return titleOf(code);
        return what === "health-problem" && words ? words : whatOf(what);
      },
      colleague: ({ given, family }: NamedColleague) => `${given} ${family}`.trim(),
      /** A day without a time stays that day wherever the reader sits. */
      day: (day: string) => formats.day(`${day}T12:00:00`),
    };
  }, [t, i18n, formats]);
}
