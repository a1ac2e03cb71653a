import { asActor } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import * as contract from "../contract.ts";
import { listVaccinationsDue } from "./list-vaccinations-due.ts";
import { addMeasurementKind, listMeasurementKinds } from "./measurement-kinds.ts";
import { noteAllergy } from "./note-allergy.ts";
import { changeMedication, noteMedication } from "./note-medication.ts";
import { noteVaccination } from "./note-vaccination.ts";
import { listMeasurements } from "./points.ts";
import { readAgainWith } from "./read-again.ts";
import { readAllergies, readMeasured, readMedications, readVaccinations } from "./read-content.ts";
import { listHealth } from "./read-health.ts";
import { takeMeasurement } from "./take-measurement.ts";

const medicationAgain = readAgainWith(readMedications);

export const healthRoutes: Route[] = [
  serve(contract.listHealth, (input, caller) =>
    asActor(caller, "care", (tx) => listHealth(tx, input)),
  ),
  serve(contract.listVaccinationsDue, (input, caller) =>
    asActor(caller, "care", (tx) => listVaccinationsDue(tx, input)),
  ),
  serve(contract.noteAllergy, (input, caller) =>
    asActor(caller, "care", (tx) => noteAllergy(tx, input), readAgainWith(readAllergies)),
  ),
  serve(contract.noteMedication, (input, caller) =>
    asActor(caller, "care", (tx) => noteMedication(tx, input), medicationAgain),
  ),
  serve(contract.changeMedication, (input, caller) =>
    asActor(caller, "care", (tx) => changeMedication(tx, input), medicationAgain),
  ),
  serve(contract.noteVaccination, (input, caller) =>
    asActor(caller, "care", (tx) => noteVaccination(tx, input), readAgainWith(readVaccinations)),
  ),
  serve(contract.takeMeasurement, (input, caller) =>
    asActor(caller, "care", (tx) => takeMeasurement(tx, input), readAgainWith(readMeasured)),
  ),
  serve(contract.listMeasurements, (input, caller) =>
    asActor(caller, "care", (tx) => listMeasurements(tx, input)),
  ),
  serve(contract.listMeasurementKinds, (_, caller) =>
    asActor(caller, "care", (tx) => listMeasurementKinds(tx)),
  ),
  serve(contract.addMeasurementKind, (input, caller) =>
    asActor(caller, "care", (tx) => addMeasurementKind(tx, input)),
  ),
];
