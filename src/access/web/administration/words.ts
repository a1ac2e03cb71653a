import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../platform/web/client.ts";
import { useFormats } from "../../../platform/web/formats.ts";

/** What the check of a field is called in the words of these screens, where it has other names. */
const named: Record<string, string> = {
  "/email format": "email",
  "/key pattern": "key",
  "/password minLength": "password",
  "/months minimum": "months",
  "/months maximum": "months",
  "/sourceDate format": "date",
  "/on format": "date",
};

/** The words of accounts and services in the reader's language. */
export function useAdministrationWords() {
  const { t, i18n } = useTranslation("access");
  const formats = useFormats();
  return useMemo(() => {
    const errorOf = (problem: Problem | null | undefined, path: string): string | null => {
      const found = problem?.errors.find((error) => error.path === path);
      if (!found) return null;
      const blank =
        found.code === "minLength" || found.code === "pattern" ? "required" : found.code;
      const code = named[`${path} ${found.code}`] ?? blank;
      const known = i18next.exists(`access:administration.error.${code}`);
      return t(`administration.error.${known ? code : "other"}`);
    };
    return {
      t,
      formats,
      language: i18n.language,
      errorOf,
      tongue(tag: string): string {
        const own = t(`administration.tongue.${tag}`, { defaultValue: "" });
        const name = own || formats.language(tag) || tag;
        return name.charAt(0).toLocaleUpperCase(formats.locale) + name.slice(1);
      },
      /** "Santé, Santé mentale" */
      compartments: (keys: readonly string[]) =>
        keys.map((key) => t(`compartment.${key}`)).join(", "),
      ground: (ground: string | null) => t(`secrecy.${ground ?? "none"}`),
      place: (service: { name: string } | null) => service?.name ?? t("administration.house"),
      /** Ten digits as they are written: 0123.456.749. */
      enterpriseNumber: (digits: string) => digits.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1.$2.$3"),
    };
  }, [t, i18n.language, formats]);
}

/** What stands at no field of the form. */
export function isAtField(problem: Problem | null | undefined): boolean {
  return (problem?.errors.length ?? 0) > 0;
}

/** Today in Brussels: `2026-03-31`. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(new Date());
}
