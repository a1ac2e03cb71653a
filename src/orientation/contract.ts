import Type, { type Static } from "typebox";
import { ServiceId } from "../access/contract.ts";
import { At, Day, NamedColleague, NamedService, sharePart, Uuid } from "../circle/contract.ts";
import { What } from "../needs/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { EntryId } from "../record/contract.ts";

/** Every act of orientation. */

/** `withdrawn`: the person took their yes back; `past`: the last day went by. */
export const referralStates = [
  "waiting",
  "accepted",
  "done",
  "declined",
  "taken-back",
  "withdrawn",
  "past",
] as const;
export const ReferralState = oneOf(...referralStates);
export type ReferralState = Static<typeof ReferralState>;

/**
 * A need that was handed on. Whoever handed it on learns how it stands and nothing of what the other
 * service does; whoever receives learns who, which need and by whom, and reads the need itself once
 * they care.
 */
export const Referral = shape({
  id: Uuid,
  state: ReferralState,
  direction: oneOf("to-us", "from-us", "within"),
  /** Null for whom it is none of their business any more. */
  person: nullable(
    shape({ id: PersonId, number: Type.String(), given: Type.String(), family: Type.String() }),
  ),
  what: nullable(What),
  /** The need, for whoever may read it. */
  needId: nullable(EntryId),
  from: NamedService,
  to: NamedService,
  by: NamedColleague,
  at: At,
  /** The last day the need may be read there. */
  until: Day,
  /** Of the last move; null while it waits. */
  movedAt: nullable(At),
  /** Why it was declined, or what to know now that it is done. */
  words: Type.String(),
});
export type Referral = Static<typeof Referral>;

const { until, strictlyNeeded, consentId, answer } = sharePart.input.properties;

export const handNeedOn = endpoint({
  name: "handNeedOn",
  method: "POST",
  path: "/api/entries/:id/hand-on",
  summary: "Hand a need on to another service, with the person's consent, in one act",
  needs: "vault",
  input: shape({ id: EntryId, toService: ServiceId, until, strictlyNeeded, consentId, answer }),
  /** A no is written down and nothing is handed on: `referralId` null (CONF-15). */
  output: shape({ handedOn: Type.Boolean(), referralId: nullable(Uuid), consentId: Uuid }),
  /** `narrowed`: its author reserved it, so nobody there could read it. */
  refusals: ["cannot-share", "narrowed", "not-agreed", "no-say", "already-handed-on"],
});

export const listReferrals = endpoint({
  name: "listReferrals",
  method: "GET",
  path: "/api/referrals",
  summary: "What waits for my services, and what they handed on",
  needs: "vault",
  input: shape({}),
  output: shape({ toUs: Type.Array(Referral), fromUs: Type.Array(Referral) }),
});

export const listReferralsOf = endpoint({
  name: "listReferralsOf",
  method: "GET",
  path: "/api/people/:id/referrals",
  summary: "What of a person was handed on by my services, or to them",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: shape({ referrals: Type.Array(Referral) }),
});

const move = {
  method: "POST",
  needs: "vault",
  output: Referral,
} as const;
const Words = Type.Optional(Type.String({ maxLength: 500 }));

export const acceptReferral = endpoint({
  ...move,
  name: "acceptReferral",
  path: "/api/referrals/:id/accept",
  summary: "We take it: our service cares for the person from now on",
  input: shape({ id: Uuid }),
  refusals: ["has-moved", "cannot-begin"],
});

export const declineReferral = endpoint({
  ...move,
  name: "declineReferral",
  path: "/api/referrals/:id/decline",
  summary: "We cannot take it, and say why; the need closes to us again",
  /** `required` at `/words` when they say nothing. */
  input: shape({ id: Uuid, words: Type.String({ maxLength: 500 }) }),
  refusals: ["has-moved"],
});

export const takeBackReferral = endpoint({
  ...move,
  name: "takeBackReferral",
  path: "/api/referrals/:id/take-back",
  summary: "We handed it on and take it back: what was passed on closes",
  input: shape({ id: Uuid }),
  refusals: ["has-moved"],
});

export const markReferralDone = endpoint({
  ...move,
  name: "markReferralDone",
  path: "/api/referrals/:id/done",
  summary: "What we were asked for is done",
  input: shape({ id: Uuid, words: Words }),
  refusals: ["has-moved"],
});
