/**
 * Who acts: sign-in, sessions, staff, services, memberships. It knows nothing of people's screens
 * and refuses to say whether an account exists.
 */
export { hashPassword } from "./password.ts";
export { accessRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const accessConstraints = {
  staff_email_unique: "email-taken",
  services_key_unique: "service-key-taken",
};
