import { asActor, type Tx } from "../../platform/server/database.ts";
import { type Exchange, type Route, serve } from "../../platform/server/serve.ts";
import * as contract from "../contract.ts";
import { answerAdvice, askAdvice, listAdvice, listAdvisers } from "./advice.ts";
import { beginCare, endCare } from "./care-relations.ts";
import { declareOwnFile, endOwnFile, exclude, liftExclusion } from "./closings.ts";
import { previewConsent, recordConsent, withdrawConsent } from "./consents.ts";
import { breakGlass, closeGlass } from "./glass.ts";
import { listGlass, reviewGlass } from "./glass-reviews.ts";
import { listMyPeople } from "./my-people.ts";
import { openCircle } from "./open-circle.ts";
import { listOwnFiles } from "./own-files.ts";
import { listRecipients } from "./recipients.ts";
import { endShare, sharePart } from "./shares.ts";
import { addRepresentation, assessMaturity, endMaturity, endRepresentation } from "./voices.ts";
import { explainAccess } from "./why.ts";

/** Every act of the circle is done for care. */
function inCare<I, O>(verb: (tx: Tx, input: I) => Promise<O>) {
  return (input: I, caller: Exchange) => asActor(caller, "care", (tx) => verb(tx, input));
}

export const circleRoutes: Route[] = [
  serve(contract.getCircle, inCare(openCircle)),
  serve(contract.whyCanISee, inCare(explainAccess)),
  serve(contract.beginCare, inCare(beginCare)),
  serve(contract.endCare, inCare(endCare)),
  serve(contract.listMyPeople, inCare(listMyPeople)),
  serve(contract.addRepresentation, inCare(addRepresentation)),
  serve(contract.endRepresentation, inCare(endRepresentation)),
  serve(contract.assessMaturity, inCare(assessMaturity)),
  serve(contract.endMaturity, inCare(endMaturity)),
  serve(contract.previewConsent, inCare(previewConsent)),
  serve(contract.recordConsent, inCare(recordConsent)),
  serve(contract.withdrawConsent, inCare(withdrawConsent)),
  serve(contract.listRecipients, inCare(listRecipients)),
  serve(contract.sharePart, inCare(sharePart)),
  serve(contract.endShare, inCare(endShare)),
  serve(contract.exclude, inCare(exclude)),
  serve(contract.liftExclusion, inCare(liftExclusion)),
  serve(contract.declareOwnFile, inCare(declareOwnFile)),
  serve(contract.endOwnFile, (input, caller) =>
    asActor(caller, "administration", (tx) => endOwnFile(tx, input)),
  ),
  serve(contract.listOwnFiles, (input, caller) =>
    asActor(caller, "quality", (tx) => listOwnFiles(tx, input)),
  ),
  serve(contract.breakGlass, inCare(breakGlass)),
  serve(contract.closeGlass, inCare(closeGlass)),
  serve(contract.listGlass, (input, caller) =>
    asActor(caller, "quality", (tx) => listGlass(tx, input)),
  ),
  serve(contract.reviewGlass, (input, caller) =>
    asActor(caller, "quality", (tx) => reviewGlass(tx, input)),
  ),
  serve(contract.askAdvice, inCare(askAdvice)),
  serve(contract.listAdvice, inCare(listAdvice)),
  serve(contract.listAdvisers, inCare(listAdvisers)),
  serve(contract.answerAdvice, inCare(answerAdvice)),
];
