import { asActor } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import * as contract from "../contract.ts";
import {
  amendEntry,
  endEntry,
  endWithholding,
  restrictEntry,
  withholdEntry,
} from "./amend-entry.ts";
import { contactRoutes } from "./contacts/routes.ts";
import { copyFile, listCopyable } from "./copy.ts";
import { draftRoutes } from "./drafts/routes.ts";
import { listLatestNotes } from "./latest-notes.ts";
import { listWritable } from "./places.ts";
import { getEntry, listEntries, readAgain } from "./read-entries.ts";
import { writeNote } from "./write-note.ts";

export const recordRoutes: Route[] = [
  ...contactRoutes,
  ...draftRoutes,
  serve(contract.listEntries, (input, caller) =>
    asActor(caller, "care", (tx) => listEntries(tx, input)),
  ),
  serve(contract.getEntry, (input, caller) => asActor(caller, "care", (tx) => getEntry(tx, input))),
  serve(contract.listLatestNotes, (input, caller) =>
    asActor(caller, "care", (tx) => listLatestNotes(tx, input)),
  ),
  serve(contract.listWritable, (input, caller) =>
    asActor(caller, "care", (tx) => listWritable(tx, input)),
  ),
  serve(contract.writeNote, (input, caller) =>
    asActor(caller, "care", (tx) => writeNote(tx, input), readAgain),
  ),
  serve(contract.amendEntry, (input, caller) =>
    asActor(caller, "care", (tx) => amendEntry(tx, input), readAgain),
  ),
  serve(contract.endEntry, (input, caller) =>
    asActor(caller, "care", (tx) => endEntry(tx, input), readAgain),
  ),
  serve(contract.restrictEntry, (input, caller) =>
    asActor(caller, "care", (tx) => restrictEntry(tx, input), readAgain),
  ),
  serve(contract.withholdEntry, (input, caller) =>
    asActor(caller, "care", (tx) => withholdEntry(tx, input), readAgain),
  ),
  serve(contract.endWithholding, (input, caller) =>
    asActor(caller, "care", (tx) => endWithholding(tx, input), readAgain),
  ),
  serve(contract.copyFile, (input, caller) =>
    asActor(caller, "rights", (tx) => copyFile(tx, input)),
  ),
  serve(contract.listCopyable, (input, caller) =>
    asActor(caller, "rights", (tx) => listCopyable(tx, input)),
  ),
];
