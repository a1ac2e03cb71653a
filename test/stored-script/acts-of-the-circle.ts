import * as circle from "../../src/circle/contract.ts";
import { nameNeed } from "../../src/needs/contract.ts";
import * as orientation from "../../src/orientation/contract.ts";
import { spoken, staffId } from "../circles.ts";
import { type Act, act } from "./act.ts";
import type { Stage } from "./stage.ts";

/* Who stands around the person, what was agreed, emergencies, advice, what is handed on. */

const interpreted = { ...spoken, aid: "interpreter" } as const;
const agreed = { decision: "agreed", ...interpreted } as const;

export function actsOfTheCircle(stage: Stage): Act[] {
  const { nurse, doctor, head, social, person, serviceId, until, daysFromToday } = stage;
  const place = { serviceId: serviceId("practice"), compartment: "health" } as const;
  const toSocial = { toService: serviceId("social"), until } as const;
  const needToHandOn = async () => {
    const { entry } = await nurse.do(nameNeed, { id: person, ...place, what: "eviction" });
    return { id: entry.id, ...toSocial, strictlyNeeded: true };
  };
  const handedOn = async () => {
    const answer = { ...agreed, interpreter: "Somebody" };
    const { referralId } = await nurse.do(orientation.handNeedOn, {
      ...(await needToHandOn()),
      answer,
    });
    return { id: referralId ?? "" };
  };
  return [
    act(circle.addRepresentation, nurse, {
      plain: () => ({
        id: person,
        kind: "trusted",
        otherId: null,
        compartments: ["health"],
        since: daysFromToday(-1),
        until: null,
      }),
    }),
    act(circle.recordConsent, nurse, {
      plain: () => ({
        id: person,
        sourceService: serviceId("practice"),
        compartments: ["health"],
        purpose: "care",
        ...{ ...toSocial, ...agreed },
      }),
    }),
    act(circle.sharePart, nurse, {
      plain: () => ({
        ...{ id: person, ...place, ...toSocial },
        purpose: "care",
        strictlyNeeded: true,
        answer: agreed,
      }),
    }),
    act(circle.breakGlass, doctor, {
      plain: () => ({ id: person, reason: "unconscious" }),
      shortest: { words: 10 },
    }),
    act(circle.reviewGlass, head, {
      plain: async () => ({ id: await stage.breakGlass(doctor, person), outcome: "needed" }),
    }),
    act(circle.askAdvice, nurse, { plain: () => ({ toStaff: staffId(doctor) }) }),
    act(circle.answerAdvice, doctor, {
      plain: () =>
        nurse.do(circle.askAdvice, { toStaff: staffId(doctor), question: "What would you do?" }),
    }),
    act(orientation.handNeedOn, nurse, {
      turns: 10,
      plain: async () => ({ ...(await needToHandOn()), answer: agreed }),
    }),
    act(orientation.declineReferral, social, { turns: 10, plain: handedOn }),
    act(orientation.markReferralDone, social, {
      turns: 10,
      plain: async () => {
        const { id } = await handedOn();
        await social.do(orientation.acceptReferral, { id });
        return { id };
      },
    }),
  ];
}
