import { addScreen } from "../../src/reception/contract.ts";
import { everybody, type Rows, unknownId, type World, welcomeAndCare } from "./row.ts";

export const rowsOfReception = (world: World): Rows => ({
  listDoors: { may: everybody, input: () => ({}) },
  addDoor: {
    may: ["admin"],
    input: () => ({
      key: `door-${world.next()}`,
      name: "Door",
      letter: String.fromCharCode(65 + (world.next() % 26)),
      colour: "teal",
      pictogram: "cup",
    }),
    refusals: ["door-key-taken", "door-letter-taken"],
  },
  arrive: {
    may: welcomeAndCare,
    input: async () => ({ personId: (await world.somebody()).id, doors: ["social"] }),
  },
  listQueue: { may: welcomeAndCare, input: () => ({}) },
  callNext: { may: welcomeAndCare, input: () => ({ door: "social" }) },
  moveTurn: {
    may: welcomeAndCare,
    input: async () => {
      const { id, version } = await world.someTurn();
      return { id, version, move: "leave" };
    },
  },
  handOn: {
    may: welcomeAndCare,
    input: async () => {
      const { id, version } = await world.someTurn();
      return { id, version, door: "medical" };
    },
  },
  setUrgent: {
    may: welcomeAndCare,
    input: async () => {
      const { id, version } = await world.someTurn();
      return { id, version, urgent: true };
    },
  },
  addScreen: { may: ["welcome", "admin"], input: () => ({ name: "Hall", languages: ["fr"] }) },
  listScreens: { may: ["welcome", "admin"], input: () => ({}) },
  removeScreen: {
    may: ["welcome", "admin"],
    input: () => ({ id: unknownId }),
    refusals: ["not-found"],
  },
  showScreen: {
    may: "anyone",
    input: async () => ({
      key: (await world.admin.do(addScreen, { name: "Hall", languages: ["fr"] })).key,
    }),
  },
});
