import type { Problem } from "../../platform/web/client.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import classes from "./forms.module.css";

/** What was refused, unless it is said at a field. */
export function Refused({ problem }: { problem: Problem | null }) {
  const textOf = useProblemText("health");
  if (!problem || problem.errors.length > 0) return null;
  return (
    <p className={classes["wrong"]} role="alert">
      {textOf(problem)}
    </p>
  );
}
