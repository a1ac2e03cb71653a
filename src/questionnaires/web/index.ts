/**
 * Questionnaires in the form of FHIR R4: loaded, answered by the person or with them, scored,
 * compared. It refuses to lose a partial answer.
 */
import type { WebModule } from "../../platform/web/module.ts";

export const questionnairesWeb: WebModule = { pages: [], nav: [] };
