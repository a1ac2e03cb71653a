import { asActor } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import * as contract from "../contract.ts";
import { accountOf } from "./account.ts";
import { answerAlert, listAlerts } from "./alerts.ts";
import { exportJournal } from "./export-journal.ts";
import { getOversight } from "./get-oversight.ts";
import { getSeals } from "./get-seals.ts";
import { listJournalStaff, searchJournal } from "./journal-question.ts";
import { requestRoutes } from "./requests-routes.ts";
import { changeThreshold, listAlertThresholds } from "./thresholds.ts";

/** `dataFolder`: where checkpoints are kept. */
export const oversightRoutes = (dataFolder: () => string): Route[] => [
  serve(contract.searchJournal, (input, caller) =>
    asActor(caller, "quality", (tx) => searchJournal(tx, input)),
  ),
  serve(contract.exportJournal, (input, caller) =>
    asActor(caller, "quality", (tx) => exportJournal(tx, input)),
  ),
  serve(contract.listJournalStaff, (_, caller) => asActor(caller, "quality", listJournalStaff)),
  serve(contract.listAlerts, (input, caller) =>
    asActor(caller, "quality", (tx) => listAlerts(tx, input)),
  ),
  serve(contract.answerAlert, (input, caller) =>
    asActor(caller, "quality", (tx) => answerAlert(tx, input)),
  ),
  serve(contract.listAlertThresholds, (_, caller) =>
    asActor(caller, "quality", listAlertThresholds),
  ),
  serve(contract.changeAlertThreshold, (input, caller) =>
    asActor(caller, "administration", (tx) => changeThreshold(tx, input)),
  ),
  serve(contract.getOversight, (_, caller) => asActor(caller, "quality", getOversight)),
  serve(contract.getSeals, (_, caller) =>
    asActor(caller, "quality", (tx) => getSeals(tx, dataFolder())),
  ),
  serve(contract.accountOf, (input, caller) =>
    asActor(caller, "rights", (tx) => accountOf(tx, input)),
  ),
  ...requestRoutes,
];
