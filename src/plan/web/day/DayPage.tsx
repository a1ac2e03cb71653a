import { useFormats } from "../../../platform/web/formats.ts";
import type { PageProps } from "../../../platform/web/module.ts";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { WithoutName } from "../../../record/web/index.ts";
import { usePlanWords } from "../use-plan-words.ts";
import { DayList } from "./DayList.tsx";
import classes from "./day.module.css";
import { VaccinationsDue } from "./VaccinationsDue.tsx";

/** Where a colleague's day begins: who is theirs today, what waits, what is due, whom they lost sight of. */
export function DayPage(_: PageProps) {
  const { t } = usePlanWords();
  const { day } = useFormats();
  return (
    <>
      <PageHead title={t("day.title")} text={day(new Date())}>
        <WithoutName />
      </PageHead>
      <div className={classes["day"]}>
        <div>
          <DayList list="today" />
          <DayList list="waiting" />
          <DayList list="due" />
        </div>
        <div>
          <DayList list="lost" />
          <VaccinationsDue />
        </div>
      </div>
    </>
  );
}
