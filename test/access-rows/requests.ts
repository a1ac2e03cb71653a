import { recordRequest } from "../../src/oversight/requests.ts";
import { type Rows, unknownId, type World } from "./row.ts";

/** Whoever cares or looks after requests notes them; who answers which, `requests.test.ts` holds. */
export function rowsOfRequests({ nurse, somebody }: World): Rows {
  const may = ["care", "head", "community", "coordinator", "dpo"];
  const asked = {
    service: null,
    kind: "copy",
    aboutHealth: false,
    askedOn: "2026-01-31",
    askedBy: null,
    how: "desk",
    words: "A copy of everything.",
  } as const;
  const someRequest = async () => ({
    id: (await nurse.do(recordRequest, { id: (await somebody()).id, ...asked })).id,
  });
  return {
    listRequests: { may, input: () => ({}) },
    listRequestsOf: { may, input: async () => ({ id: (await somebody()).id }) },
    findAsker: { may, input: () => ({ card: "KR-0000-000A" }) },
    recordRequest: { may, input: async () => ({ id: (await somebody()).id, ...asked }) },
    answerRequest: {
      may,
      input: async () => ({ ...(await someRequest()), outcome: "granted" }),
      // Care and community have no service here: the whole house's requests are not theirs.
      refusals: ["not-found"],
    },
    extendRequest: {
      may,
      input: () => ({ id: unknownId, to: "2026-03-31", motive: "Much to copy." }),
      refusals: ["not-found"],
    },
    listClocks: { may, input: () => ({}) },
    setClock: {
      may: ["dpo"],
      input: () => ({
        kind: "copy",
        aboutHealth: true,
        days: 15,
        months: null,
        extensionMonths: 0,
        source: "A law.",
        sourceDate: "2026-01-31",
      }),
    },
  };
}
