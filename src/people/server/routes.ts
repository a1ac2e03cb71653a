import { asActor } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import * as contract from "../contract.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { editPerson } from "./edit-person.ts";
import { findPeople } from "./find-people.ts";
import { dismissDuplicate, listLikelyDuplicates } from "./likely-duplicates.ts";
import { mergePeople } from "./merge-people.ts";
import { openPerson } from "./open-person.ts";
import { registerPerson } from "./register-person.ts";
import { endRelation, relatePeople } from "./relations.ts";
import { listSectors } from "./sectors.ts";
import { unmergePeople } from "./unmerge-people.ts";

export const peopleRoutes: Route[] = [
  serve(contract.registerPerson, (input, caller) =>
    asActor(caller, "welcome", (tx) => registerPerson(tx, input)),
  ),
  serve(contract.findPeople, (input, caller) =>
    asActor(caller, "welcome", (tx) => findPeople(tx, input)),
  ),
  serve(contract.getPerson, (input, caller) =>
    asActor(caller, "welcome", (tx) => openPerson(tx, input)),
  ),
  serve(contract.editPerson, (input, caller) =>
    asActor(caller, "welcome", (tx) => editPerson(tx, input)),
  ),
  serve(contract.checkDuplicates, (input, caller) =>
    asActor(caller, "welcome", (tx) => checkDuplicates(tx, input)),
  ),
  serve(contract.relatePeople, (input, caller) =>
    asActor(caller, "welcome", (tx) => relatePeople(tx, input)),
  ),
  serve(contract.endRelation, (input, caller) =>
    asActor(caller, "welcome", (tx) => endRelation(tx, input)),
  ),
  serve(contract.listLikelyDuplicates, (input, caller) =>
    asActor(caller, "quality", (tx) => listLikelyDuplicates(tx, input)),
  ),
  serve(contract.dismissDuplicate, (input, caller) =>
    asActor(caller, "quality", (tx) => dismissDuplicate(tx, input)),
  ),
  serve(contract.mergePeople, (input, caller) =>
    asActor(caller, "quality", (tx) => mergePeople(tx, input)),
  ),
  serve(contract.unmergePeople, (input, caller) =>
    asActor(caller, "quality", (tx) => unmergePeople(tx, input)),
  ),
  serve(contract.listSectors, (input, caller) =>
    asActor(caller, "welcome", (tx) => listSectors(tx, input)),
  ),
];
