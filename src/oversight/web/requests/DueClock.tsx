import { arc } from "../../../platform/web/arc.ts";
import type { RightsRequest } from "../../requests.ts";
import { soonDays } from "../../requests.ts";
import classes from "./due-clock.module.css";

/** How much of the term is left, as an arc that empties; the words stand beside it. */
export function DueClock({
  request: { daysLeft, daysGiven, answer },
}: {
  request: Pick<RightsRequest, "daysLeft" | "daysGiven" | "answer">;
}) {
  const share = answer ? 1 : Math.min(1, Math.max(0, daysLeft / Math.max(1, daysGiven)));
  const isLate = !answer && daysLeft < 0;
  const tone = answer ? "done" : isLate ? "late" : daysLeft <= soonDays ? "soon" : "calm";
  return (
    <svg className={classes["clock"]} data-tone={tone} viewBox="0 0 64 64" aria-hidden>
      <circle cx="32" cy="32" r="27" className={classes["track"]} />
      {share > 0.02 && share < 1 ? (
        <path d={arc(32, 27, 360 * (1 - share), 360)} className={classes["rest"]} />
      ) : null}
      {share === 1 || isLate ? <circle cx="32" cy="32" r="27" className={classes["rest"]} /> : null}
      {answer ? (
        <path d="M22 33l7 7 13-15" className={classes["tick"]} />
      ) : (
        <text x="32" y="33" className={classes["days"]}>
          {isLate ? `+${-daysLeft}` : daysLeft}
        </text>
      )}
    </svg>
  );
}
