import { LineChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import type { MeasurementKind, Point } from "../contract.ts";
import classes from "./curve.module.css";
import { useHealthWords } from "./use-health-words.ts";

const steps = [1, 2, 5, 10, 20, 50, 100, 200];

/** Time runs from left to right in every script, as on a thermometer's chart. The table says the same in words. */
export function Curve({ kind, points }: { kind: MeasurementKind; points: readonly Point[] }) {
  const { t, formats, kindName, unitOf, amount } = useHealthWords();
  const isPair = kind.values === 2;
  const data = points
    .map(({ takenAt, value, secondValue }) => ({ at: Date.parse(takenAt), value, secondValue }))
    .toReversed();
  const month = new Intl.DateTimeFormat(formats.locale, { month: "short", year: "2-digit" });
  const { ticks, domain } = scaleOf(points);
  return (
    <div className={classes["chart"]} dir="ltr" aria-hidden>
      <LineChart
        h={280}
        data={data}
        dataKey="at"
        curveType="linear"
        strokeWidth={2.5}
        withLegend={isPair}
        gridAxis="x"
        tickLine="none"
        dotProps={{ r: points.length > 60 ? 0 : 3.5 }}
        series={[
          {
            name: "value",
            label: isPair ? t("measurement.upper") : kindName(kind),
            color: "var(--deep)",
          },
          ...(isPair
            ? [{ name: "secondValue", label: t("measurement.lower"), color: "var(--warm-fill)" }]
            : []),
        ]}
        legendProps={{ itemSorter: null }}
        xAxisProps={{
          type: "number",
          scale: "time",
          domain: ["dataMin", "dataMax"],
          tickFormatter: (at: number) => month.format(at),
          minTickGap: 48,
        }}
        yAxisProps={{
          domain,
          ticks,
          width: 48,
          tickFormatter: (value: number) => formats.number(value),
        }}
        tooltipProps={{
          // Asked also when nothing is pointed at.
          labelFormatter: (at) => (typeof at === "number" ? formats.dayTime(new Date(at)) : ""),
        }}
        valueFormatter={(value) => `${amount(kind, value)} ${unitOf(kind)}`}
        lineChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}

/** Round numbers around what was measured, five or so of them. */
function scaleOf(points: readonly Point[]): { domain: [number, number]; ticks: number[] } {
  const values = points.flatMap(({ value, secondValue }) =>
    secondValue === null ? [value] : [value, secondValue],
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = steps.find((one) => (high - low) / one <= 5) ?? 500;
  const least = Math.max(0, (Math.ceil(low / step) - 1) * step);
  const most = (Math.floor(high / step) + 1) * step;
  const ticks = Array.from(
    { length: Math.round((most - least) / step) + 1 },
    (_, index) => least + index * step,
  );
  return { domain: [least, most], ticks };
}
