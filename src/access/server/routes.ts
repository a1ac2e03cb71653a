import { asActor } from "../../platform/server/database.ts";
import { serve } from "../../platform/server/serve.ts";
import * as contract from "../contract.ts";
import { administrationRoutes } from "./administration-routes.ts";
import { addService } from "./edit-service.ts";
import { noticeRoutes } from "./notice-routes.ts";
import * as session from "./session.ts";
import * as staff from "./staff.ts";

export const accessRoutes = [
  serve(contract.signIn, session.signIn),
  serve(contract.getSession, (_, caller) => asActor(caller, "session", session.getMe)),
  serve(contract.signOut, (_, exchange) => session.signOut(exchange)),
  serve(contract.lockSession, (_, caller) => asActor(caller, "session", session.lockSession)),
  serve(contract.unlockSession, session.unlockSession),
  serve(contract.listSessions, (_, caller) => asActor(caller, "session", session.listSessions)),
  serve(contract.endSession, (input, caller) =>
    asActor(caller, "session", (tx) => session.endSession(tx, input)),
  ),
  serve(contract.chooseLanguage, (input, caller) =>
    asActor(caller, "session", (tx) => session.chooseLanguage(tx, input)),
  ),
  serve(contract.listColleagues, (_, caller) =>
    asActor(caller, "administration", staff.listColleagues),
  ),
  serve(contract.addStaff, (input, caller) =>
    asActor(caller, "administration", (tx) => staff.addStaff(tx, input)),
  ),
  serve(contract.addService, (input, caller) =>
    asActor(caller, "administration", (tx) => addService(tx, input)),
  ),
  serve(contract.listServices, (_, caller) => asActor(caller, "session", staff.listServices)),
  ...administrationRoutes,
  ...noticeRoutes,
];
