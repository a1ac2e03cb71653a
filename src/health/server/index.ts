/**
 * Health essentials: allergies, medication, vaccinations, measurements. It refuses to be a
 * prescription, and to say anything of somebody for whom the reader has no ground.
 */
export { addMeasurementKind } from "./measurement-kinds.ts";
export { noteAllergy } from "./note-allergy.ts";
export { noteMedication } from "./note-medication.ts";
export { noteVaccination } from "./note-vaccination.ts";
export { healthRoutes } from "./routes.ts";
export { takeMeasurement } from "./take-measurement.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const healthConstraints = {
  measurement_kinds_once: "kind-exists",
};
