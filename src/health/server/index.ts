/**
 * Health essentials: allergies, medication, vaccinations, measurements. It refuses to be a
 * prescription.
 */
export { healthRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const healthConstraints = {};
