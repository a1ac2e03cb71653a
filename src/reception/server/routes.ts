import { asActor } from "../../platform/server/database.ts";
import { type Route, serve, serveLive } from "../../platform/server/serve.ts";
import * as contract from "../contract.ts";
import { arrive } from "./arrivals.ts";
import * as doors from "./doors.ts";
import * as moves from "./moves.ts";
import * as queue from "./queue.ts";
import * as screens from "./screens.ts";

export const receptionRoutes: Route[] = [
  serve(contract.listDoors, (_, caller) => asActor(caller, "session", doors.listDoors)),
  serve(contract.addDoor, (input, caller) =>
    asActor(caller, "administration", (tx) => doors.addDoor(tx, input)),
  ),
  serve(contract.arrive, (input, caller) => asActor(caller, "welcome", (tx) => arrive(tx, input))),
  serveLive(contract.listQueue, queue.queueTopic, (input, caller) =>
    asActor(caller, "welcome", (tx) =>
      caller.look === "first" ? queue.openQueue(tx, input) : queue.followQueue(tx, input),
    ),
  ),
  serve(contract.callNext, (input, caller) =>
    asActor(caller, "welcome", (tx) => queue.callNext(tx, input)),
  ),
  serve(contract.moveTurn, (input, caller) =>
    asActor(caller, "welcome", (tx) => moves.moveTurn(tx, input)),
  ),
  serve(contract.handOn, (input, caller) =>
    asActor(caller, "welcome", (tx) => moves.handOn(tx, input)),
  ),
  serve(contract.setUrgent, (input, caller) =>
    asActor(caller, "welcome", (tx) => moves.setUrgent(tx, input)),
  ),
  serve(contract.addScreen, (input, caller) =>
    asActor(caller, "administration", (tx) => screens.addScreen(tx, input)),
  ),
  serve(contract.listScreens, (_, caller) =>
    asActor(caller, "administration", screens.listScreens),
  ),
  serve(contract.removeScreen, (input, caller) =>
    asActor(caller, "administration", (tx) => screens.removeScreen(tx, input)),
  ),
  serveLive(contract.showScreen, screens.screenTopic, screens.showScreen),
];
