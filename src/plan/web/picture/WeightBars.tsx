import type { Weight } from "../../rules.ts";
import classes from "./life-circle.module.css";

const levels: Partial<Record<Weight, number>> = { calm: 0, weighs: 1, presses: 2, now: 3 };

/** How heavy, in bars: seen without colours, and beside a word always. */
export function WeightBars({ weight }: { weight: Weight }) {
  const level = levels[weight];
  if (level === undefined) return null;
  return (
    <svg className={classes["bars"]} data-weight={weight} viewBox="0 0 18 14" aria-hidden>
      {[1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={(bar - 1) * 6.5}
          y={12 - bar * 4}
          width="4.5"
          height={bar * 4}
          rx="1.4"
          data-full={bar <= level}
        />
      ))}
    </svg>
  );
}
