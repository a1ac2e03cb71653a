import Type, { type Static } from "typebox";
import { Compartment, ServiceId } from "../access/contract.ts";
import { Day, PersonLanguage } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, FileContent, nullable, shape } from "../platform/endpoint.ts";
import { Entry, EntryId } from "../record/contract.ts";
import { LetterField, LetterTemplate } from "./letter-templates.ts";
import {
  BroughtKind,
  Correspondent,
  DocumentKind,
  longestLetter,
  MediaType,
  ShownHow,
  Title,
} from "./words.ts";

export * from "./letter-templates.ts";
export * from "./words.ts";

const DatedOn = Type.Optional(Type.String({ format: "date", pattern: "^(?!0000)" }));

/** A letter, a photo, a scan: its head, and what is known of it. */
export const Document = shape({
  entry: Entry,
  kind: DocumentKind,
  title: Type.String(),
  datedOn: nullable(Day),
  /** From whom, or to whom. */
  correspondent: Type.String(),
  /** Of a letter that was written here; empty otherwise. */
  language: Type.String(),
  text: Type.String(),
  /** From which template, and how the person came to know it before it went out; empty otherwise. */
  template: Type.String(),
  shown: Type.String(),
  file: nullable(
    shape({
      /** A name that is safe on any machine, with the ending of what the content is. */
      name: Type.String(),
      mediaType: MediaType,
      bytes: Type.Integer(),
      width: nullable(Type.Integer()),
      height: nullable(Type.Integer()),
      /** SHA-256 of the bytes as they came in: proves that nothing was changed since. */
      sha256: Type.String(),
    }),
  ),
});
export type Document = Static<typeof Document>;

export const listDocuments = endpoint({
  name: "listDocuments",
  method: "GET",
  path: "/api/people/:id/documents",
  summary: "Letters, photos and scans of this person that I may read, the newest first",
  needs: "vault",
  input: shape({
    id: PersonId,
    /** Parts of titles and correspondents, in any order. */
    q: Type.Optional(Type.String({ maxLength: 100 })),
    kind: Type.Optional(DocumentKind),
    /** The `next` of the page before. */
    before: Type.Optional(Type.String({ pattern: "^\\d{1,17}\\.[0-9a-f-]{36}$" })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 24 })),
  }),
  output: shape({
    /** Of all that were asked for, not of this page. */
    total: Type.Integer(),
    documents: Type.Array(Document),
    next: nullable(Type.String()),
  }),
});

export const getDocument = endpoint({
  name: "getDocument",
  method: "GET",
  path: "/api/documents/:id",
  summary: "One document; one that I may not read is not there",
  needs: "vault",
  input: shape({ id: EntryId }),
  output: Document,
});

export const addDocument = endpoint({
  name: "addDocument",
  method: "POST",
  path: "/api/people/:id/documents",
  summary: "Keep a file in a service of mine; what it is, is found in its content",
  needs: "vault",
  upload: true,
  input: shape({
    id: PersonId,
    serviceId: ServiceId,
    compartment: Compartment,
    kind: BroughtKind,
    title: Title,
    datedOn: DatedOn,
    correspondent: Type.Optional(Correspondent),
  }),
  output: Document,
});

export const writeLetter = endpoint({
  name: "writeLetter",
  method: "POST",
  path: "/api/people/:id/letters",
  summary: "Keep a letter as it goes out: what it says, to whom, and what the person left out",
  needs: "vault",
  input: shape({
    id: PersonId,
    serviceId: ServiceId,
    compartment: Compartment,
    template: LetterTemplate,
    language: PersonLanguage,
    title: Title,
    /** `unfilled` while a name of the template stands in it. */
    text: Type.String({ maxLength: longestLetter }),
    /** To whom it goes, `required`: nothing leaves the house without that being known. */
    correspondent: Correspondent,
    datedOn: DatedOn,
    /** How the person came to know it; a letter that passes something on needs it (CONF-18). */
    shown: Type.Optional(ShownHow),
    /** What they wanted left out, by field. */
    leftOut: Type.Optional(Type.Array(LetterField, { maxItems: 20 })),
  }),
  output: Document,
});

export const downloadDocument = endpoint({
  name: "downloadDocument",
  method: "GET",
  path: "/api/documents/:id/file",
  summary: "The file to save; of an image what it shows, without where it was taken",
  needs: "vault",
  input: shape({ id: EntryId }),
  output: FileContent,
});

export const previewDocument = endpoint({
  name: "previewDocument",
  method: "GET",
  path: "/api/documents/:id/preview",
  summary: "An image to look at, drawn anew",
  needs: "vault",
  input: shape({ id: EntryId }),
  output: FileContent,
});

export const thumbnailDocument = endpoint({
  name: "thumbnailDocument",
  method: "GET",
  path: "/api/documents/:id/thumbnail",
  summary: "The same, small, for a list",
  needs: "vault",
  input: shape({ id: EntryId }),
  output: FileContent,
});
