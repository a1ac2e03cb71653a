import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatsOf } from "../../platform/web/formats.ts";

/** A language in the reader's words. What no dictionary of the browser knows (Tarifit, Darija), people names. */
export function useTongue(): (tag: string) => string {
  const { t, i18n } = useTranslation("people");
  return useMemo(() => {
    const { locale, language } = formatsOf(i18n.language);
    return (tag) => {
      const word = t(`tongue.${tag}`, { defaultValue: "" }) || language(tag) || tag;
      return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
    };
  }, [t, i18n.language]);
}
