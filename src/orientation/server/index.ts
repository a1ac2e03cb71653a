/**
 * Handing on: a need of a person waits for another service, and whoever handed it on sees what became
 * of it. It passes on nothing without the person’s consent.
 */
export { orientationRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const orientationConstraints = {};
