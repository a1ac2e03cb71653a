import { asActor, type ReadAgain } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import type { Referral } from "../contract.ts";
import * as contract from "../contract.ts";
import { handNeedOn } from "./hand-need-on.ts";
import { acceptReferral, declineReferral, markReferralDone, takeBackReferral } from "./moves.ts";
import { getReferral, listReferrals, listReferralsOf } from "./read-referrals.ts";

/** Whoever lost the right since finds it no more. */
const readAgain: ReadAgain<Referral> = { keep: ({ id }) => ({ id }), read: getReferral };

export const orientationRoutes: Route[] = [
  serve(contract.handNeedOn, (input, caller) =>
    asActor(caller, "care", (tx) => handNeedOn(tx, input)),
  ),
  serve(contract.listReferrals, (_, caller) => asActor(caller, "care", listReferrals)),
  serve(contract.listReferralsOf, (input, caller) =>
    asActor(caller, "care", (tx) => listReferralsOf(tx, input)),
  ),
  serve(contract.acceptReferral, (input, caller) =>
    asActor(caller, "care", (tx) => acceptReferral(tx, input), readAgain),
  ),
  serve(contract.declineReferral, (input, caller) =>
    asActor(caller, "care", (tx) => declineReferral(tx, input), readAgain),
  ),
  serve(contract.takeBackReferral, (input, caller) =>
    asActor(caller, "care", (tx) => takeBackReferral(tx, input), readAgain),
  ),
  serve(contract.markReferralDone, (input, caller) =>
    asActor(caller, "care", (tx) => markReferralDone(tx, input), readAgain),
  ),
];
