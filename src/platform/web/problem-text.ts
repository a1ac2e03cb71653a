import i18next from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "./client.ts";

/**
 * A problem in the reader's words. `module` may have a text of its own under `problem.<code>`;
 * otherwise the house's, otherwise the general one.
 */
export function useProblemText(module = "platform"): (problem: Problem) => string {
  const { t } = useTranslation("platform");
  return useCallback(
    ({ code, status }: Problem) => {
      const known = [`${module}:problem.${code}`, `platform:problem.${code}`].find((key) =>
        i18next.exists(key),
      );
      if (known) return t(known);
      return t(status >= 500 ? "problem.fault" : "problem.refused");
    },
    [t, module],
  );
}
