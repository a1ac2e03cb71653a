import { asActor } from "../../../platform/server/database.ts";
import { type Route, serve } from "../../../platform/server/serve.ts";
import * as contract from "../../contract.ts";
import { readAgain } from "../read-entries.ts";
import { countAnonymousContacts, countContact } from "./anonymous.ts";
import { beginContact, readBegun } from "./begin-contact.ts";
import { listMetTurns } from "./met-turns.ts";
import { signContact } from "./sign-contact.ts";

export const contactRoutes: Route[] = [
  serve(contract.signContact, (input, caller) =>
    asActor(caller, "care", (tx) => signContact(tx, input), readAgain),
  ),
  serve(contract.beginContact, (input, caller) =>
    asActor(caller, "care", (tx) => beginContact(tx, input), readBegun),
  ),
  serve(contract.listMetTurns, (_, caller) => asActor(caller, "care", (tx) => listMetTurns(tx))),
  serve(contract.countContact, (input, caller) =>
    asActor(caller, "care", (tx) => countContact(tx, input)),
  ),
  serve(contract.countAnonymousContacts, (_, caller) =>
    asActor(caller, "care", (tx) => countAnonymousContacts(tx)),
  ),
];
