import type { Helper } from "../../contract.ts";
import { idOf } from "../../rules.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./life-circle.module.css";

/** Who helps, each behind the dot that stands for them on the circle; hollow: outside the house. */
export function HelperNames({ helpers }: { helpers: readonly Helper[] }) {
  const { t, helper: nameOf } = usePlanWords();
  if (helpers.length === 0) return null;
  return (
    <ul className={classes["helpers"]} aria-label={t("helpers")}>
      {helpers.map((helper) => (
        <li key={idOf(helper)} data-outside={helper.outside !== ""}>
          <bdi>{nameOf(helper)}</bdi>
        </li>
      ))}
    </ul>
  );
}
