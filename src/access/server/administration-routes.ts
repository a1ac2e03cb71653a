import type { TObject, TSchema } from "typebox";
import type { Endpoint, Input, Output } from "../../platform/endpoint.ts";
import { asActor, type Tx } from "../../platform/server/database.ts";
import { type Route, serve } from "../../platform/server/serve.ts";
import * as law from "../law-contract.ts";
import * as services from "../service-contract.ts";
import * as staff from "../staff-contract.ts";
import * as lists from "./access-list.ts";
import * as editing from "./edit-service.ts";
import { editStaffMember } from "./edit-staff.ts";
import * as leaving from "./leaving.ts";
import { getService, listAllServices } from "./member-service.ts";
import * as memberships from "./memberships.ts";
import * as openings from "./openings.ts";
import { getStaffMember, listStaff } from "./staff-member.ts";

/** Accounts and configuration: always for administration. */
function administer<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  verb: (tx: Tx, input: Input<Endpoint<I, O>>) => Promise<Output<Endpoint<I, O>>>,
): Route {
  return serve(endpoint, (input, caller) =>
    asActor(caller, "administration", (tx) => verb(tx, input)),
  );
}

export const administrationRoutes: Route[] = [
  administer(services.listAllServices, listAllServices),
  administer(services.getService, getService),
  administer(services.editService, editing.editService),
  administer(services.changeCompartments, openings.changeCompartments),
  administer(services.changeOpenings, openings.changeOpenings),
  administer(services.closeService, editing.closeService),
  administer(services.reopenService, editing.reopenService),
  administer(staff.listStaff, listStaff),
  administer(staff.getStaffMember, getStaffMember),
  administer(staff.editStaffMember, editStaffMember),
  administer(staff.beginMembership, memberships.beginMembership),
  administer(staff.endMembership, memberships.endMembership),
  administer(staff.leaveHouse, leaving.leaveHouse),
  administer(staff.comeBack, leaving.comeBack),
  administer(staff.renewPassword, leaving.renewPassword),
  administer(staff.signOutEverywhere, leaving.signOutEverywhere),
  administer(law.listWhoMayOpen, lists.listWhoMayOpen),
  administer(law.listCareRelationLengths, lists.listCareRelationLengths),
  administer(law.changeCareRelationLength, lists.changeCareRelationLength),
];
