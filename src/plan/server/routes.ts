import { asActor } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import * as contract from "../contract.ts";
import { getPicture } from "./get-picture.ts";
import { getTimeline } from "./get-timeline.ts";
import { listMyDay } from "./list-my-day.ts";
import { printPicture } from "./print-picture.ts";

export const planRoutes: Route[] = [
  serve(contract.getPicture, (input, caller) =>
    asActor(caller, "care", (tx) => getPicture(tx, input)),
  ),
  serve(contract.getTimeline, (input, caller) =>
    asActor(caller, "care", (tx) => getTimeline(tx, input)),
  ),
  serve(contract.listMyDay, (input, caller) =>
    asActor(caller, "care", (tx) => listMyDay(tx, input)),
  ),
  serve(contract.printPicture, (input, caller) =>
    asActor(caller, "rights", (tx) => printPicture(tx, input)),
  ),
];
