import { useFormats } from "../../../platform/web/formats.ts";
import type { PageProps } from "../../../platform/web/module.ts";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { dayLists } from "../../contract.ts";
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
      <PageHead title={t("day.title")} text={day(new Date())} />
      <div className={classes["day"]}>
        {dayLists.map((list) => (
          <DayList key={list} list={list} />
        ))}
        <VaccinationsDue />
      </div>
    </>
  );
}
