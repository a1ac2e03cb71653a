import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import type { NamedQuestionnaire } from "../contract.ts";

/** The words of questionnaires in the reader's language. */
export function useQuestionnaireWords() {
  const { t, i18n } = useTranslation(["questionnaires", "platform"]);
  const formats = useFormats();
  return useMemo(
    () => ({
      t,
      formats,
      reader: i18n.language,
      /** A language as the reader calls it. */
      language: (code: string) => formats.language(code) ?? code,
      titleOf: ({ title, titles }: NamedQuestionnaire) => titles[i18n.language] ?? title,
      dayOf: (day: string) => formats.day(`${day}T12:00:00`),
    }),
    [t, formats, i18n.language],
  );
}
