import Type, { type Static } from "typebox";
import { ServiceId, StaffId } from "../access/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { Added, At, Done, NamedColleague, NamedService, Uuid } from "./words.ts";

/* Whom the person keeps out, and files that are one's own. */

export const Exclusion = shape({
  id: Uuid,
  service: nullable(NamedService),
  colleague: nullable(NamedColleague),
  at: At,
});
export type Exclusion = Static<typeof Exclusion>;

export const exclude = endpoint({
  name: "exclude",
  method: "POST",
  path: "/api/people/:id/exclusions",
  summary: "The person keeps this colleague, or this service, out",
  needs: "vault",
  /** One of the two: `required` or `only-one` at `/serviceId`. */
  input: shape({
    id: PersonId,
    serviceId: Type.Optional(ServiceId),
    staffId: Type.Optional(StaffId),
  }),
  output: Added,
  refusals: ["is-excluded"],
});

export const liftExclusion = endpoint({
  name: "liftExclusion",
  method: "POST",
  path: "/api/exclusions/:id/lift",
  summary: "The person lets them in again",
  needs: "vault",
  input: shape({ id: Uuid }),
  output: Done,
  refusals: ["has-ended"],
});

export const declareOwnFile = endpoint({
  name: "declareOwnFile",
  method: "POST",
  path: "/api/people/:id/own-file",
  summary: "This is me, or a relative of mine: the file closes to me at once",
  needs: "people",
  input: shape({ id: PersonId, kind: oneOf("self", "relative") }),
  output: Added,
  refusals: ["is-declared"],
});

export const endOwnFile = endpoint({
  name: "endOwnFile",
  method: "POST",
  path: "/api/own-files/:id/end",
  summary: "It was declared by mistake, or is no longer so",
  needs: "journal",
  input: shape({ id: Uuid }),
  output: Done,
  refusals: ["has-ended"],
});

export const OwnFile = shape({
  id: Uuid,
  colleague: NamedColleague,
  kind: oneOf("self", "relative"),
  /** As the journal names somebody: whoever lists these opens no file. */
  person: shape({
    id: PersonId,
    number: Type.String(),
    given: Type.String(),
    family: Type.String(),
  }),
  declaredAt: At,
  /** Null: closed to the colleague now. */
  endedAt: nullable(At),
  /** Mine: somebody else must open it again. */
  mine: Type.Boolean(),
});
export type OwnFile = Static<typeof OwnFile>;

const place = Type.String({
  pattern: "^(current|ended):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
});

export const listOwnFiles = endpoint({
  name: "listOwnFiles",
  method: "GET",
  path: "/api/own-files",
  summary: "Files closed to a colleague because they are their own or a relative's",
  needs: "journal",
  /** `after`: where the page before ended, its `next`. */
  input: shape({ after: Type.Optional(place) }),
  /** At most 100: those closed now first, then those opened again, the newest first. */
  output: shape({ files: Type.Array(OwnFile), next: nullable(Type.String()) }),
});
