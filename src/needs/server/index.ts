/**
 * What a person needs, in every domain of life: named, moving over time, met or unmet and why. Code
 * systems that a centre brings are loaded here. It judges nobody and refuses to overwrite a state.
 */
export { needsRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const needsConstraints = {};
