import Type, { type Static } from "typebox";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { Compartment, Profession, Role, SecrecyGround } from "./contract.ts";

/* What the law wants written down, made from the configuration itself (CONF-45, CONF-14). */

/** The categories of staff who have access, and to what: law of 30 July 2018, article 9. */
export const AccessList = shape({
  key: Type.String(),
  name: Type.String(),
  enterpriseNumber: nullable(Type.String()),
  approvalNumber: Type.String(),
  privacyContact: Type.String(),
  discreet: Type.Boolean(),
  compartments: Type.Array(Compartment),
  professions: Type.Array(shape({ profession: Profession, compartments: Type.Array(Compartment) })),
  staff: Type.Array(
    shape({
      given: Type.String(),
      family: Type.String(),
      profession: Profession,
      roles: Type.Array(Role),
      secrecyGround: nullable(SecrecyGround),
      responsibleName: Type.String(),
      /** What they open here: their profession's openings, when their role works behind the vault door. */
      opens: Type.Array(Compartment),
    }),
  ),
});
export type AccessList = Static<typeof AccessList>;

export const listWhoMayOpen = endpoint({
  name: "listWhoMayOpen",
  method: "GET",
  path: "/api/administration/access-list",
  summary:
    "Per service who may open what (law of 30 July 2018, art. 9); no person who is cared for",
  needs: "access-list",
  input: shape({}),
  output: shape({ services: Type.Array(AccessList), madeAt: Type.String({ format: "date-time" }) }),
});

export const careBases = ["contact", "referral", "emergency"] as const;
export const CareRelationLength = shape({
  basis: oneOf(...careBases),
  months: Type.Integer({ minimum: 1, maximum: 60 }),
  source: Type.String({ minLength: 1, maxLength: 300, pattern: "\\S" }),
  sourceDate: Type.String({ format: "date" }),
});
export type CareRelationLength = Static<typeof CareRelationLength>;

export const listCareRelationLengths = endpoint({
  name: "listCareRelationLengths",
  method: "GET",
  path: "/api/administration/care-relation-lengths",
  summary: "How long a care relation lasts, by the fact that began it, and where that is written",
  needs: "staff",
  input: shape({}),
  output: shape({ lengths: Type.Array(CareRelationLength) }),
});

export const changeCareRelationLength = endpoint({
  name: "changeCareRelationLength",
  method: "PUT",
  path: "/api/administration/care-relation-lengths/:basis",
  summary: "Change how long a care relation lasts that begins from now on",
  needs: "staff",
  input: CareRelationLength,
  output: CareRelationLength,
});
