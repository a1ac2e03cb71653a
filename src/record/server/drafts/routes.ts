import { asActor, type Caller } from "../../../platform/server/database.ts";
import { type Route, serve } from "../../../platform/server/serve.ts";
import * as contract from "../../contract.ts";
import { listDraftsAbout, listMyDrafts } from "./read-drafts.ts";
import { saveDraft, throwDraft } from "./save-draft.ts";

/** The revision already keeps these from being done twice; a receipt of each keystroke would not be small. */
const withoutReceipt = (caller: Caller): Caller => ({ ...caller, idempotencyKey: undefined });

export const draftRoutes: Route[] = [
  serve(contract.saveDraft, (input, caller) =>
    asActor(withoutReceipt(caller), "care", (tx) => saveDraft(tx, input)),
  ),
  serve(contract.throwDraft, (input, caller) =>
    asActor(withoutReceipt(caller), "care", (tx) => throwDraft(tx, input)),
  ),
  serve(contract.listDraftsAbout, (input, caller) =>
    asActor(caller, "care", (tx) => listDraftsAbout(tx, input)),
  ),
  serve(contract.listMyDrafts, (_, caller) => asActor(caller, "care", (tx) => listMyDrafts(tx))),
];
