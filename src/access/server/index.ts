/**
 * Who acts: sign-in, sessions, staff, services, memberships. It knows nothing of people's screens
 * and refuses to say whether an account exists.
 */
export { findStaffByEmail, foundCentre, listCentreKeys, rekeyCentre } from "./founding.ts";
export { forgetExpired } from "./housekeeping.ts";
export { hashPassword } from "./password.ts";
export { accessRoutes } from "./routes.ts";
export { endSession, openSession } from "./session.ts";
export { addService, openAccount } from "./staff.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const accessConstraints = {
  staff_email_unique: "email-taken",
  services_key_unique: "service-key-taken",
};
