import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { NamedColleague } from "../../circle/contract.ts";
import { useFormats } from "../../platform/web/formats.ts";

/** The words of handing on in the reader's language. */
export function useOrientationWords() {
  const { t } = useTranslation(["orientation", "access", "platform"]);
  const formats = useFormats();
  return useMemo(
    () => ({
      t,
      formats,
      colleague: ({ given, family, profession }: NamedColleague) =>
        [`${given} ${family}`.trim(), t(`access:profession.${profession}`)].join(", "),
      day: (day: string) => formats.day(`${day}T12:00:00`),
    }),
    [t, formats],
  );
}
