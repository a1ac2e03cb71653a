import { type UseFormReturnType, useForm } from "@mantine/form";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/web/client.ts";
import type { IdentityDraft } from "./identity-draft.ts";

export type IdentityForm = UseFormReturnType<IdentityDraft>;

export function useIdentityForm(initialValues: IdentityDraft): IdentityForm {
  return useForm<IdentityDraft>({ initialValues });
}

/** Puts what the server found wrong at its field: `/reach/phones/0/number` → `reach.phones.0.number`. */
export function useErrorsAtFields(): (form: IdentityForm, problem: Problem) => void {
  const { t, i18n } = useTranslation("people");
  return useCallback(
    (form, problem) => {
      const textOf = (code: string) =>
        t(i18n.exists(`people:wrong.${code}`) ? `wrong.${code}` : "wrong.other");
      const atFields = problem.errors.map(({ path, code }) => [
        path.slice(1).replaceAll("/", "."),
        textOf(code),
      ]);
      form.setErrors(Object.fromEntries(atFields));
      // After the fields have got their messages and their fold has opened, the first one has the keyboard.
      setTimeout(() => {
        const first = document.querySelector<HTMLElement>("form [aria-invalid=true]");
        first?.focus({ preventScroll: true });
        first?.scrollIntoView({ block: "center" });
      }, 80);
    },
    [t, i18n],
  );
}
