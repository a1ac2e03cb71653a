import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { NamedColleague } from "../../circle/contract.ts";
import { useFormats } from "../../platform/web/formats.ts";
import type { Helper, PicturedNeed } from "../contract.ts";

/** The words of the picture in the reader's language. */
export function usePlanWords() {
  const { t } = useTranslation([
    "plan",
    "access",
    "people",
    "record",
    "needs",
    "reception",
    "platform",
  ]);
  const formats = useFormats();
  return useMemo(() => {
    const nameOf = ({ given, family }: Pick<NamedColleague, "given" | "family">) =>
      `${given} ${family}`.trim();
    /** A word of a list that another module keeps; nothing when it knows none. */
    const word = (key: string) => t(key, { defaultValue: "" });
    return {
      t,
      formats,
      nameOf,
      word,
      profession: ({ profession }: NamedColleague) => t(`access:profession.${profession}`),
      day: (day: string) => formats.day(`${day.slice(0, 10)}T12:00:00`),
      shortDay: (day: string) => formats.shortDay(`${day.slice(0, 10)}T12:00:00`),
      /** What it is: of a health problem its own name. */
      need: (need: Pick<PicturedNeed, "what" | "words" | "code" | "domain">) =>
        need.what === "health-problem"
          ? need.code || need.words
          : word(`needs:what.${need.what}`) || need.words || t(`needs:domain.${need.domain}`),
      helper: ({ service, colleague, outside }: Helper) =>
        service?.name ?? (colleague ? nameOf(colleague) : outside),
    };
  }, [t, formats]);
}

export type PlanWords = ReturnType<typeof usePlanWords>;
