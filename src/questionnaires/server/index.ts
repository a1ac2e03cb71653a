/**
 * Questionnaires in the form of FHIR R4: loaded, answered by the person or with them, scored,
 * compared. It refuses to lose a partial answer, and a tablet that was handed over opens nothing else.
 */
export { listAnswers } from "./answers.ts";
export { listQuestionnaires, loadQuestionnaire } from "./questionnaires.ts";
export { questionnairesRoutes } from "./routes.ts";
export { addShipped } from "./shipped.ts";
export { beginSitting, finishSitting, saveSitting } from "./sittings.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const questionnairesConstraints = {
  questionnaires_once: "version-loaded",
  sittings_response_short: "response-too-long",
};
