import type { Point } from "../contract.ts";
import classes from "./measurements.module.css";

const width = 132;
const height = 34;
const inset = 4;

/** Where it is going, at a glance; the numbers stand beside it. Time runs from left to right in every script. */
export function SmallCurve({ points }: { points: readonly Point[] }) {
  if (points.length < 2) return <span className={classes["small"]} aria-hidden />;
  const times = points.map(({ takenAt }) => Date.parse(takenAt));
  const values = points.flatMap(({ value, secondValue }) =>
    secondValue === null ? [value] : [value, secondValue],
  );
  const at = scale(times, width - 2 * inset);
  const up = scale(values, height - 2 * inset);
  const line = (of: (point: Point) => number) =>
    points
      .map((point) => {
        const x = inset + at(Date.parse(point.takenAt));
        return `${x.toFixed(1)},${(height - inset - up(of(point))).toFixed(1)}`;
      })
      .join(" ");
  const [newest] = points;
  const hasPair = newest !== undefined && newest.secondValue !== null;
  return (
    <svg className={classes["small"]} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <polyline points={line(({ value }) => value)} />
      {hasPair ? (
        <polyline data-second points={line(({ value, secondValue }) => secondValue ?? value)} />
      ) : null}
      {newest ? (
        <circle
          cx={inset + at(Date.parse(newest.takenAt))}
          cy={height - inset - up(newest.value)}
          r={3.5}
        />
      ) : null}
    </svg>
  );
}

function scale(values: readonly number[], length: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least;
  return (value) => (span === 0 ? length / 2 : ((value - least) / span) * length);
}
