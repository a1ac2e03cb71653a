/**
 * The welcome: doors, arrivals, the queue, the waiting-room screen. It says where somebody is
 * awaited, never why.
 */
export { arrive } from "./arrivals.ts";
export { addDoor } from "./doors.ts";
export { moveTurn } from "./moves.ts";
export { receptionRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const receptionConstraints = {
  turns_waits_once: "already-waiting",
  turns_in_one_place: "called-elsewhere",
  doors_key_unique: "door-key-taken",
  doors_letter_unique: "door-letter-taken",
};
