import Type, { type Static } from "typebox";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { Exclusion } from "./closing-contract.ts";
import { Consent } from "./consent-contract.ts";
import { OpenGlass } from "./glass-contract.ts";
import { Share } from "./share-contract.ts";
import { Maturity, Representation } from "./voice-contract.ts";
import { At, Basis, Day, NamedColleague, NamedService, Uuid } from "./words.ts";

/** A care relation that is open now: a service, or one colleague of it only, until a last day. */
export const CareRelation = shape({
  id: Uuid,
  service: NamedService,
  /** Only this colleague; null: the whole service. */
  only: nullable(NamedColleague),
  basis: Basis,
  since: At,
  until: Day,
  /** Of a service of mine: mine to renew and to end. */
  ours: Type.Boolean(),
  endingSoon: Type.Boolean(),
});
export type CareRelation = Static<typeof CareRelation>;

/**
 * Who stands around one person, as far as the reader may know: who stands outside learns only that
 * and what they may begin; every list is then empty.
 */
export const Circle = shape({
  personId: PersonId,
  standing: oneOf("in", "out"),
  /** Services in whose name I may begin, or renew, caring for this person; none when closed to me. */
  mayBegin: Type.Array(NamedService),
  /** Declared by me: closed to me. */
  ownFile: nullable(shape({ id: Uuid, kind: oneOf("self", "relative"), declaredAt: At })),
  mayBreakGlass: Type.Boolean(),
  /** Mine, open now, on this person. */
  glass: nullable(OpenGlass),
  /** By birth year, when it is known. */
  minor: nullable(Type.Boolean()),
  care: Type.Array(CareRelation),
  /** How many entries other services keep, of those that are not discreet. Never what. */
  elsewhere: Type.Array(shape({ service: NamedService, entries: Type.Integer() })),
  voices: Type.Array(Representation),
  maturities: Type.Array(Maturity),
  consents: Type.Array(Consent),
  shares: Type.Array(Share),
  exclusions: Type.Array(Exclusion),
});
export type Circle = Static<typeof Circle>;

export const getCircle = endpoint({
  name: "getCircle",
  method: "GET",
  path: "/api/people/:id/circle",
  summary: "Who stands around this person, as far as I may know",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: Circle,
});

/** One ground on which an entry is open to me, in data. */
export const Ground = shape({
  kind: oneOf("own-service", "share", "break-glass"),
  /** The care relation, the share or the emergency opening. */
  id: Uuid,
  /** Whose entry it is; of a share who passed it on. */
  service: nullable(NamedService),
  by: nullable(NamedColleague),
  since: At,
  until: Day,
  /** To the minute, of an emergency opening. */
  untilMoment: nullable(At),
  basis: nullable(Basis),
  purpose: nullable(oneOf("care", "handover", "advice")),
  consentId: nullable(Uuid),
  /** Only the colleague, not the whole service. */
  onlyMe: Type.Boolean(),
});
export type Ground = Static<typeof Ground>;

export const whyCanISee = endpoint({
  name: "whyCanISee",
  method: "GET",
  path: "/api/entries/:id/why",
  summary: "On which grounds this entry is open to me",
  needs: "vault",
  input: shape({ id: Uuid }),
  output: shape({ personId: PersonId, grounds: Type.Array(Ground) }),
});
