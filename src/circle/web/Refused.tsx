import i18next from "i18next";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/web/client.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import classes from "./forms.module.css";

/** Why it was not done; what stands at one of the `fields` of the form is not said twice. */
export function Refused({
  problem,
  fields = [],
}: {
  problem: Problem | null;
  fields?: readonly string[];
}) {
  const textOf = useProblemText("circle");
  if (!problem || problem.errors.some(({ path }) => fields.includes(path))) return null;
  return (
    <p role="alert" className={classes["problem"]}>
      {textOf(problem)}
    </p>
  );
}

/** What is wrong at one field: `errorAt("/words")`. */
export function useErrorAt(problem: Problem | null) {
  const { t } = useTranslation("circle");
  return (path: string): string | undefined => {
    const code = problem?.errors.find((error) => error.path === path)?.code;
    if (!code) return undefined;
    return t(i18next.exists(`circle:error.${code}`) ? `error.${code}` : "error.other");
  };
}
