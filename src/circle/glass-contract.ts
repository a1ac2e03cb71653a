import Type, { type Static } from "typebox";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { At, Done, NamedColleague, NamedService, Uuid } from "./words.ts";

/* Emergencies: an hour at most, vital entries only, told at once and looked at afterwards (CONF-21). */

export const glassReasons = [
  "unconscious",
  "life-threatening",
  "confused",
  "cannot-be-asked",
  "other",
] as const;
export const GlassReason = oneOf(...glassReasons);

export const OpenGlass = shape({ id: Uuid, openedAt: At, until: At });

export const breakGlass = endpoint({
  name: "breakGlass",
  method: "POST",
  path: "/api/people/:id/break-glass",
  summary: "Open what is vital of somebody in an emergency, for an hour at most",
  needs: "vault",
  input: shape({
    id: PersonId,
    reason: GlassReason,
    /** What is going on; ten characters at least: `too-short`. */
    words: Type.String({ maxLength: 2000 }),
  }),
  output: OpenGlass,
  refusals: ["not-allowed"],
});

export const closeGlass = endpoint({
  name: "closeGlass",
  method: "POST",
  path: "/api/break-glass/:id/close",
  summary: "The emergency is over: close what I opened",
  needs: "vault",
  input: shape({ id: Uuid }),
  output: Done,
  refusals: ["has-ended"],
});

export const glassOutcomes = ["needed", "understandable", "not-needed"] as const;

export const BrokenGlass = shape({
  id: Uuid,
  who: NamedColleague,
  services: Type.Array(NamedService),
  /** To the data protection officer, who opens no file, as the journal names somebody. */
  person: nullable(
    shape({ id: PersonId, number: Type.String(), given: Type.String(), family: Type.String() }),
  ),
  reason: GlassReason,
  words: Type.String(),
  openedAt: At,
  /** When it closed, or will. */
  closedAt: At,
  isOpen: Type.Boolean(),
  /** Different entries opened under it, by the journal. */
  opened: Type.Integer(),
  /** Days since it was opened; a review is late after three. */
  days: Type.Integer(),
  isLate: Type.Boolean(),
  /** Mine: somebody else must look at it. */
  mine: Type.Boolean(),
  review: nullable(
    shape({
      outcome: oneOf(...glassOutcomes),
      remark: Type.String(),
      at: At,
      by: nullable(NamedColleague),
    }),
  ),
});
export type BrokenGlass = Static<typeof BrokenGlass>;

export const listGlass = endpoint({
  name: "listGlass",
  method: "GET",
  path: "/api/break-glass",
  summary: "Emergency openings to look at, or looked at",
  needs: "review",
  input: shape({
    state: oneOf("to-review", "reviewed"),
  }),
  /** At most 200: to review the oldest first, reviewed the newest first. */
  output: shape({ total: Type.Integer(), openings: Type.Array(BrokenGlass) }),
});

export const reviewGlass = endpoint({
  name: "reviewGlass",
  method: "POST",
  path: "/api/break-glass/:id/review",
  summary: "What I think of this emergency opening of somebody else",
  needs: "review",
  input: shape({
    id: Uuid,
    outcome: oneOf(...glassOutcomes),
    remark: Type.String({ maxLength: 2000 }),
  }),
  output: Done,
  refusals: ["is-reviewed", "own-glass"],
});
