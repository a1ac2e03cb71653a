import Type, { type Static } from "typebox";
import { Compartment, Profession } from "../access/contract.ts";
import { At, Day, NamedColleague, NamedService, Uuid } from "../circle/contract.ts";
import { domains, NeedState, WhyUnmet } from "../needs/contract.ts";
import { Person, PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { EntryId, VitalKind } from "../record/contract.ts";

/* The words */

export const Domain = oneOf(...domains);

/** How a need stood from a moment on. Urgency: 0 calm, 1 weighs on them, 2 presses, 3 now. */
export const StateSince = shape({
  state: NeedState,
  urgency: Type.Integer(),
  /** Why nobody helps with it yet. */
  unmetBecause: nullable(WhyUnmet),
  at: At,
});
export type StateSince = Static<typeof StateSince>;

/** Who helps: exactly one of the three. */
export const Helper = shape({
  service: nullable(NamedService),
  colleague: nullable(NamedColleague),
  outside: Type.String(),
});
export type Helper = Static<typeof Helper>;

/** Where something was read, and on which ground. */
const origin = {
  entryId: EntryId,
  service: NamedService,
  compartment: Compartment,
  ground: oneOf("own", "share", "break-glass"),
};

export const PicturedNeed = shape({
  ...origin,
  what: Type.String(),
  domain: Domain,
  words: Type.String(),
  /** Of a health problem that was coded: its title and code. */
  code: nullable(Type.String()),
  since: At,
  /** The newest first, six of them at most. */
  states: Type.Array(StateSince),
  helpers: Type.Array(Helper),
});
export type PicturedNeed = Static<typeof PicturedNeed>;

/** What was agreed to do next, and is not done yet. */
export const NextStep = shape({
  ...origin,
  step: Type.String(),
  on: nullable(Day),
  by: nullable(NamedColleague),
  isOverdue: Type.Boolean(),
});
export type NextStep = Static<typeof NextStep>;

export const Vital = shape({
  ...origin,
  vital: VitalKind,
  text: Type.String(),
  severity: nullable(Type.String()),
});
export type Vital = Static<typeof Vital>;

export const RecentContact = shape({
  ...origin,
  at: At,
  place: Type.String(),
  form: Type.String(),
  outcome: Type.String(),
  reason: Type.String(),
  author: NamedColleague,
});
export type RecentContact = Static<typeof RecentContact>;

/** A six-axis self-rating. */
export const Rating = shape({
  ...origin,
  at: At,
  answeredBy: oneOf("person", "staff", "together"),
  scores: Type.Array(shape({ axis: Type.String(), score: Type.Number() })),
});
export type Rating = Static<typeof Rating>;

/** What the reader may know of a person, at one glance. Of whom they do not accompany: nothing. */
export const Picture = shape({
  standing: oneOf("in", "out"),
  person: nullable(Person),
  care: Type.Array(
    shape({
      service: NamedService,
      /** Only this colleague; null: the whole service. */
      only: nullable(NamedColleague),
      ours: Type.Boolean(),
      until: Day,
    }),
  ),
  voices: Type.Array(shape({ kind: Type.String(), name: Type.String() })),
  needs: Type.Array(PicturedNeed),
  next: Type.Array(NextStep),
  vital: Type.Array(Vital),
  recent: Type.Array(RecentContact),
  /** How often other services met them in the last twelve months, of those that may be told. */
  elsewhere: Type.Array(shape({ service: NamedService, contacts: Type.Integer() })),
  /** The newest rating and the one before. */
  ratings: Type.Array(Rating),
  /** The newest answers to a questionnaire in which they told of thoughts of death or of hurting themselves. */
  toldOfHarm: Type.Array(shape({ ...origin, at: At })),
  /** Mine, about this person, not finished. */
  unfinished: shape({
    drafts: Type.Integer(),
    sittings: Type.Integer(),
    /** Sittings the person handed in: to be put into their file. */
    handedIn: Type.Array(Uuid),
  }),
  /** My emergency opening of this person is open. */
  glass: Type.Boolean(),
});
export type Picture = Static<typeof Picture>;

export const getPicture = endpoint({
  name: "getPicture",
  method: "GET",
  path: "/api/people/:id/picture",
  summary:
    "A person at one glance: needs, helpers, what is agreed, how it moves; empty without a ground",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: Picture,
});

/**
 * One page for the person to take along. Nothing that is kept from them, nothing about others,
 * nothing that only its author hands over, nothing of a discreet service but the maker's own, and
 * nothing that would endanger them where they live.
 */
export const PicturePaper = shape({
  given: Type.String(),
  family: Type.String(),
  number: Type.String(),
  madeOn: Day,
  house: shape({ name: Type.String(), address: Type.String() }),
  /** The heaviest first. */
  needs: Type.Array(
    shape({
      what: Type.String(),
      domain: Domain,
      state: NeedState,
      urgency: Type.Integer(),
      /** Services and people, by name. */
      helpers: Type.Array(Type.String()),
    }),
  ),
  next: Type.Array(
    shape({
      step: Type.String(),
      on: nullable(Day),
      by: nullable(shape({ name: Type.String(), profession: Profession })),
    }),
  ),
  /** How much stays out. */
  leftOut: Type.Integer(),
});
export type PicturePaper = Static<typeof PicturePaper>;

export const printPicture = endpoint({
  name: "printPicture",
  method: "GET",
  path: "/api/people/:id/picture/paper",
  summary: "The page a person takes along: their needs, who helps, what is agreed",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: PicturePaper,
});
