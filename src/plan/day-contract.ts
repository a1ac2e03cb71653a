import Type, { type Static } from "typebox";
import { At, Day, NamedService, Uuid } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { openStates } from "../reception/rules.ts";

/* The lists of a colleague's day. */

export const dayLists = ["today", "waiting", "due", "lost"] as const;
export const DayList = oneOf(...dayLists);
export type DayList = Static<typeof DayList>;

export const dayKinds = [
  /* A turn of today, as it stands. */
  ...openStates,
  "contact",
  "next-step",
  "referral",
  "unanswered",
  "draft",
  "sitting",
  "handed-in",
  "withholding",
  "care-ending",
  "lost",
] as const;

/** One line: somebody, and why they stand in the list. */
export const DayLine = shape({
  kind: oneOf(...dayKinds),
  /** Of the turn, the contact, the referral …; of somebody lost sight of their own. */
  id: Uuid,
  person: shape({
    id: PersonId,
    number: Type.String(),
    given: Type.String(),
    family: Type.String(),
  }),
  service: nullable(NamedService),
  /** When it is due, or since when it stands so; null when nobody ever wrote anything. */
  at: nullable(At),
  on: nullable(Day),
  /** A ticket, what was agreed, the need that was handed on; of one without an answer the service it went to. */
  text: Type.String(),
  isOverdue: Type.Boolean(),
});
export type DayLine = Static<typeof DayLine>;

/** After how many months without a word somebody is lost sight of. */
export const lostMonths = [3, 6, 12] as const;

export const listMyDay = endpoint({
  name: "listMyDay",
  method: "GET",
  path: "/api/my-day/:list",
  summary: "Mine today, what waits for me, what is due, whom we lost sight of",
  needs: "vault",
  input: shape({
    list: DayList,
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, default: 6 })),
    /** The `next` of the page before. */
    after: Type.Optional(Type.String({ maxLength: 300 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  }),
  output: shape({
    /** Of the whole list, not of this page. */
    total: Type.Integer(),
    lines: Type.Array(DayLine),
    next: nullable(Type.String()),
  }),
});
