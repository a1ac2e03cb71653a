/**
 * Questionnaires in the form of FHIR R4: loaded, answered by the person or with them, scored,
 * compared. It refuses to lose a partial answer.
 */
export { questionnairesRoutes } from "./routes.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const questionnairesConstraints = {};
