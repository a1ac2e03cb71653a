import {
  editPerson,
  getPerson,
  mergePeople,
  type PersonId,
  registerPerson,
} from "../../src/people/contract.ts";
import * as reception from "../../src/reception/contract.ts";
import { type Act, act } from "./act.ts";
import type { Stage } from "./stage.ts";

/* Identity, doors, the queue. */

const identityCodes = {
  birth: "a date",
  "address.sector": "a code of the statistical office",
};

const identity = () => ({
  otherNames: [{ kind: "on-paper" as const }],
  reach: { phones: [{ textMessage: true, voicemail: false }], letterHome: true },
  address: { kind: "home" as const, sector: null },
  gp: { answer: "yes" as const, since: null },
  cover: { kind: "insured" as const, until: null },
});

export function actsAtTheWelcome(stage: Stage): { acts: Act[]; registered: PersonId[] } {
  const { welcomer, admin, somebody, person } = stage;
  const registered: PersonId[] = [];
  const door = "green";
  const versionOf = async (id: PersonId) => (await welcomer.do(getPerson, { id })).version;
  /** Somebody new who waits there. */
  const waiting = async (...doors: string[]) => {
    const { turns } = await welcomer.do(reception.arrive, { personId: await somebody(), doors });
    const [turn] = turns;
    if (!turn) throw new Error("nobody waits");
    return turn;
  };
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const acts = [
    act(registerPerson, welcomer, {
      plain: identity,
      codes: identityCodes,
      afterwards: ({ id }) => registered.push(id),
    }),
    act(editPerson, welcomer, {
      plain: async () => ({ id: person, version: await versionOf(person), ...identity() }),
      codes: identityCodes,
    }),
    act(mergePeople, welcomer, {
      plain: async () => {
        const [id, otherId] = [await somebody(), await somebody()];
        const versions = { version: await versionOf(id), otherVersion: await versionOf(otherId) };
        return { id, otherId, ...versions, take: ["given"] };
      },
      codes: { "take[]": "a field of the identity" },
    }),
    act(reception.addDoor, admin, {
      plain: ({ number }) => ({
        key: number === 0 ? door : `door-${number + 1}`,
        letter: `Z${letters[number] ?? "Z"}`,
        ...({ colour: "green", pictogram: "cup" } as const),
      }),
    }),
    act(reception.arrive, welcomer, {
      plain: async () => ({ personId: await somebody(), doors: [door] }),
      codes: { "doors[]": "the key of a door" },
    }),
    act(reception.callNext, welcomer, {
      plain: async () => {
        await waiting(door);
        return { door };
      },
      codes: { door: "the key of a door" },
    }),
    act(reception.moveTurn, welcomer, {
      plain: async () => {
        const { id, version } = await waiting(door);
        return { id, version, move: "call" };
      },
    }),
    act(reception.handOn, welcomer, {
      plain: async () => {
        const { id, version } = await waiting(door);
        return { id, version, door };
      },
      codes: { door: "the key of a door" },
    }),
    act(reception.addScreen, admin, { plain: () => ({ languages: ["fr"] }) }),
  ];
  return { acts, registered };
}
