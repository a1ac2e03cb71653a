import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../platform/web/client.ts";
import { useFormats } from "../../../platform/web/formats.ts";
import type { Asker, RequestClock, RightsRequest } from "../../requests.ts";

/** The words of the register in the reader's language. */
export function useRequestWords() {
  const { t } = useTranslation("oversight");
  const formats = useFormats();
  return useMemo(() => {
    const of = (key: string, values?: Record<string, unknown>) =>
      t(`requests.${key}`, { ...values });
    return {
      t: of,
      formats,
      nameOf: ({ given, family, number }: Asker) =>
        [given, family].filter(Boolean).join(" ") || number,
      /** "Santé et Santé mentale" */
      compartments: (keys: readonly string[]) =>
        formats.list(keys.map((key) => t(`access:compartment.${key}`))),
      /** "Encore 12 jours" */
      left: ({ daysLeft }: Pick<RightsRequest, "daysLeft">) => {
        if (daysLeft === 0) return of("left.today");
        return of(daysLeft > 0 ? "left.days" : "left.late", { count: Math.abs(daysLeft) });
      },
      term: ({ days, months }: Pick<RequestClock, "days" | "months">) =>
        days === null
          ? of("term.months", { count: months ?? 0 })
          : of("term.days", { count: days }),
      errorAt(problem: Problem | null, path: string): string | undefined {
        const code = problem?.errors.find((error) => error.path === path)?.code;
        if (!code) return undefined;
        const blank = code === "pattern" || code === "minLength" ? "required" : code;
        return of(`error.${i18next.exists(`oversight:requests.error.${blank}`) ? blank : "other"}`);
      },
    };
  }, [t, formats]);
}
