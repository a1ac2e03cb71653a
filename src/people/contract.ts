import Type, { type Static } from "typebox";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { idOf } from "../platform/ids.ts";
import { LanguageTag } from "../platform/language-tag.ts";

/* The words */

export const PersonId = idOf("Person");
export type PersonId = Static<typeof PersonId>;

const Text = (maxLength: number) => Type.String({ maxLength });
const At = Type.String({ format: "date-time" });
/** A day the calendar of the database knows: it has no year 0. */
const Day = Type.String({ format: "date", pattern: "^(?!0000)" });

/** EDTF level 0 and 1, as far as birth dates need it: `1990-04-02`, `1990-04`, `1990`, `1990~`; `02/04/1990` is understood. */
export const Birth = Type.String({ maxLength: 20 });

/** Another way the person is named: own script, as spoken, on another paper, formerly. */
export const OtherName = shape({
  kind: oneOf("own-script", "as-spoken", "on-paper", "former", "nickname"),
  given: Text(100),
  family: Text(100),
});
export type OtherName = Static<typeof OtherName>;

export const Phone = shape({
  number: Text(40),
  whose: Text(100),
  /** Off limits unless the person said it is safe. */
  textMessage: Type.Boolean(),
  voicemail: Type.Boolean(),
});

/** How to reach the person without harming them. */
export const Reach = shape({
  phones: Type.Array(Phone, { maxItems: 10 }),
  email: Text(200),
  letterHome: Type.Boolean(),
  askFor: Text(100),
  advice: Text(500),
});
export type Reach = Static<typeof Reach>;

export const Address = shape({
  kind: oneOf("home", "reference", "none", "unknown"),
  street: Text(200),
  postcode: Text(20),
  municipality: Text(100),
  /** Code of the statistical sector (Statbel), the coarse place used in statistics. */
  sector: nullable(Text(20)),
});
export type Address = Static<typeof Address>;

export const Gp = shape({
  answer: oneOf("yes", "no", "unknown"),
  name: Text(200),
  since: nullable(Day),
});

export const Cover = shape({
  kind: oneOf("insured", "increased", "urgent-medical-aid", "none", "unknown"),
  fund: Text(100),
  until: nullable(Day),
});

/** What the welcome may write down; everything but one way to call the person may stay away. */
const identity = {
  given: Text(100),
  family: Text(100),
  otherNames: Type.Array(OtherName, { maxItems: 20 }),
  birth: nullable(Birth),
  gender: oneOf("woman", "man", "other", "unknown"),
  /** Spoken, the best one first. */
  languages: Type.Array(LanguageTag, { maxItems: 15 }),
  reads: Type.Array(LanguageTag, { maxItems: 15 }),
  readingAbility: oneOf("yes", "little", "no", "unknown"),
  /** The language to interpret, or none wanted. */
  interpreter: nullable(LanguageTag),
  reach: Reach,
  address: Address,
  trustedPerson: Text(300),
  /** The person agreed to be registered, and how they were told. */
  consent: nullable(
    shape({ language: LanguageTag, aid: oneOf("spoken", "read", "interpreter", "pictograms") }),
  ),
};

export const NationalNumber = shape({
  number: Type.String(),
  kind: oneOf("niss", "bis"),
  valid: Type.Boolean(),
  overrideReason: nullable(Text(300)),
  recordedAt: At,
  endedAt: nullable(At),
});

export const Relation = shape({
  id: Type.String(),
  kind: oneOf(
    "household",
    "partner",
    "parent",
    "child",
    "sibling",
    "relative",
    "friend",
    /** The one this person trusts; `trusted-by` is the same seen from the other side. */
    "trusted",
    "trusted-by",
  ),
  person: shape({
    id: PersonId,
    number: Type.String(),
    given: Type.String(),
    family: Type.String(),
  }),
});

export type Relation = Static<typeof Relation>;

export const Person = shape({
  id: PersonId,
  /** Our own card number with its check character: `KR-0000-017X`. */
  number: Type.String(),
  version: Type.Integer(),
  ...identity,
  gp: Type.Array(shape({ ...Gp.properties, recordedAt: At })),
  cover: Type.Array(shape({ ...Cover.properties, recordedAt: At })),
  nationalNumbers: Type.Array(NationalNumber),
  relations: Type.Array(Relation),
  /** Cards that were merged into this one: they still open it. */
  mergedNumbers: Type.Array(shape({ mergeId: Type.String(), number: Type.String() })),
  registeredAt: At,
});
export type Person = Static<typeof Person>;

/** The newest `gp` and `cover` first; the desk sends one answer, the history grows. */
const newIdentity = Type.Object(
  {
    ...Type.Partial(shape(identity)).properties,
    gp: Type.Optional(Gp),
    cover: Type.Optional(Cover),
    nationalNumber: Type.Optional(nullable(Text(30))),
    /** Why a number that fails its check is kept all the same. */
    nationalNumberReason: Type.Optional(Text(300)),
  },
  { additionalProperties: false },
);
export type IdentityInput = Static<typeof newIdentity>;

export const matchedOn = [
  "given",
  "family",
  "swapped-names",
  "other-name",
  "birth",
  "birth-year",
  "phone",
  "number",
  "address",
  "national-number",
] as const;

