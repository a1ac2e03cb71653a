import { TimeCurve } from "../../platform/web/TimeCurve.tsx";
import type { MeasurementKind, Point } from "../contract.ts";
import { useHealthWords } from "./use-health-words.ts";

const steps = [1, 2, 5, 10, 20, 50, 100, 200];

/** The newest come first, and are drawn last. */
export function Curve({ kind, points }: { kind: MeasurementKind; points: readonly Point[] }) {
  const { t, formats, unitOf, amount } = useHealthWords();
  const isPair = kind.values === 2;
  const line = (numberIn: (point: Point) => number | null) =>
    points.toReversed().flatMap((point) => {
      const value = numberIn(point);
      if (value === null) return [];
      const said = `${amount(kind, value)} ${unitOf(kind)}, ${formats.dayTime(point.takenAt)}`;
      return [{ at: point.takenAt, value, said }];
    });
  return (
    <TimeCurve
      lines={[
        line(({ value }) => value),
        ...(isPair ? [line(({ secondValue }) => secondValue)] : []),
      ]}
      legend={isPair ? [t("measurement.upper"), t("measurement.lower")] : []}
      ticks={roundTicks(points)}
    />
  );
}

/** Round numbers around what was measured, five or so of them. */
function roundTicks(points: readonly Point[]): number[] {
  const values = points.flatMap(({ value, secondValue }) =>
    secondValue === null ? [value] : [value, secondValue],
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = steps.find((one) => (high - low) / one <= 5) ?? 500;
  const least = Math.max(0, (Math.ceil(low / step) - 1) * step);
  const most = (Math.floor(high / step) + 1) * step;
  return Array.from(
    { length: Math.round((most - least) / step) + 1 },
    (_, index) => least + index * step,
  );
}
