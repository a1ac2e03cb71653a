import Type, { type Static } from "typebox";
import { ServiceId } from "../access/contract.ts";
import { At, NamedService } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, shape } from "../platform/endpoint.ts";
import { Entry, EntryKind } from "../record/contract.ts";
import { Domain } from "./picture-contract.ts";

/** An entry at the moment of what it tells: a contact when it began, a dose when it was given, not when it was written down. */
export const Happening = shape({ at: At, entry: Entry });
export type Happening = Static<typeof Happening>;

/** `2026-11`, and how much happened in it. */
export const MonthCount = shape({ month: Type.String(), count: Type.Integer() });
export type MonthCount = Static<typeof MonthCount>;

export const getTimeline = endpoint({
  name: "getTimeline",
  method: "GET",
  path: "/api/people/:id/timeline",
  summary: "What I may read of this person in the order it happened, the newest first",
  needs: "vault",
  input: shape({
    id: PersonId,
    kind: Type.Optional(EntryKind),
    domain: Type.Optional(Domain),
    service: Type.Optional(ServiceId),
    /** From the end of this month backwards. */
    month: Type.Optional(Type.String({ pattern: "^[12]\\d{3}-(0[1-9]|1[0-2])$" })),
    /** The `next` of the page before. */
    before: Type.Optional(
      Type.String({ pattern: "^-?\\d{1,17}\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 30 })),
  }),
  output: shape({
    /** Of everything that fits the filter, not of this page. */
    total: Type.Integer(),
    /** Every month in which something happened, the newest first; empty on pages after the first. */
    months: Type.Array(MonthCount),
    /** Whose entries and which kinds there are, without the filter; empty on pages after the first. */
    services: Type.Array(NamedService),
    kinds: Type.Array(EntryKind),
    happenings: Type.Array(Happening),
    next: nullable(Type.String()),
  }),
});