/** One line of a list of people: just enough to tell who it is. */
export const Glimpse = shape({
  id: PersonId,
  number: Type.String(),
  given: Type.String(),
  family: Type.String(),
  otherNames: Type.Array(OtherName),
  birth: nullable(Birth),
  municipality: Type.String(),
  languages: Type.Array(Type.String()),
  /** 0 to 1. */
  score: Type.Number(),
  matched: Type.Array(oneOf(...matchedOn)),
});
export type Glimpse = Static<typeof Glimpse>;

/* The acts */

export const registerPerson = endpoint({
  name: "registerPerson",
  method: "POST",
  path: "/api/people",
  summary: "Register anyone: one way to call the person is enough",
  needs: "people",
  input: newIdentity,
  output: Person,
});

export const findPeople = endpoint({
  name: "findPeople",
  method: "GET",
  path: "/api/people",
  summary: "Find by two elements (names, birth) or one number (card, phone), best first",
  needs: "people",
  input: shape({
    q: Type.String({ maxLength: 200 }),
    /** At most twenty are shown, however many are asked for. */
    limit: Type.Optional(Type.Integer({ minimum: 1, default: 8 })),
  }),
  output: shape({
    people: Type.Array(Glimpse),
    /** `more-needed`: one name alone lists nobody. */
    hint: nullable(oneOf("more-needed", "nobody", "too-many")),
  }),
});

export const getPerson = endpoint({
  name: "getPerson",
  method: "GET",
  path: "/api/people/:id",
  summary: "Open one person's identity; an id that was merged opens who it was merged into",
  needs: "people",
  input: shape({ id: PersonId }),
  output: Person,
});

export const editPerson = endpoint({
  name: "editPerson",
  method: "PATCH",
  path: "/api/people/:id",
  summary: "Change fields of the identity, based on the version that was read",
  needs: "people",
  input: Type.Object(
    { id: PersonId, version: Type.Integer(), ...newIdentity.properties },
    { additionalProperties: false },
  ),
  output: Person,
  refusals: ["stale"],
});

export const checkDuplicates = endpoint({
  name: "checkDuplicates",
  method: "POST",
  path: "/api/people/check-duplicates",
  summary: "Who, already registered, might this be",
  needs: "people",
  input: newIdentity,
  output: shape({
    candidates: Type.Array(
      Type.Object(
        { ...Glimpse.properties, verdict: oneOf("same", "review") },
        { additionalProperties: false },
      ),
    ),
  }),
});

export const relatePeople = endpoint({
  name: "relatePeople",
  method: "POST",
  path: "/api/people/:id/relations",
  summary: "Say that two persons belong together",
  needs: "people",
  input: shape({ id: PersonId, otherId: PersonId, kind: Relation.properties.kind }),
  output: Person,
  refusals: ["already-related", "same-person"],
});

export const endRelation = endpoint({
  name: "endRelation",
  method: "DELETE",
  path: "/api/people/:id/relations/:relationId",
  summary: "Take a relation away",
  needs: "people",
  input: shape({ id: PersonId, relationId: Type.String({ format: "uuid" }) }),
  output: Person,
});

export const listLikelyDuplicates = endpoint({
  name: "listLikelyDuplicates",
  method: "GET",
  path: "/api/duplicates",
  summary: "Pairs that wait for somebody to say whether they are one person",
  needs: "merge",
  input: shape({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })) }),
  output: shape({
    total: Type.Integer(),
    pairs: Type.Array(
      shape({ id: Type.String(), score: Type.Number(), left: Glimpse, right: Glimpse }),
    ),
  }),
});

export const dismissDuplicate = endpoint({
  name: "dismissDuplicate",
  method: "POST",
  path: "/api/duplicates/:id/dismiss",
  summary: "They are two different persons",
  needs: "merge",
  input: shape({ id: Type.String({ format: "uuid" }) }),
  output: shape({ done: Type.Boolean() }),
});

export const mergePeople = endpoint({
  name: "mergePeople",
  method: "POST",
  path: "/api/people/:id/merge",
  summary: "The other record is the same person: both links open this one from now on",
  needs: "merge",
  input: shape({
    id: PersonId,
    version: Type.Integer(),
    otherId: PersonId,
    otherVersion: Type.Integer(),
    /** Fields of the identity to take from the other record. */
    take: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
  }),
  output: Person,
  refusals: ["stale", "same-person", "already-merged"],
});

export const unmergePeople = endpoint({
  name: "unmergePeople",
  method: "POST",
  path: "/api/merges/:mergeId/undo",
  summary: "They were two after all: both come back, with what was added since to either",
  needs: "merge",
  input: shape({ mergeId: Type.String({ format: "uuid" }) }),
  output: shape({ kept: Person, restored: Person }),
  refusals: ["already-undone", "merged-further"],
});

export const listSectors = endpoint({
  name: "listSectors",
  method: "GET",
  path: "/api/sectors",
  summary:
    "Statistical sectors of Brussels whose name, neighbourhood, municipality or postcode fits",
  needs: "people",
  input: shape({ q: Type.String({ maxLength: 100 }) }),
  output: shape({
    sectors: Type.Array(
      shape({
        code: Type.String(),
        nameFr: Type.String(),
        nameNl: Type.String(),
        municipalityFr: Type.String(),
        municipalityNl: Type.String(),
      }),
    ),
  }),
});
