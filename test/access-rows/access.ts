import { everybody, type Rows, unknownId, type World, welcomeAndCare } from "./row.ts";

export const rowsOfAccess = (world: World): Rows => ({
  signIn: {
    may: "anyone",
    input: () => ({ email: `stranger-${world.next()}@test.kring`, password: "x" }),
    refusals: ["wrong-credentials"],
  },
  getSession: { may: everybody, input: () => ({}) },
  signOut: { may: "anyone", input: () => ({}) },
  lockSession: { may: everybody, input: () => ({}) },
  unlockSession: {
    may: everybody,
    input: () => ({ password: "wrong" }),
    refusals: ["wrong-credentials"],
  },
  listSessions: { may: everybody, input: () => ({}) },
  endSession: { may: everybody, input: () => ({ id: unknownId }) },
  chooseLanguage: { may: everybody, input: () => ({ language: "nl" }) },
  listColleagues: { may: welcomeAndCare, input: () => ({}) },
  addStaff: {
    may: ["admin"],
    input: () => ({
      email: `new-${world.next()}@test.kring`,
      given: "New",
      family: "Colleague",
      profession: "nurse",
      password: "long enough",
      memberships: [],
    }),
  },
  addService: {
    may: ["admin"],
    input: () => ({ key: `service-${world.next()}`, name: "Service" }),
  },
  listServices: { may: everybody, input: () => ({}) },
});
