import type { MonthCount } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./timeline.module.css";

const monthsOfYear = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

/** All years at once, a bar for each month in which something happened: one tap goes there. */
export function YearRail({
  months,
  month,
  onMonth,
}: {
  months: readonly MonthCount[];
  month: string | undefined;
  onMonth: (month: string | undefined) => void;
}) {
  const { t, formats } = usePlanWords();
  const counts = new Map(months.map((one) => [one.month, one.count]));
  const years = [...new Set(months.map((one) => one.month.slice(0, 4)))];
  const most = Math.max(...counts.values(), 1);
  return (
    <nav className={classes["rail"]} aria-label={t("timeline.years")}>
      {years.map((year) => {
        const last = months.find((one) => one.month.startsWith(year))?.month;
        return (
          <div key={year} className={classes["year"]}>
            <button
              type="button"
              aria-current={month?.startsWith(year) ? "true" : undefined}
              onClick={() => onMonth(last === months[0]?.month ? undefined : last)}
            >
              {year}
            </button>
            <span className={classes["bars"]}>
              {monthsOfYear.map((place) => {
                const one = `${year}-${place}`;
                const count = counts.get(one);
                if (!count) return <i key={one} />;
                const label = t("timeline.inMonth", {
                  month: formats.month(`${one}-15T12:00:00`),
                  count,
                });
                return (
                  <button
                    key={one}
                    type="button"
                    aria-label={label}
                    title={label}
                    aria-current={one === month ? "true" : undefined}
                    onClick={() => onMonth(one)}
                  >
                    <i style={{ blockSize: `${Math.round(20 + (count / most) * 80)}%` }} />
                  </button>
                );
              })}
            </span>
          </div>
        );
      })}
    </nav>
  );
}
