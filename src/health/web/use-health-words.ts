import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePersonWords } from "../../people/web/index.ts";
import type { Problem } from "../../platform/web/client.ts";
import { useFormats } from "../../platform/web/formats.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import type { Entry } from "../../record/contract.ts";
import type { MeasurementKind } from "../contract.ts";

type Named = Pick<MeasurementKind, "key" | "name" | "unit" | "decimals">;

/** The words of health in the reader's language. */
export function useHealthWords() {
  const { t } = useTranslation(["health", "access", "platform"]);
  const { birth } = usePersonWords();
  const formats = useFormats();
  return useMemo(() => {
    const unitOf = ({ unit }: Named) => t(`unit.${unit}`, { defaultValue: unit });
    const number = (value: number, decimals: number) =>
      value.toLocaleString(formats.locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
    return {
      t,
      formats,
      /** A day without a time stays that day wherever the reader sits. */
      day: (day: string) => formats.day(`${day}T12:00:00`),
      /** A date as far as it is known: "May 2019", "about 2019". */
      known: (edtf: string) => birth(edtf),
      kindName: ({ key, name }: Named) => name || t(`measure.${key}`),
      unitOf,
      /** `128/82`, without its unit. */
      amount: (kind: Named, value: number, second: number | null = null) =>
        [value, ...(second === null ? [] : [second])]
          .map((one) => number(one, kind.decimals))
          .join("/"),
      signature: ({ author, service, writtenAt }: Entry) =>
        t("line.noted", {
          name: `${author.given} ${author.family}`.trim(),
          profession: t(`access:profession.${author.profession}`),
          service: service.name,
          day: formats.dayTime(writtenAt),
          interpolation: { escapeValue: false },
        }),
      /** What is wrong at one field, in words; undefined when nothing is. */
      wrong: (problem: Problem | null, path: string) => {
        const code = errorAt(problem, path);
        return code && t(`wrong.${code}`, { defaultValue: t("wrong.other") });
      },
    };
  }, [t, formats, birth]);
}

export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(new Date());
}
