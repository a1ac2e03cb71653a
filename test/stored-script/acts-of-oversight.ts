import * as oversight from "../../src/oversight/contract.ts";
import * as requests from "../../src/oversight/requests.ts";
import { raiseAlerts } from "../../src/oversight/server/index.ts";
import { getPerson } from "../../src/people/contract.ts";
import { type Act, act } from "./act.ts";
import type { Stage } from "./stage.ts";

/* What is asked about data, questions to colleagues about their looks, the clocks of the law. */

export function actsOfOversight(stage: Stage): Act[] {
  const { nurse, doctor, head, dpo, person, serviceId, daysFromToday } = stage;
  const { cared, declareOwn, database } = stage;
  /** Each look at one's own file is asked about once. */
  let waiting: string[] = [];
  const alert = async () => {
    if (waiting.length === 0) {
      for (let file = 0; file < 10; file += 1) {
        const own = await cared("practice");
        await declareOwn(own, doctor);
        await doctor.ask(getPerson, { id: own });
      }
      await raiseAlerts(database);
      waiting = (await dpo.do(oversight.listAlerts, {})).alerts.map(({ id }) => id);
    }
    return { id: waiting.pop() ?? "" };
  };
  const asked = {
    ...{ id: person, service: serviceId("practice"), aboutHealth: false, askedBy: null },
    // It is due soon: somebody is told.
    ...({ kind: "correction", how: "desk" } as const),
    askedOn: daysFromToday(-27),
  };
  const request = async () => {
    const { id } = await nurse.do(requests.recordRequest, { ...asked, words: "Please." });
    return { id };
  };
  return [
    act(oversight.exportJournal, dpo, {
      plain: () => ({ from: daysFromToday(-1) }),
      codes: { person: "the number of a card" },
    }),
    act(oversight.answerAlert, dpo, {
      turns: 10,
      plain: async () => ({ ...(await alert()), outcome: "talked" }),
    }),
    act(requests.recordRequest, nurse, { plain: () => asked }),
    act(requests.answerRequest, head, {
      plain: async () => ({ ...(await request()), outcome: "partly" }),
    }),
    act(requests.extendRequest, head, {
      plain: async () => ({ ...(await request()), to: daysFromToday(20) }),
    }),
    act(requests.setClock, dpo, {
      plain: () => ({
        ...({ kind: "erasure", aboutHealth: false, days: null, months: 1 } as const),
        ...{ extensionMonths: 2, sourceDate: daysFromToday(-100) },
      }),
    }),
  ];
}
