import type { Need } from "../contract.ts";
import classes from "./need.module.css";
import { StateSign, UrgencySign } from "./StateSigns.tsx";
import { useNeedWords } from "./use-need-words.ts";
import { useHelperName } from "./WhoHelps.tsx";

/** How it moved, the newest first, and who helped before. */
export function NeedHistory({ need }: { need: Need }) {
  const { t, colleague, formats, day } = useNeedWords();
  const name = useHelperName();
  const before = need.helpers.filter(({ endedAt }) => endedAt !== null);
  if (need.states.length < 2 && before.length === 0) return null;
  return (
    <details className={classes["history"]}>
      <summary>{t("history.title", { count: need.states.length })}</summary>
      <ol>
        {need.states.map(({ id, state, urgency, unmetBecause, words, by, at }) => (
          <li key={id}>
            <p className={classes["signs"]}>
              <StateSign state={state} />
              <UrgencySign urgency={urgency} state={state} />
            </p>
            {unmetBecause ? (
              <p>
                {t("need.unmet")} {t(`unmet.${unmetBecause}`)}
              </p>
            ) : null}
            {words ? <p dir="auto">{words}</p> : null}
            <p className={classes["soft"]}>
              <bdi>{colleague(by)}</bdi> · {formats.dayTime(at)}
            </p>
          </li>
        ))}
      </ol>
      {before.length > 0 ? (
        <ul className={classes["before"]}>
          {before.map((helper) => (
            <li key={helper.id}>
              {t("history.helped", {
                name: name(helper),
                from: day(helper.since),
                until: formats.day(helper.endedAt ?? ""),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
