import { asActor, type ReadAgain } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import { focusOnEntry } from "../../record/server/index.ts";
import type { Answers } from "../contract.ts";
import * as contract from "../contract.ts";
import { getAnswers, getAnswersOf, listAnswers } from "./answers.ts";
import {
  getHandedSitting,
  handInSitting,
  handOver,
  saveHandedSitting,
  takeBack,
} from "./handing-over.ts";
import {
  getQuestionnaire,
  listQuestionnaires,
  loadQuestionnaire,
  reinstateQuestionnaire,
  retireQuestionnaire,
} from "./questionnaires.ts";
import {
  beginSitting,
  dropSitting,
  finishSitting,
  getSitting,
  listSittings,
  saveSitting,
} from "./sittings.ts";

/** Whoever lost the right since finds the answers no more. */
const readAgain: ReadAgain<Answers> = {
  keep: ({ entry }) => ({ id: entry.id }),
  read: async (tx, { id }) => {
    tx.withoutJournal("the act that is answered again was journalled when it was done");
    return getAnswersOf(tx, id, await focusOnEntry(tx, id));
  },
};

export const questionnairesRoutes: Route[] = [
  serve(contract.listQuestionnaires, (_, caller) =>
    asActor(caller, "administration", listQuestionnaires),
  ),
  serve(contract.getQuestionnaire, (input, caller) =>
    asActor(caller, "administration", (tx) => getQuestionnaire(tx, input)),
  ),
  serve(contract.loadQuestionnaire, (input, caller) =>
    asActor(caller, "administration", (tx) => loadQuestionnaire(tx, input)),
  ),
  serve(contract.retireQuestionnaire, (input, caller) =>
    asActor(caller, "administration", (tx) => retireQuestionnaire(tx, input)),
  ),
  serve(contract.reinstateQuestionnaire, (input, caller) =>
    asActor(caller, "administration", (tx) => reinstateQuestionnaire(tx, input)),
  ),
  serve(contract.beginSitting, (input, caller) =>
    asActor(caller, "care", (tx) => beginSitting(tx, input)),
  ),
  serve(contract.listSittings, (input, caller) =>
    asActor(caller, "care", (tx) => listSittings(tx, input)),
  ),
  serve(contract.getSitting, (input, caller) =>
    asActor(caller, "care", (tx) => getSitting(tx, input)),
  ),
  serve(contract.saveSitting, (input, caller) =>
    asActor(caller, "care", (tx) => saveSitting(tx, input)),
  ),
  serve(contract.finishSitting, (input, caller) =>
    asActor(caller, "care", (tx) => finishSitting(tx, input), readAgain),
  ),
  serve(contract.dropSitting, (input, caller) =>
    asActor(caller, "care", (tx) => dropSitting(tx, input)),
  ),
  serve(contract.handOver, (input, caller) => asActor(caller, "care", (tx) => handOver(tx, input))),
  serve(contract.takeBack, (_, caller) => asActor(caller, "care", takeBack)),
  serve(contract.getHandedSitting, (_, caller) => asActor(caller, "session", getHandedSitting)),
  serve(contract.saveHandedSitting, (input, caller) =>
    asActor(caller, "session", (tx) => saveHandedSitting(tx, input)),
  ),
  serve(contract.handInSitting, (input, caller) =>
    asActor(caller, "session", (tx) => handInSitting(tx, input)),
  ),
  serve(contract.listAnswers, (input, caller) =>
    asActor(caller, "care", (tx) => listAnswers(tx, input)),
  ),
  serve(contract.getAnswers, (input, caller) =>
    asActor(caller, "care", (tx) => getAnswers(tx, input)),
  ),
];
