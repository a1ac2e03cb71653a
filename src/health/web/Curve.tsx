import { LineChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import type { MeasurementKind, Point } from "../contract.ts";
import classes from "./curve.module.css";
import { useHealthWords } from "./use-health-words.ts";

/** Time runs from left to right in every script, as on a thermometer's chart. The table says the same in words. */
export function Curve({ kind, points }: { kind: MeasurementKind; points: readonly Point[] }) {
  const { t, formats, kindName, unitOf, amount } = useHealthWords();
  const isPair = kind.values === 2;
  const data = points
    .map(({ takenAt, value, secondValue }) => ({ at: Date.parse(takenAt), value, secondValue }))
    .toReversed();
  const month = new Intl.DateTimeFormat(formats.locale, { month: "short", year: "2-digit" });
  const bounds = [
    { y: kind.usual.from, color: "var(--line)" },
    { y: kind.usual.to, color: "var(--line)" },
  ];
  const { least, most } = reach(points);
  const shown = bounds.filter(({ y }) => y >= least && y <= most);
  return (
    <div className={classes["chart"]} dir="ltr" aria-hidden>
      <LineChart
        h={280}
        data={data}
        dataKey="at"
        curveType="linear"
        strokeWidth={2.5}
        withLegend={isPair}
        gridAxis="y"
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
        referenceLines={shown}
        xAxisProps={{
          type: "number",
          scale: "time",
          domain: ["dataMin", "dataMax"],
          tickFormatter: (at: number) => month.format(at),
          minTickGap: 48,
        }}
        yAxisProps={{ domain: [least, most], width: 56, allowDecimals: kind.decimals > 0 }}
        tooltipProps={{ labelFormatter: (at) => formats.dayTime(new Date(Number(at))) }}
        valueFormatter={(value) => `${amount(kind, value)} ${unitOf(kind)}`}
        lineChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}

/** A little air above and below, so that a flat line is not on the edge. */
function reach(points: readonly Point[]): { least: number; most: number } {
  const values = points.flatMap(({ value, secondValue }) =>
    secondValue === null ? [value] : [value, secondValue],
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = Math.max((high - low) * 0.15, high * 0.02, 1);
  return { least: Math.max(0, Math.floor(low - air)), most: Math.ceil(high + air) };
}
