/**
 * Who acts: sign-in, sessions, staff, services, memberships. It knows nothing of people's screens
 * and refuses to say whether an account exists.
 */
export { addService } from "./edit-service.ts";
export { findStaffByEmail, foundCentre, listCentreKeys, rekeyCentre } from "./founding.ts";
export { accessJobs } from "./housekeeping.ts";
export { notify, type Telling } from "./notify.ts";
export { hashPassword } from "./password.ts";
export { accessRoutes } from "./routes.ts";
export { endSession, lockSession, openSession } from "./session.ts";
export { openAccount } from "./staff.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const accessConstraints = {
  staff_email_unique: "email-taken",
  services_key_unique: "service-key-taken",
  memberships_no_overlap: "membership-held",
  staff_last_admin: "last-admin",
};
