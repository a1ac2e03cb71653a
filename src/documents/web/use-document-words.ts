import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";

/** The words of documents in the reader's language. */
export function useDocumentWords() {
  const { t } = useTranslation(["documents", "platform"]);
  const formats = useFormats();
  return useMemo(
    () => ({
      t,
      formats,
      nameOf: ({ given, family }: { given: string; family: string }) => `${given} ${family}`.trim(),
      /** A day without a time stays that day wherever the reader sits. */
      day: (day: string) => formats.day(`${day}T12:00:00`),
    }),
    [t, formats],
  );
}
