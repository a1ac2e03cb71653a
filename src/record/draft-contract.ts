import Type, { type Static } from "typebox";
import { compartments, ServiceId, StaffId } from "../access/contract.ts";
import { At, NamedService, Uuid } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { ContactForm, ContactPlace, interpretersUsed, outcomes } from "./contact-words.ts";
import { AmendmentKind, EntryId, vitalKinds } from "./entry-contract.ts";
import { noteTemplates } from "./note-templates.ts";

/*
 * What is being written and is not signed. Its author's alone: kept at every keystroke, thrown away
 * when entries are made of it.
 */

/** As far as the database counts. */
const Revision = (least: number) => Type.Integer({ minimum: least, maximum: 2_000_000_000 });
/** Longer than what may be signed: what is too long is shortened by its author, not cut off. */
const Text = Type.String({ maxLength: 60_000 });
const Part = Type.String({ maxLength: 25_000 });
const Line = Type.String({ maxLength: 10_000 });
const Day = Type.String({ maxLength: 20 });

/** A contact while it is being written; what is not chosen yet is empty. */
export const ContactDraft = shape({
  form: ContactForm,
  others: Type.Array(PersonId, { maxItems: 12 }),
  place: ContactPlace,
  beganAt: Type.String({ maxLength: 40 }),
  durationMinutes: nullable(Type.Integer({ minimum: 0, maximum: 1440 })),
  interpreter: oneOf("", ...interpretersUsed),
  interpreterLanguage: Type.String({ maxLength: 20 }),
  reason: Line,
  outcome: oneOf("", ...outcomes),
  nextStep: Line,
  nextOn: Day,
  nextBy: nullable(StaffId),
  turnId: nullable(Uuid),
});
export type ContactDraft = Static<typeof ContactDraft>;

export const DraftContent = shape({
  compartment: oneOf("", ...compartments),
  /** Empty: the one of the profession. */
  template: oneOf("", ...noteTemplates),
  /** Of a note without parts. */
  text: Text,
  /** Of one with parts, in their order. */
  parts: Type.Array(Part, { maxItems: 4 }),
  aboutOthers: Type.String({ maxLength: 30_000 }),
  vital: oneOf("", ...vitalKinds),
  /** Null: everybody who may; a list: only they. */
  restrictTo: nullable(Type.Array(StaffId, { maxItems: 50 })),
  withhold: nullable(shape({ motive: Line, reviewOn: Day })),
  /** Needs that were marked while it was written. */
  marked: Type.Optional(Type.Array(EntryId, { maxItems: 50 })),
  contact: nullable(ContactDraft),
  /** Of an amendment: to which entry it is added, and as what. */
  amends: Type.Optional(shape({ entryId: EntryId, kind: AmendmentKind })),
});
export type DraftContent = Static<typeof DraftContent>;

export const DraftKind = oneOf("note", "contact", "amendment");
export type DraftKind = Static<typeof DraftKind>;

const head = { id: Uuid, kind: DraftKind, savedAt: At };

export const Draft = shape({
  ...head,
  personId: PersonId,
  serviceId: ServiceId,
  /** Grows with each saving. */
  revision: Type.Integer(),
  content: DraftContent,
});
export type Draft = Static<typeof Draft>;

/** What `stale` carries in `extra`: the text as it stands on the server. */
export interface DraftExtra {
  readonly draft: Draft;
}

/** The text that is signed, and the revision in which its author saw it last. */
export const DraftRef = shape({ id: Uuid, revision: Revision(1) });
export type DraftRef = Static<typeof DraftRef>;

export const saveDraft = endpoint({
  name: "saveDraft",
  method: "PUT",
  path: "/api/drafts/:id",
  summary: "Keep what I am writing; on an older revision than the newest it is refused",
  needs: "vault",
  input: shape({
    /** Of the writer's making, so that a first saving that is sent again stays one. */
    id: Uuid,
    personId: PersonId,
    serviceId: ServiceId,
    kind: DraftKind,
    /** The newest its writer knows of; 0: it is not kept yet. */
    revision: Revision(0),
    content: DraftContent,
  }),
  output: shape({ revision: Type.Integer(), savedAt: At }),
  refusals: ["stale", "draft-too-long"],
});

export const throwDraft = endpoint({
  name: "throwDraft",
  method: "DELETE",
  path: "/api/drafts/:id",
  summary: "Throw away what I was writing; done also when it is gone already",
  needs: "vault",
  input: shape({ id: Uuid, revision: Revision(1) }),
  output: shape({ done: Type.Boolean() }),
  refusals: ["stale"],
});

export const listDraftsAbout = endpoint({
  name: "listDraftsAbout",
  method: "GET",
  path: "/api/people/:id/drafts",
  summary: "What I have begun to write about this person and not signed, the newest first",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: shape({ drafts: Type.Array(Draft) }),
});

export const listMyDrafts = endpoint({
  name: "listMyDrafts",
  method: "GET",
  path: "/api/my-drafts",
  summary: "What I have begun to write and not signed, about anybody, the newest first",
  needs: "vault",
  input: shape({}),
  output: shape({
    drafts: Type.Array(
      shape({
        ...head,
        service: NamedService,
        person: shape({
          id: PersonId,
          number: Type.String(),
          given: Type.String(),
          family: Type.String(),
        }),
        /** How it begins. */
        words: Type.String(),
      }),
    ),
  }),
});
