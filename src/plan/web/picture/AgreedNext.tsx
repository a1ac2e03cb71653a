import { IconAlarm, IconCircleDashed } from "@tabler/icons-react";
import type { NextStep } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./picture.module.css";

/** What was agreed and is not done: by whom, until when, and whether it is late. */
export function AgreedNext({ next }: { next: readonly NextStep[] }) {
  const { t, shortDay, nameOf } = usePlanWords();
  return (
    <section className={classes["card"]} aria-labelledby="next-title">
      <h2 id="next-title">{t("next.title")}</h2>
      {next.length === 0 ? <p className={classes["soft"]}>{t("next.none")}</p> : null}
      <ul className={classes["steps"]}>
        {next.map(({ entryId, step, on, by, isOverdue }) => {
          const Sign = isOverdue ? IconAlarm : IconCircleDashed;
          return (
            <li key={entryId} data-late={isOverdue}>
              <Sign size={22} stroke={1.9} aria-hidden />
              <p>
                <span dir="auto">{step}</span>
                <span className={classes["soft"]}>
                  {on ? (
                    <span className={classes["when"]}>
                      {t(isOverdue ? "next.late" : "next.until", { day: shortDay(on) })}
                    </span>
                  ) : null}
                  {by ? <bdi>{nameOf(by)}</bdi> : null}
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
