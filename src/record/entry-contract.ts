import Type, { type Static } from "typebox";
import { Compartment, ServiceId } from "../access/contract.ts";
import { At, Day, NamedColleague, NamedService, Uuid } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { idOf } from "../platform/ids.ts";

/* The words, and reading */

export const EntryId = idOf("Entry");
export type EntryId = Static<typeof EntryId>;

/** In characters, as a reader counts them. */
export const longestText = 20_000;

export const vitalKinds = ["allergy", "medication", "problem", "contact"] as const;
export const VitalKind = oneOf(...vitalKinds);
export type VitalKind = Static<typeof VitalKind>;

export const amendmentKinds = ["amendment", "mistake", "own-words"] as const;
export const AmendmentKind = oneOf(...amendmentKinds);
export type AmendmentKind = Static<typeof AmendmentKind>;

export const Amendment = shape({
  id: Uuid,
  /** More, "this was a mistake", or the person's own version of it (CONF-33). */
  kind: AmendmentKind,
  text: Type.String(),
  aboutOthers: nullable(Type.String()),
  author: NamedColleague,
  writtenAt: At,
});
export type Amendment = Static<typeof Amendment>;

export const entryKinds = [
  "note",
  "contact",
  "need",
  "allergy",
  "medication",
  "vaccination",
  "measurement",
  "document",
  "answers",
] as const;
export const EntryKind = oneOf(...entryKinds);
export type EntryKind = Static<typeof EntryKind>;

/** One thing that stands in an entry. Its label is `record:fact.<key>`. */
export const Fact = shape({
  key: Type.String(),
  value: Type.String(),
  /** How the value reads: `text`, `day`, `time`, `edtf`, `language`, `measure`, or the words of a list: `needs:what`. */
  as: Type.String(),
  /** The same by language, where it was translated. */
  in: Type.Optional(
    Type.Unsafe<Record<string, string>>({
      type: "object",
      additionalProperties: { type: "string" },
    }),
  ),
});
export type Fact = Static<typeof Fact>;

export const whyEnded = ["done", "dropped", "stopped", "resolved", "refuted"] as const;
export const WhyEnded = oneOf(...whyEnded);
export type WhyEnded = Static<typeof WhyEnded>;

/** Who else is in a contact. */
const ContactAround = shape({
  /** Who else was there; null is somebody whose own entry of it is not open to the reader. */
  others: Type.Array(
    nullable(shape({ id: PersonId, given: Type.String(), family: Type.String() })),
  ),
  /** Whose the next step is. */
  nextBy: nullable(NamedColleague),
});

/** An entry as its reader may see it, with all that was added to it. */
export const Entry = shape({
  id: EntryId,
  personId: PersonId,
  kind: EntryKind,
  service: NamedService,
  compartment: Compartment,
  /** What an emergency needs to know; null for the others. */
  vital: nullable(VitalKind),
  /** Of a note; empty for the other kinds. */
  text: Type.String(),
  /** What stands in an entry of another kind than a note. */
  facts: Type.Array(Fact),
  /** It holds no longer: since when, why. */
  ended: nullable(shape({ because: WhyEnded, words: Type.String(), on: Day })),
  /** About third parties; null for whoever reads it by a share or in an emergency: no person can pass on others' secrets. */
  aboutOthers: nullable(Type.String()),
  author: NamedColleague,
  writtenAt: At,
  /** The contact it was written about, when that is open too. */
  contactId: nullable(EntryId),
  /** Of a contact; null for the other kinds. */
  contact: nullable(ContactAround),
  isMistake: Type.Boolean(),
  /** Narrowed by its author (CONF-20). */
  restricted: Type.Boolean(),
  /** Who may read it besides its author; told to the author only. */
  named: Type.Array(NamedColleague),
  /** Kept from the person for now (CONF-31); the motive is told to its own service only. */
  withholding: nullable(shape({ id: Uuid, reviewOn: Day, motive: nullable(Type.String()) })),
  /** Its author knew secrets that were passed on to them when they wrote it (CONF-12). */
  withPassedOn: Type.Boolean(),
  /** Why it is open to me, in short; `whyCanISee` says more. Only what is `own` can be added to. */
  ground: oneOf("own", "share", "break-glass"),
  amendments: Type.Array(Amendment),
});
export type Entry = Static<typeof Entry>;

/** The `next` of the page before: `<microseconds>.<id>` of its last entry. */
const Before = Type.Optional(Type.String({ pattern: "^\\d{1,17}\\.[0-9a-f-]{36}$" }));

export const listEntries = endpoint({
  name: "listEntries",
  method: "GET",
  path: "/api/people/:id/entries",
  summary: "What I may read of this person, the newest first; nothing when there is no ground",
  needs: "vault",
  input: shape({
    id: PersonId,
    before: Before,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 20 })),
    /** Only these; every kind when it is not said. */
    kinds: Type.Optional(Type.Array(EntryKind, { minItems: 1, maxItems: 9 })),
  }),
  output: shape({
    /** Of all of these kinds that I may read, not of this page. */
    total: Type.Integer(),
    entries: Type.Array(Entry),
    next: nullable(Type.String()),
  }),
});

export const getEntry = endpoint({
  name: "getEntry",
  method: "GET",
  path: "/api/entries/:id",
  summary: "One entry; one that I may not read is not there",
  needs: "vault",
  input: shape({ id: EntryId }),
  output: Entry,
});

export const listLatestNotes = endpoint({
  name: "listLatestNotes",
  method: "GET",
  path: "/api/my-notes",
  summary: "The latest notes about my people",
  needs: "vault",
  input: shape({
    before: Before,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
  }),
  output: shape({
    notes: Type.Array(
      shape({
        person: shape({
          id: PersonId,
          number: Type.String(),
          given: Type.String(),
          family: Type.String(),
        }),
        entry: Entry,
      }),
    ),
    next: nullable(Type.String()),
  }),
});

/** A service of mine in which I may write about somebody, and who works there with me. */
export const Place = shape({
  service: shape({ id: ServiceId, key: Type.String(), name: Type.String() }),
  /** That of my own profession first. */
  compartments: Type.Array(Compartment),
  colleagues: Type.Array(NamedColleague),
});
export type Place = Static<typeof Place>;

export const listWritable = endpoint({
  name: "listWritable",
  method: "GET",
  path: "/api/people/:id/writable",
  summary: "In which of my services and compartments I may write about this person",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: shape({ places: Type.Array(Place) }),
});
