/**
 * The circle of a person: who cares, what they agreed to, what was passed on, whom they keep out,
 * emergencies, who speaks for them. It writes the causes; what follows from them the database
 * derives. It keeps no entry and refuses to tell who stands around somebody to whoever does not.
 */

export { beginCare, renewCare } from "./care-relations.ts";
export { circleJobs } from "./reminders.ts";
export { circleRoutes } from "./routes.ts";
export { endShare, sharePart } from "./shares.ts";
export { findSharesBehind, type ShareBehind } from "./shares-behind.ts";
export { standAround } from "./standing.ts";
export { type AccessVerdict, verifyAccess } from "./verify-access.ts";
export { addRepresentation } from "./voices.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const circleConstraints = {
  shares_agreed: "not-agreed",
  shares_recipient_bound: "recipient-not-bound",
  shares_entry_fits: "not-found",
  consents_representative_has_a_say: "no-say",
  consent_withdrawals_representative_has_a_say: "no-say",
  consent_withdrawals_agreed: "not-agreed",
  consent_withdrawals_pkey: "is-withdrawn",
  exclusions_once: "is-excluded",
  own_files_once: "is-declared",
  break_glass_reviews_pkey: "is-reviewed",
};
