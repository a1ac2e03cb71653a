import Type, { type Static } from "typebox";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import {
  Name,
  Password,
  Profession,
  Role,
  SecrecyGround,
  StaffId,
  StaffLanguage,
  StaffLanguages,
} from "./contract.ts";

/* The staff, as whoever looks after their accounts sees them. No person who is cared for is here. */

const Day = Type.String({ format: "date" });
const Moment = Type.String({ format: "date-time" });
const ServiceName = shape({ key: Type.String(), name: Type.String() });

export const Membership = shape({
  id: Type.String(),
  role: Role,
  /** Null: of the whole house. */
  service: nullable(ServiceName),
  begin: Moment,
  end: nullable(Moment),
});
export type Membership = Static<typeof Membership>;

/** Under whose responsibility administrative staff acts (CONF-07): a professional, or a service. */
export const Responsible = shape({
  kind: oneOf("staff", "service"),
  /** A staff member's id, or a service's key. */
  of: Type.String({ maxLength: 60 }),
});
export type Responsible = Static<typeof Responsible>;

const brief = {
  id: StaffId,
  given: Type.String(),
  family: Type.String(),
  email: Type.String(),
  profession: Profession,
  secrecyGround: nullable(SecrecyGround),
  /** The first day they no longer work here. */
  leftOn: nullable(Day),
};
export const StaffInBrief = shape({
  ...brief,
  /** What they are now. */
  memberships: Type.Array(shape({ role: Role, service: nullable(ServiceName) })),
});
export type StaffInBrief = Static<typeof StaffInBrief>;

export const StaffMember = shape({
  ...brief,
  version: Type.Integer(),
  languages: Type.Array(Type.String()),
  language: StaffLanguage,
  responsible: nullable(Responsible),
  /** The name of whoever is responsible, to be shown. */
  responsibleName: Type.String(),
  /** All there ever were; those of now first. */
  memberships: Type.Array(Membership),
  isSignedIn: Type.Boolean(),
});
export type StaffMember = Static<typeof StaffMember>;

const who = { id: StaffId };
const path = "/api/administration/staff";

export const listStaff = endpoint({
  name: "listStaff",
  method: "GET",
  path,
  summary: "Everybody who works or worked here",
  needs: "staff",
  input: shape({}),
  output: shape({ staff: Type.Array(StaffInBrief) }),
});

export const getStaffMember = endpoint({
  name: "getStaffMember",
  method: "GET",
  path: `${path}/:id`,
  summary: "One staff member's account",
  needs: "staff",
  input: shape(who),
  output: StaffMember,
});

export const editStaffMember = endpoint({
  name: "editStaffMember",
  method: "PATCH",
  path: `${path}/:id`,
  summary: "Change a staff member's account; what is not sent stays",
  needs: "staff",
  input: shape({
    ...who,
    version: Type.Integer(),
    given: Type.Optional(Name),
    family: Type.Optional(Name),
    profession: Type.Optional(Profession),
    languages: Type.Optional(StaffLanguages),
    language: Type.Optional(StaffLanguage),
    secrecyGround: Type.Optional(nullable(SecrecyGround)),
    responsible: Type.Optional(nullable(Responsible)),
  }),
  output: StaffMember,
  refusals: ["stale"],
});

export const beginMembership = endpoint({
  name: "beginMembership",
  method: "POST",
  path: `${path}/:id/memberships`,
  summary: "Give a staff member a role in a service, or (null) in the whole house, from now on",
  needs: "staff",
  input: shape({ ...who, role: Role, service: nullable(Type.String({ maxLength: 60 })) }),
  output: StaffMember,
  refusals: ["membership-held", "has-left"],
});

export const endMembership = endpoint({
  name: "endMembership",
  method: "POST",
  path: `${path}/:id/memberships/:membershipId/end`,
  summary: "End a role; it takes effect at the colleague's next request",
  needs: "staff",
  input: shape({ ...who, membershipId: Type.String({ format: "uuid" }) }),
  output: StaffMember,
  refusals: ["membership-ended", "last-admin"],
});

export const leaveHouse = endpoint({
  name: "leaveHouse",
  method: "POST",
  path: `${path}/:id/leave`,
  summary: "From this day on the staff member no longer works here",
  needs: "staff",
  input: shape({ ...who, on: Day }),
  output: StaffMember,
  refusals: ["has-left", "last-admin"],
});

export const comeBack = endpoint({
  name: "comeBack",
  method: "POST",
  path: `${path}/:id/come-back`,
  summary: "Somebody who left works here again; what they may do is given anew",
  needs: "staff",
  input: shape(who),
  output: StaffMember,
  refusals: ["has-not-left"],
});

export const renewPassword = endpoint({
  name: "renewPassword",
  method: "PUT",
  path: `${path}/:id/password`,
  summary: "Give a staff member a new password; they are signed out everywhere",
  needs: "staff",
  input: shape({ ...who, password: Password }),
  output: shape({ ended: Type.Integer() }),
});

export const signOutEverywhere = endpoint({
  name: "signOutEverywhere",
  method: "POST",
  path: `${path}/:id/sign-out`,
  summary: "Sign a staff member out everywhere",
  needs: "staff",
  input: shape(who),
  output: shape({ ended: Type.Integer() }),
});
