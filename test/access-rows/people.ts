import { type Rows, unknownId, type World, welcomeAndCare } from "./row.ts";

export const rowsOfPeople = (world: World): Rows => ({
  registerPerson: {
    may: welcomeAndCare,
    input: () => ({ given: "Amina", family: `F${world.next()}` }),
  },
  findPeople: { may: welcomeAndCare, input: () => ({ q: "amina family" }) },
  getPerson: { may: welcomeAndCare, input: async () => ({ id: (await world.somebody()).id }) },
  editPerson: {
    may: welcomeAndCare,
    input: async () => {
      const { id, version } = await world.somebody();
      return { id, version, family: "Changed" };
    },
  },
  checkDuplicates: { may: welcomeAndCare, input: () => ({ given: "Amina", family: "Test" }) },
  relatePeople: {
    may: welcomeAndCare,
    input: async () => ({
      id: (await world.somebody()).id,
      otherId: (await world.somebody()).id,
      kind: "household",
    }),
  },
  endRelation: {
    may: welcomeAndCare,
    input: async () => ({ id: (await world.somebody()).id, relationId: unknownId }),
    refusals: ["not-found"],
  },
  listLikelyDuplicates: { may: ["welcome", "head"], input: () => ({}) },
  dismissDuplicate: {
    may: ["welcome", "head"],
    input: () => ({ id: unknownId }),
    refusals: ["not-found"],
  },
  mergePeople: {
    may: ["welcome", "head"],
    input: async () => {
      const [one, other] = [await world.somebody(), await world.somebody()];
      return {
        id: one.id,
        version: one.version,
        otherId: other.id,
        otherVersion: other.version,
        take: [],
      };
    },
  },
  unmergePeople: {
    may: ["welcome", "head"],
    input: () => ({ mergeId: unknownId }),
    refusals: ["not-found"],
  },
  listSectors: { may: welcomeAndCare, input: () => ({ q: "cureghem" }) },
});
