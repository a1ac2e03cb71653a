import Type, { type Static } from "typebox";
import { endpoint, nullable, shape } from "../platform/endpoint.ts";
import { Compartment, Name, Profession, ServiceId, ServiceKey } from "./contract.ts";

/* The member services, as whoever looks after them sees them: the discreet and the closed too. */

const Text = Type.String({ maxLength: 200 });
const Day = Type.String({ format: "date" });

/** This profession opens this compartment. */
export const Opening = shape({ profession: Profession, compartment: Compartment });
export type Opening = Static<typeof Opening>;

export const Centre = shape({ id: Type.String(), name: Type.String() });

const brief = {
  id: ServiceId,
  key: Type.String(),
  name: Type.String(),
  discreet: Type.Boolean(),
  compartments: Type.Array(Compartment),
  /** Staff members who belong to it now. */
  members: Type.Integer(),
  closedOn: nullable(Day),
};
export const ServiceInBrief = shape(brief);
export type ServiceInBrief = Static<typeof ServiceInBrief>;

export const MemberService = shape({
  ...brief,
  version: Type.Integer(),
  /** Ten digits, or null. */
  enterpriseNumber: nullable(Type.String()),
  approvalNumber: Type.String(),
  privacyContact: Type.String(),
  /** What the desk reads instead of the name; empty: only "an appointment" (CONF-03). */
  deskLabel: Type.String(),
  centres: Type.Array(Type.String()),
  /** How many of the members have each profession. */
  professions: Type.Array(shape({ profession: Profession, members: Type.Integer() })),
  openings: Type.Array(Opening),
  /** What the same compartments open to when nobody has said otherwise. */
  usual: Type.Array(Opening),
});
export type MemberService = Static<typeof MemberService>;

export const listAllServices = endpoint({
  name: "listAllServices",
  method: "GET",
  path: "/api/administration/services",
  summary: "Every member service, the discreet and the closed too",
  needs: "staff",
  input: shape({}),
  output: shape({ services: Type.Array(ServiceInBrief), centres: Type.Array(Centre) }),
});

export const getService = endpoint({
  name: "getService",
  method: "GET",
  path: "/api/administration/services/:key",
  summary: "One member service and who opens what there",
  needs: "staff",
  input: shape({ key: Type.String({ maxLength: 60 }) }),
  output: MemberService,
});

export const editService = endpoint({
  name: "editService",
  method: "PATCH",
  path: "/api/administration/services/:key",
  summary: "Change what is known of a member service; what is not sent stays",
  needs: "staff",
  input: shape({
    key: Type.String({ maxLength: 60 }),
    version: Type.Integer(),
    name: Type.Optional(Name),
    enterpriseNumber: Type.Optional(nullable(Type.String({ maxLength: 20 }))),
    approvalNumber: Type.Optional(Text),
    privacyContact: Type.Optional(Text),
    deskLabel: Type.Optional(Text),
    discreet: Type.Optional(Type.Boolean()),
    centres: Type.Optional(Type.Array(Type.String({ format: "uuid" }), { minItems: 1 })),
  }),
  output: MemberService,
  refusals: ["stale"],
});

export const changeCompartments = endpoint({
  name: "changeCompartments",
  method: "PUT",
  path: "/api/administration/services/:key/compartments",
  summary: "Say which kinds of secret a service keeps; a new one opens to whom it usually does",
  needs: "staff",
  input: shape({ key: ServiceKey, compartments: Type.Array(Compartment) }),
  output: MemberService,
  refusals: ["compartment-in-use"],
});

export const changeOpenings = endpoint({
  name: "changeOpenings",
  method: "POST",
  path: "/api/administration/services/:key/openings",
  summary: "Open compartments to professions, and close others",
  needs: "staff",
  input: shape({
    key: ServiceKey,
    open: Type.Array(Opening, { maxItems: 200 }),
    close: Type.Array(Opening, { maxItems: 200 }),
  }),
  output: MemberService,
});

export const closeService = endpoint({
  name: "closeService",
  method: "POST",
  path: "/api/administration/services/:key/close",
  summary: "Close a service to which nobody belongs any more",
  needs: "staff",
  input: shape({ key: ServiceKey }),
  output: MemberService,
  refusals: ["service-has-members", "service-closed"],
});

export const reopenService = endpoint({
  name: "reopenService",
  method: "POST",
  path: "/api/administration/services/:key/reopen",
  summary: "Open a closed service again",
  needs: "staff",
  input: shape({ key: ServiceKey }),
  output: MemberService,
  refusals: ["service-not-closed"],
});
