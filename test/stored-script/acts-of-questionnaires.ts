import * as contract from "../../src/questionnaires/contract.ts";
import { type Act, act } from "./act.ts";
import { hardlyALanguage, type Stage } from "./stage.ts";

/* A questionnaire whose every word is free text, and what is answered to it. */

const fileOf = (text: string, version: number) =>
  JSON.stringify({
    resourceType: "Questionnaire",
    ...{ url: "https://example.org/asked", version: String(version), status: "active" },
    // Whoever wrote the file may name its language as they please.
    ...{ title: text, language: "French, mostly" },
    item: [
      { linkId: "intro", type: "display", text },
      { linkId: "word", type: "text", text },
      { linkId: "where", type: "url", text },
      {
        ...{ linkId: "which", type: "choice", text },
        answerOption: [{ valueCoding: { code: "one", display: text } }, { valueString: text }],
      },
    ],
  });

const answersOf = (text: string) => ({
  resourceType: "QuestionnaireResponse" as const,
  status: "in-progress" as const,
  item: [
    { linkId: "word", answer: [{ valueString: text }] },
    // An address of the web is one, whatever it would do.
    { linkId: "where", answer: [{ valueUri: `javascript:__hit=1//${encodeURIComponent(text)}` }] },
  ],
});

export async function actsOfQuestionnaires(stage: Stage) {
  const { admin, nurse, join, person, cared, serviceId } = stage;
  const holder = await join("care", { service: "practice", profession: "nurse" });
  const loaded: contract.QuestionnaireId[] = [];
  const begin = async (who: typeof nurse, id: typeof person) =>
    who.do(contract.beginSitting, {
      id,
      questionnaireId: loaded.at(-1) as contract.QuestionnaireId,
      ...{ serviceId: serviceId("practice"), compartment: "health", language: hardlyALanguage },
      answeredBy: "person",
    });
  let handedOver = 0;
  const acts: Act[] = [
    act(contract.loadQuestionnaire, admin, {
      plain: ({ number, text }) => ({ file: fileOf(text("file"), number + 1) }),
      afterwards: ({ id }) => loaded.push(id),
    }),
    act(contract.saveSitting, nurse, {
      plain: async ({ text }) => {
        const { id, revision } = await begin(nurse, person);
        return { id, revision, response: answersOf(text("response")) };
      },
    }),
    act(contract.saveHandedSitting, holder, {
      plain: async ({ text }) => {
        if (handedOver === 0) {
          const { id } = await begin(holder, await cared("practice"));
          await holder.do(contract.handOver, { id, language: "fr" });
        }
        handedOver += 1;
        return { revision: handedOver, response: answersOf(text("response")) };
      },
    }),
  ];
  /** Half of what was begun goes into the file, half stays unfinished. */
  const finishSome = async () => {
    const { sittings } = await nurse.do(contract.listSittings, { id: person });
    for (const [at, { id, revision }] of sittings.entries()) {
      if (at % 2 === 0) await nurse.do(contract.finishSitting, { id, revision });
    }
  };
  return { acts, holder, finishSome };
}
