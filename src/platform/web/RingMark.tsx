import { arc, pointAt } from "./arc.ts";
import classes from "./ring.module.css";

/** The mark of the house: a circle with an open door, and somebody coming in. */
export function RingMark({ size = 36 }: { size?: number }) {
  const [x, y] = pointAt(24, 18, 128);
  return (
    <svg className={classes["mark"]} width={size} height={size} viewBox="0 0 48 48" aria-hidden>
      <path d={arc(24, 18, 156, 460)} className={classes["markRing"]} />
      <circle cx={x} cy={y} r="4.2" className={classes["markDot"]} />
    </svg>
  );
}
