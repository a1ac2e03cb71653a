import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { NamedColleague } from "../../circle/contract.ts";
import { useFormats } from "../../platform/web/formats.ts";

/** The words of the record in the reader's language. */
export function useRecordWords() {
  const { t } = useTranslation(["record", "access", "platform"]);
  const formats = useFormats();
  return useMemo(
    () => ({
      t,
      formats,
      nameOf: ({ given, family }: NamedColleague) => `${given} ${family}`.trim(),
      profession: ({ profession }: NamedColleague) => t(`access:profession.${profession}`),
      /** A day without a time stays that day wherever the reader sits; while it is being typed it is none yet. */
      day: (day: string) => (/^\d{4}-\d\d-\d\d$/.test(day) ? formats.day(`${day}T12:00:00`) : day),
    }),
    [t, formats],
  );
}
