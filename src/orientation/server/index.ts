/**
 * Handing on: a need of a person waits for another service, and whoever handed it on sees what became
 * of it. It passes on nothing without the person’s consent.
 */
export { handNeedOn } from "./hand-need-on.ts";
export { acceptReferral } from "./moves.ts";
export { orientationRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const orientationConstraints = {
  referrals_once: "already-handed-on",
  referrals_may_go_there: "not-found",
  referral_moves_in_order: "has-moved",
  referral_moves_once: "has-moved",
};
