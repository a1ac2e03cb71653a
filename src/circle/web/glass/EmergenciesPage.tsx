import { useState } from "react";
import { Empty } from "../../../platform/web/Empty.tsx";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { listGlass } from "../../contract.ts";
import { useCircleWords } from "../use-circle-words.ts";
import classes from "./glass.module.css";
import { Opening } from "./Opening.tsx";

const views = ["to-review", "reviewed"] as const;

/** Emergency openings of colleagues: to look at, then looked at. */
export function EmergenciesPage() {
  const { t } = useCircleWords();
  const [state, setState] = useState<(typeof views)[number]>("to-review");
  const { data, error, refetch } = useAnswer(listGlass, { state });
  return (
    <>
      <PageHead title={t("emergencies.title")} text={t("emergencies.text")} />
      <div className={classes["views"]}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={view === state}
            onClick={() => setState(view)}
          >
            {t(`emergencies.${view}`)}
          </button>
        ))}
      </div>
      {error && !data ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data?.openings.length === 0 ? (
        <Empty title={t(`emergencies.none.${state}`)}>{t(`emergencies.noneText.${state}`)}</Empty>
      ) : null}
      <ul className={classes["list"]}>
        {data?.openings.map((opening) => (
          <Opening key={opening.id} opening={opening} />
        ))}
      </ul>
    </>
  );
}
