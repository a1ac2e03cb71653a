/**
 * The picture of a person: needs, helpers, what was agreed next, how it moves; their timeline; and the
 * lists of a colleague’s day. It writes nothing and shows only what its reader may open.
 */
export { planRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const planConstraints = {};
