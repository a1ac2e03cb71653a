import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import { categoryOf, deedOfAct, houseDeedOfAct } from "../acts.ts";

/** A name inside a sentence, whichever way it is written. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/** The words of oversight in the reader's language. */
export function useOversightWords() {
  const { t } = useTranslation("oversight");
  const formats = useFormats();
  return useMemo(() => {
    const nameOf = ({ given, family }: { given: string; family: string }) =>
      isolated(`${given} ${family}`.trim());
    return {
      t,
      formats,
      nameOf,
      profession: (key: string) => t(`access:profession.${key}`),
      compartment: (key: string) => t(`access:compartment.${key}`),
      /** An act in plain words; one nobody gave words keeps its code. */
      deed(act: string): string {
        if (deedOfAct[act]) return t(`deed.${deedOfAct[act]}`);
        return houseDeedOfAct[act] ? t(`houseDeed.${houseDeedOfAct[act]}`) : act;
      },
      category(act: string): string {
        const deed = deedOfAct[act];
        return deed ? t(`category.${categoryOf[deed]}`) : "";
      },
      purpose: (key: string) => t(`purpose.${key}`, { defaultValue: key }),
    };
  }, [t, formats]);
}

export type OversightWords = ReturnType<typeof useOversightWords>;
