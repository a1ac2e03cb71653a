import Type, { type Static } from "typebox";
import { Compartment, ServiceId, StaffId } from "../access/contract.ts";
import { Uuid } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, shape } from "../platform/endpoint.ts";
import { DraftRef } from "./draft-contract.ts";
import {
  AmendmentKind,
  Entry,
  EntryId,
  longestText,
  VitalKind,
  WhyEnded,
} from "./entry-contract.ts";

/* Writing. Nothing is overwritten: what is added stands below, with who and when. */

const Words = Type.String({ minLength: 1, maxLength: longestText });
/** What concerns third parties, kept apart from the text (CONF-31). */
const AboutOthers = Type.Optional(Type.String({ maxLength: longestText }));
const NamedStaff = Type.Array(StaffId, { maxItems: 50 });

/** Why the person does not read it for now, and when somebody looks again. */
export const Withhold = shape({
  /** Ten characters at least: `too-short`. */
  motive: Type.String({ maxLength: 2000 }),
  /** `past`, or more than a year away: `too-late`. */
  reviewOn: Type.String({ format: "date", pattern: "^(?!0000)" }),
});
export type Withhold = Static<typeof Withhold>;

/** What a note says, and for whom it is. */
export const noteFields = {
  text: Words,
  aboutOthers: AboutOthers,
  /** Only where it can save a life: `vital-elsewhere`. */
  vital: Type.Optional(nullable(VitalKind)),
  /** Only these colleagues and I; an empty list: only I. */
  restrictTo: Type.Optional(NamedStaff),
  withhold: Type.Optional(Withhold),
  /** Needs I marked while I wrote it: they were marked in it. What is none, or of another file, is left as it is. */
  marked: Type.Optional(Type.Array(EntryId, { maxItems: 50 })),
};

export const writeNote = endpoint({
  name: "writeNote",
  method: "POST",
  path: "/api/people/:id/notes",
  summary: "Write a note in a service of mine; the person can read it",
  needs: "vault",
  input: shape({
    id: PersonId,
    serviceId: ServiceId,
    compartment: Compartment,
    ...noteFields,
    /** The unfinished text it is made of: thrown away with it. */
    draft: Type.Optional(DraftRef),
  }),
  output: Entry,
  /** As of a contact. */
  refusals: ["stale", "draft-gone"],
});

export const amendEntry = endpoint({
  name: "amendEntry",
  method: "POST",
  path: "/api/entries/:id/amendments",
  summary: "Add to an entry, mark it as a mistake, or attach the person's own version",
  needs: "vault",
  input: shape({
    id: EntryId,
    kind: AmendmentKind,
    text: Words,
    aboutOthers: AboutOthers,
    draft: Type.Optional(DraftRef),
  }),
  output: Entry,
  /** `read-only`: I may read it and not add to it. The others as of a contact. */
  refusals: ["read-only", "already-mistake", "stale", "draft-gone"],
});

export const endEntry = endpoint({
  name: "endEntry",
  method: "POST",
  path: "/api/entries/:id/end",
  summary: "What was written holds no longer: stopped, refuted, done; the entry stays",
  needs: "vault",
  input: shape({
    id: EntryId,
    because: WhyEnded,
    words: Type.Optional(Type.String({ maxLength: 2000 })),
    /** Today when it is not said; a day to come is `future`. */
    on: Type.Optional(Type.String({ format: "date", pattern: "^(?!0000)" })),
  }),
  output: Entry,
  refusals: ["read-only", "has-ended"],
});

export const restrictEntry = endpoint({
  name: "restrictEntry",
  method: "PUT",
  path: "/api/entries/:id/readers",
  summary: "Narrow an entry of mine to these colleagues and me; it is never widened to all again",
  needs: "vault",
  input: shape({ id: EntryId, to: NamedStaff }),
  output: Entry,
  refusals: ["read-only", "not-author"],
});

export const withholdEntry = endpoint({
  name: "withholdEntry",
  method: "POST",
  path: "/api/entries/:id/withholding",
  summary: "Keep an entry from the person for now, with a motive and a date to look again",
  needs: "vault",
  input: shape({
    id: EntryId,
    ...Withhold.properties,
    /** The withholding this one takes the place of, when it was looked at again. */
    instead: Type.Optional(Uuid),
  }),
  output: Entry,
  /** `stale`: what it should take the place of has ended meanwhile. */
  refusals: ["read-only", "already-withheld", "stale"],
});

export const endWithholding = endpoint({
  name: "endWithholding",
  method: "DELETE",
  path: "/api/entries/:id/withholding",
  summary: "The person may read it again",
  needs: "vault",
  input: shape({ id: EntryId }),
  output: Entry,
  refusals: ["read-only", "not-withheld"],
});
