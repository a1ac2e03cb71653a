import { asActor, type ReadAgain } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import type { Need } from "../contract.ts";
import * as contract from "../contract.ts";
import { listCodeSystems, searchCodes } from "./codes/search-codes.ts";
import { moveNeed, nameNeed } from "./name-need.ts";
import { getNeed, listNeeds } from "./read-needs.ts";
import { addHelper, endHelper } from "./who-helps.ts";

/** Whoever lost the right since finds the need no more, not even the one they named. */
const readAgain: ReadAgain<Need> = { keep: ({ entry }) => ({ id: entry.id }), read: getNeed };

export const needsRoutes: Route[] = [
  serve(contract.nameNeed, (input, caller) =>
    asActor(caller, "care", (tx) => nameNeed(tx, input), readAgain),
  ),
  serve(contract.listNeeds, (input, caller) =>
    asActor(caller, "care", (tx) => listNeeds(tx, input)),
  ),
  serve(contract.getNeed, (input, caller) => asActor(caller, "care", (tx) => getNeed(tx, input))),
  serve(contract.moveNeed, (input, caller) =>
    asActor(caller, "care", (tx) => moveNeed(tx, input), readAgain),
  ),
  serve(contract.addHelper, (input, caller) =>
    asActor(caller, "care", (tx) => addHelper(tx, input), readAgain),
  ),
  serve(contract.endHelper, (input, caller) =>
    asActor(caller, "care", (tx) => endHelper(tx, input), readAgain),
  ),
  serve(contract.searchCodes, (input, caller) =>
    asActor(caller, "care", (tx) => searchCodes(tx, input)),
  ),
  serve(contract.listCodeSystems, (_, caller) => asActor(caller, "care", listCodeSystems)),
];
