import { Button, NativeSelect } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import type { PersonId } from "../../people/contract.ts";
import { printPaper } from "../../platform/web/print-paper.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listMeasurements, type MeasurementKind } from "../contract.ts";
import { Curve } from "./Curve.tsx";
import classes from "./curve.module.css";
import { PointsTable } from "./PointsTable.tsx";
import { useHealthWords } from "./use-health-words.ts";

const periods = [1, 2, 5, 20] as const;
const atMost = 1000;

interface Props {
  readonly personId: PersonId;
  readonly kind: MeasurementKind;
  readonly onClose: () => void;
}

/** One kind over time: a drawing, and the same in a table, for whoever reads or prints it. */
export function CurvePanel({ personId, kind, onClose }: Props) {
  const { t, kindName, unitOf } = useHealthWords();
  const [years, setYears] = useState<number>(2);
  const asked = { id: personId, kind: kind.key, since: yearsAgo(years), limit: atMost };
  const { data, error, refetch } = useAnswer(listMeasurements, asked, {
    ...{ staleTime: 60_000, gcTime: 0 },
    placeholderData: (previous) => previous,
  });
  const paper = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => head.current?.focus(), []);
  const print = () => {
    if (!paper.current) return;
    for (const table of paper.current.querySelectorAll("details")) table.open = true;
    printPaper(paper.current, { widthMm: 210, heightMm: 297, marginMm: 16 });
  };
  return (
    <section className={classes["panel"]} aria-labelledby={id}>
      <div className={classes["acts"]}>
        <NativeSelect
          label={t("measurement.period")}
          value={String(years)}
          onChange={({ currentTarget }) => setYears(Number(currentTarget.value))}
          data={periods.map((count) => ({
            value: String(count),
            label: t("measurement.years", { count }),
          }))}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} stroke={1.8} />}
          disabled={!data || data.points.length === 0}
          onClick={print}
        >
          {t("measurement.print")}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t("measurement.close")}
        </Button>
      </div>
      <div ref={paper} className={classes["paper"]}>
        <h3 id={id} ref={head} tabIndex={-1}>
          {kindName(kind)} <small>{unitOf(kind)}</small>
        </h3>
        {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
        {!data && !error ? <RingWaiting /> : null}
        {data?.points.length === 0 ? <p>{t("measurement.noneInPeriod")}</p> : null}
        {data && data.points.length > 0 ? (
          <>
            <Curve kind={kind} points={data.points} />
            <PointsTable kind={kind} points={data.points} />
            {data.hasMore ? <p>{t("measurement.hasMore", { count: atMost })}</p> : null}
          </>
        ) : null}
      </div>
    </section>
  );
}

function yearsAgo(years: number): string {
  const day = new Date();
  day.setFullYear(day.getFullYear() - years);
  return day.toISOString().slice(0, 10);
}
