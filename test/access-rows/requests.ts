import { recordRequest } from "../../src/oversight/requests.ts";
import { type Related, type Rows, relations, unknownId, type World } from "./row.ts";

/** Whoever cares or looks after requests notes them; who answers which, `requests.test.ts` holds. */
export function rowsOfRequests({ nurse, root, somebody }: World): Rows {
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
  /** Addressed to a service: it answers whether or not it still cares; another one's is not there. */
  const addressedTo = async (key: string, { personId }: Related) => {
    const { rows } = await root.query("select id from kring.services where key = $1", [key]);
    return (await nurse.do(recordRequest, { id: personId, ...asked, service: rows[0].id })).id;
  };
  const inEvery = (more: object) => ({
    may: relations,
    input: ({ personId }: Related) => ({ id: personId, ...more }),
  });
  return {
    listRequests: { may, input: () => ({}) },
    listRequestsOf: {
      may,
      input: async () => ({ id: (await somebody()).id }),
      byRelation: inEvery({}),
    },
    findAsker: { may, input: () => ({ card: "KR-0000-000A" }) },
    recordRequest: {
      may,
      input: async () => ({ id: (await somebody()).id, ...asked }),
      byRelation: inEvery(asked),
    },
    answerRequest: {
      may,
      input: async () => ({ ...(await someRequest()), outcome: "granted" }),
      // Care and community have no service here: the whole house's requests are not theirs.
      refusals: ["not-found"],
      byRelation: {
        may: relations,
        input: async (about) => ({ id: await addressedTo("practice", about), outcome: "granted" }),
      },
    },
    extendRequest: {
      may,
      input: () => ({ id: unknownId, to: "2026-03-31", motive: "Much to copy." }),
      refusals: ["not-found"],
      // Of another service, in whatever relation: never there.
      byRelation: {
        may: [],
        input: async (about) => ({
          ...{ id: await addressedTo("debt", about), to: "2026-12-31", motive: "Much to copy." },
        }),
      },
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
