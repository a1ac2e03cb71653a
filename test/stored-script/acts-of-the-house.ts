import { addService, addStaff, type StaffId } from "../../src/access/contract.ts";
import { changeCareRelationLength } from "../../src/access/law-contract.ts";
import { editService, getService } from "../../src/access/service-contract.ts";
import {
  beginMembership,
  editStaffMember,
  getStaffMember,
  renewPassword,
} from "../../src/access/staff-contract.ts";
import { staffId } from "../circles.ts";
import { type Act, act } from "./act.ts";
import type { Stage } from "./stage.ts";

/* Accounts, services, how long care lasts. */

const enterpriseNumber = "a number with its check";

export function actsOfTheHouse({ admin, nurse, social, today }: Stage): Act[] {
  const colleagues: StaffId[] = [];
  /** Whoever writes most, and the service they write for: their names stand on every page. */
  const author = staffId(nurse);
  const key = "practice";
  return [
    act(addStaff, admin, {
      turns: 10,
      plain: ({ number }) => ({
        email: `colleague-${number}@test.kring`,
        ...({ profession: "nurse", secrecyGround: "profession", language: "fr" } as const),
        languages: ["fr"],
        memberships: [{ role: "care", service: key }],
      }),
      codes: { "memberships[].service": "the key of a service" },
      afterwards: ({ id }) => colleagues.push(id),
    }),
    act(editStaffMember, admin, {
      plain: async () => ({
        id: author,
        version: (await admin.do(getStaffMember, { id: author })).version,
        languages: ["fr"],
        responsible: { kind: "service", of: "social" },
      }),
      codes: { "responsible.of": "the key of a service, or a colleague" },
    }),
    act(beginMembership, admin, {
      plain: () => ({ id: staffId(social), role: "care", service: "debt" }),
      codes: { service: "the key of a service" },
    }),
    act(renewPassword, admin, { turns: 10, plain: () => ({ id: colleagues.at(-1) as StaffId }) }),
    act(addService, admin, {
      plain: ({ number }) => ({ key: `service-${number + 1}`, compartments: ["community"] }),
      codes: { enterpriseNumber },
    }),
    act(editService, admin, {
      plain: async () => ({ key, version: (await admin.do(getService, { key })).version }),
      codes: { key: "which service", enterpriseNumber },
    }),
    act(changeCareRelationLength, admin, {
      plain: () => ({ basis: "contact", months: 15, sourceDate: today }),
    }),
  ];
}
