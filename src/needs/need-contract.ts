import Type, { type Static } from "typebox";
import { Compartment, ServiceId, StaffId } from "../access/contract.ts";
import { At, Day, NamedColleague, NamedService, Uuid } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { Entry, EntryId } from "../record/contract.ts";
import { Code, SystemKey } from "./code-contract.ts";
import { NeedState, What, WhyUnmet } from "./words.ts";

const Words = Type.Optional(Type.String({ maxLength: 2000 }));
const Urgency = Type.Integer({ minimum: 0, maximum: 3 });

/** How it stood, since when; the newest counts. */
export const StateOfNeed = shape({
  id: Uuid,
  state: NeedState,
  urgency: Urgency,
  /** Nobody helps with it, and why; null: it is not unmet. */
  unmetBecause: nullable(WhyUnmet),
  words: Type.String(),
  by: NamedColleague,
  at: At,
});
export type StateOfNeed = Static<typeof StateOfNeed>;

/** One of the three: a service, a colleague, or somebody outside the house. */
export const Helper = shape({
  id: Uuid,
  service: nullable(NamedService),
  colleague: nullable(NamedColleague),
  outside: Type.String(),
  since: Day,
  /** Null while they help. */
  endedAt: nullable(At),
});
export type Helper = Static<typeof Helper>;

export const Trend = oneOf("better", "same", "worse");
export type Trend = Static<typeof Trend>;

export const Need = shape({
  entry: Entry,
  what: What,
  code: nullable(Code),
  words: Type.String(),
  /** The note in which it was marked, for whoever may read that note. */
  notedIn: nullable(EntryId),
  /** The newest first; never empty. */
  states: Type.Array(StateOfNeed),
  /** Whoever helps now first. A discreet service is left out for those who must not know of it. */
  helpers: Type.Array(Helper),
  /** From the last two states; null while there is one. */
  trend: nullable(Trend),
});
export type Need = Static<typeof Need>;

export const nameNeed = endpoint({
  name: "nameNeed",
  method: "POST",
  path: "/api/people/:id/needs",
  summary: "Name a need of a person in a service of mine, with how it stands",
  needs: "vault",
  input: shape({
    id: PersonId,
    serviceId: ServiceId,
    compartment: Compartment,
    what: What,
    /** Of a vocabulary that was loaded: `unknown` otherwise. */
    code: Type.Optional(shape({ system: SystemKey, code: Type.String({ maxLength: 40 }) })),
    /** A health problem without a code needs some: `required`. */
    words: Words,
    /** A note of the same person in the same service, open to me: `not-there` otherwise. */
    notedIn: Type.Optional(EntryId),
    /** What an emergency needs to know: only of a health problem, and where it can save a life (`vital-elsewhere`). */
    vital: Type.Optional(Type.Boolean()),
    state: Type.Optional(NeedState),
    urgency: Type.Optional(Urgency),
    /** Not while somebody helps, or when it is solved: `met`. */
    unmetBecause: Type.Optional(nullable(WhyUnmet)),
    stateWords: Words,
  }),
  output: Need,
});

export const listNeeds = endpoint({
  name: "listNeeds",
  method: "GET",
  path: "/api/people/:id/needs",
  summary: "The needs of a person that are open to me, with how they moved and who helps",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: shape({ needs: Type.Array(Need) }),
});

export const getNeed = endpoint({
  name: "getNeed",
  method: "GET",
  path: "/api/needs/:id",
  summary: "One need; one that I may not read is not there",
  needs: "vault",
  input: shape({ id: EntryId }),
  output: Need,
});

export const moveNeed = endpoint({
  name: "moveNeed",
  method: "POST",
  path: "/api/needs/:id/states",
  summary: "How a need stands now; what it was stays readable",
  needs: "vault",
  input: shape({
    id: EntryId,
    state: NeedState,
    /** As it was when it is not said; calm when it is solved. */
    urgency: Type.Optional(Urgency),
    unmetBecause: Type.Optional(nullable(WhyUnmet)),
    words: Words,
  }),
  output: Need,
  refusals: ["read-only"],
});

export const addHelper = endpoint({
  name: "addHelper",
  method: "POST",
  path: "/api/needs/:id/helpers",
  summary: "Who helps with it; what waited is being helped from then on",
  needs: "vault",
  input: shape({
    id: EntryId,
    /** One of the three: `required` or `only-one` at `/serviceId`. */
    serviceId: Type.Optional(ServiceId),
    staffId: Type.Optional(StaffId),
    outside: Type.Optional(Type.String({ maxLength: 200 })),
    /** Today when it is not said; a day to come is `future`. */
    since: Type.Optional(Type.String({ format: "date", pattern: "^(?!0000)" })),
  }),
  output: Need,
  refusals: ["read-only", "already-helps"],
});

export const endHelper = endpoint({
  name: "endHelper",
  method: "POST",
  path: "/api/need-helpers/:id/end",
  summary: "They no longer help with it",
  needs: "vault",
  input: shape({ id: Uuid }),
  output: Need,
  refusals: ["read-only", "has-ended"],
});
