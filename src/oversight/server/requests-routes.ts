import { asActor, type ReadAgain } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import type { RightsRequest } from "../requests.ts";
import * as contract from "../requests.ts";
import { listClocks, setClock } from "./requests-clocks.ts";
import { findAsker, listRequests, listRequestsOf } from "./requests-list.ts";
import { answerRequest, extendRequest, readRequest, recordRequest } from "./requests-settle.ts";

const readAgain: ReadAgain<RightsRequest> = { keep: ({ id }) => ({ id }), read: readRequest };

export const requestRoutes: Route[] = [
  serve(contract.listRequests, (input, caller) =>
    asActor(caller, "rights", (tx) => listRequests(tx, input)),
  ),
  serve(contract.listRequestsOf, (input, caller) =>
    asActor(caller, "rights", (tx) => listRequestsOf(tx, input)),
  ),
  serve(contract.findAsker, (input, caller) =>
    asActor(caller, "rights", (tx) => findAsker(tx, input)),
  ),
  serve(contract.recordRequest, (input, caller) =>
    asActor(caller, "rights", (tx) => recordRequest(tx, input)),
  ),
  serve(contract.answerRequest, (input, caller) =>
    asActor(caller, "rights", (tx) => answerRequest(tx, input), readAgain),
  ),
  serve(contract.extendRequest, (input, caller) =>
    asActor(caller, "rights", (tx) => extendRequest(tx, input), readAgain),
  ),
  serve(contract.listClocks, (_, caller) => asActor(caller, "rights", listClocks)),
  serve(contract.setClock, (input, caller) =>
    asActor(caller, "administration", (tx) => setClock(tx, input)),
  ),
];

export const requestConstraints = {
  rights_requests_has_a_say: "no-say",
  rights_requests_answered_once: "was-answered",
  rights_requests_extended_once: "was-extended",
  rights_requests_extendable: "not-extendable",
  rights_requests_extended_in_time: "too-late",
};
