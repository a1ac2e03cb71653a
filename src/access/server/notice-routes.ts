import { asActor } from "../../platform/server/database.ts";
import { type Route, serve, serveLive } from "../../platform/server/serve.ts";
import * as contract from "../notice-contract.ts";
import * as notices from "./notices.ts";

export const noticeRoutes: Route[] = [
  serveLive(contract.listNotices, notices.noticesTopic, (_, caller) =>
    asActor(caller, "session", notices.listNotices),
  ),
  serve(contract.markNoticeRead, (input, caller) =>
    asActor(caller, "session", (tx) => notices.markNoticeRead(tx, input)),
  ),
  serve(contract.markAllNoticesRead, (input, caller) =>
    asActor(caller, "session", (tx) => notices.markAllNoticesRead(tx, input)),
  ),
  serve(contract.getMailState, (_, caller) =>
    asActor(caller, "administration", notices.getMailState),
  ),
  serve(contract.tryMailAgain, (_, caller) =>
    asActor(caller, "administration", notices.tryMailAgain),
  ),
];
