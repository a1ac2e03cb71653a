import Type, { type Static } from "typebox";
import { ServiceId } from "../access/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { At, Basis, Day, Done, NamedService, Uuid } from "./words.ts";

export const beginCare = endpoint({
  name: "beginCare",
  method: "POST",
  path: "/api/people/:id/care-relations",
  summary: "Begin, or go on, caring for somebody, in the name of a service of mine",
  needs: "vault",
  input: shape({
    id: PersonId,
    serviceId: ServiceId,
    basis: Basis,
    /** The whole service, or only me. */
    whom: oneOf("service", "only-me"),
  }),
  output: shape({ id: Uuid, until: Day }),
  /** `cannot-begin`: says not why. */
  refusals: ["cannot-begin"],
});

export const endCare = endpoint({
  name: "endCare",
  method: "POST",
  path: "/api/care-relations/:id/end",
  summary: "We no longer care for this person",
  needs: "vault",
  input: shape({ id: Uuid }),
  output: Done,
  refusals: ["has-ended"],
});

/** One of my people: cared for by services of mine, or by me alone. */
export const MyPerson = shape({
  id: PersonId,
  number: Type.String(),
  given: Type.String(),
  family: Type.String(),
  birth: nullable(Type.String()),
  services: Type.Array(NamedService),
  /** Nobody of my services but me. */
  onlyMe: Type.Boolean(),
  since: At,
  until: Day,
  endingSoon: Type.Boolean(),
});
export type MyPerson = Static<typeof MyPerson>;

export const listMyPeople = endpoint({
  name: "listMyPeople",
  method: "GET",
  path: "/api/my-people",
  summary: "Whom my services and I are caring for",
  needs: "vault",
  input: shape({
    order: Type.Optional(
      Type.Unsafe<"name" | "ending">({ ...oneOf("name", "ending"), default: "name" }),
    ),
    serviceId: Type.Optional(ServiceId),
    /** The `next` of the page before. */
    after: Type.Optional(Type.String({ maxLength: 600 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  output: shape({
    /** Of the whole list, not of this page. */
    total: Type.Integer(),
    endingSoon: Type.Integer(),
    people: Type.Array(MyPerson),
    next: nullable(Type.String()),
  }),
});
