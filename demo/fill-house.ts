import * as access from "../src/access/contract.ts";
import {
  addService,
  findStaffByEmail,
  foundCentre,
  hashPassword,
  openAccount,
} from "../src/access/server/index.ts";
import { asSystem, type Database } from "../src/platform/server/database.ts";
import * as reception from "../src/reception/contract.ts";
import { addDoor } from "../src/reception/server/index.ts";
import { admin, demoPassword, others, signIns } from "./colleagues.ts";
import { centre, doors, memberServices, type ServiceKey, unfinishedKey } from "./house.ts";
import type { Office } from "./office.ts";

export type ServiceIds = Readonly<Record<ServiceKey, access.ServiceId>>;

/** The centre, its services, doors and colleagues; afterwards everybody in the office can act. */
export async function fillHouse(
  database: Database,
  office: Office,
  state: "founded" | "to-found",
): Promise<ServiceIds> {
  const passwordHash = await hashPassword(demoPassword);
  const adminId = await asSystem(database, "found the demo centre", ["staff"], async (tx) => {
    if (state === "founded") return findStaffByEmail(tx, admin.email);
    const founded = await foundCentre(tx, { ...centre, key: unfinishedKey, admin, passwordHash });
    return founded.adminId;
  });
  if (!adminId) throw new Error("the demo centre has lost its administrator");
  office.hire(admin.email, adminId);

  const services = await office.do(admin.email, access.addService, "services", async (tx) => {
    const added: [string, access.ServiceId][] = [];
    for (const service of memberServices) {
      const { id } = await addService(tx, { ...service, compartments: [...service.compartments] });
      added.push([service.key, id]);
    }
    return Object.fromEntries(added) as ServiceIds;
  });
  await office.do(admin.email, reception.addDoor, "doors", async (tx) => {
    for (const door of doors) await addDoor(tx, door);
  });
  const joining = [...signIns, ...others].filter((colleague) => colleague !== admin);
  const ids = await office.do(admin.email, access.addStaff, "staff", async (tx) => {
    const added: string[] = [];
    for (const colleague of joining) {
      const account = { centreId: tx.actor.centreId, passwordHash };
      added.push((await openAccount(tx, colleague, account)).id);
    }
    return added;
  });
  for (const [place, { email }] of joining.entries()) office.hire(email, ids[place] ?? "");
  return services;
}
