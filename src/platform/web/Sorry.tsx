import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Problem } from "./client.ts";
import { useProblemText } from "./problem-text.ts";
import classes from "./states.module.css";

/** What could not be shown, why, and the way on. */
export function Sorry({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t } = useTranslation("platform");
  const textOf = useProblemText();
  return (
    <div className={classes["empty"]} role="alert">
      <p className={classes["title"]}>{textOf(problem)}</p>
      {problem.status >= 500 && problem.requestId ? (
        <p className={classes["text"]}>
          {t("problem.reference", { reference: problem.requestId })}
        </p>
      ) : null}
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}
