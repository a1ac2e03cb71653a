import { addService, addStaff } from "../../src/access/contract.ts";
import { getStaffMember } from "../../src/access/staff-contract.ts";
import { type Rows, unknownId, type World } from "./row.ts";

/** Accounts and services: the administrator's alone; the list of who may open what also the DPO's. */
export function rowsOfAdministration({ admin, next }: World): Rows {
  const someService = async () => {
    const key = `kept-${next()}`;
    await admin.do(addService, { key, name: key, compartments: ["social"] });
    return { key };
  };
  const someColleague = async () => {
    const account = {
      email: `colleague-${next()}@test.kring`,
      given: "Some",
      family: "Colleague",
      profession: "social-worker",
      password: "long enough",
      memberships: [{ role: "care", service: "social" }],
    } as const;
    return {
      id: (await admin.do(addStaff, { ...account, memberships: [...account.memberships] })).id,
    };
  };
  const may = ["admin"];
  return {
    listAllServices: { may, input: () => ({}) },
    getService: { may, input: someService },
    editService: {
      may,
      input: async () => ({ ...(await someService()), version: 1, name: "New" }),
    },
    changeCompartments: {
      may,
      input: async () => ({ ...(await someService()), compartments: ["debt"] }),
    },
    changeOpenings: {
      may,
      input: async () => ({
        ...(await someService()),
        open: [{ profession: "nurse", compartment: "social" }],
        close: [],
      }),
    },
    closeService: { may, input: someService },
    reopenService: { may, input: someService, refusals: ["service-not-closed"] },
    listStaff: { may, input: () => ({}) },
    getStaffMember: { may, input: someColleague },
    editStaffMember: {
      may,
      input: async () => ({ ...(await someColleague()), version: 1, given: "New" }),
    },
    beginMembership: {
      may,
      input: async () => ({ ...(await someColleague()), role: "welcome", service: null }),
    },
    endMembership: {
      may,
      input: async () => {
        const { id } = await someColleague();
        const { memberships } = await admin.do(getStaffMember, { id });
        return { id, membershipId: memberships[0]?.id ?? unknownId };
      },
    },
    leaveHouse: { may, input: async () => ({ ...(await someColleague()), on: "2026-01-31" }) },
    comeBack: { may, input: someColleague, refusals: ["has-not-left"] },
    renewPassword: {
      may,
      input: async () => ({ ...(await someColleague()), password: "another long one" }),
    },
    signOutEverywhere: { may, input: someColleague },
    listWhoMayOpen: { may: ["admin", "dpo"], input: () => ({}) },
    listCareRelationLengths: { may, input: () => ({}) },
    changeCareRelationLength: {
      may,
      input: () => ({
        basis: "contact",
        months: 15,
        source: "Decided by the house",
        sourceDate: "2026-01-31",
      }),
    },
  };
}
