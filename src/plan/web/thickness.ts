import type { Weight } from "../rules.ts";

/** Of an arc of the circle, of 400 across: as thick as that part of life weighs. */
export const thickness: Record<Weight, number> = {
  now: 30,
  presses: 22,
  weighs: 14,
  calm: 7,
  solved: 7,
  none: 2,
};
