import Type, { type Static } from "typebox";
import { oneOf } from "../platform/endpoint.ts";

/* The words of documents. */

export const documentKinds = [
  "letter-received",
  "letter-written",
  "photo",
  "scan",
  "certificate",
  "other",
] as const;
export const DocumentKind = oneOf(...documentKinds);
export type DocumentKind = Static<typeof DocumentKind>;

/** What can be brought in from outside; what is written here is no file. */
export const broughtKinds = [
  "letter-received",
  "photo",
  "scan",
  "certificate",
  "other",
] as const satisfies readonly DocumentKind[];
export const BroughtKind = oneOf(...broughtKinds);
export type BroughtKind = Static<typeof BroughtKind>;

/** The types that are kept. HEIC is absent: no decoder of it comes free, and what cannot be read is not kept. */
export const mediaTypes = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "application/pdf",
  "text/plain",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.oasis.opendocument.text",
] as const;
export const MediaType = oneOf(...mediaTypes);
export type MediaType = Static<typeof MediaType>;

/** What can be wrong with a file, said at `/file`. */
export const fileRefusals = [
  "empty",
  "too-large",
  "type-not-allowed",
  "unreadable",
  "too-many-pixels",
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** How the person came to know a letter before it goes out (CONF-18). */
export const shownHows = ["read", "read-aloud"] as const;
export const ShownHow = oneOf(...shownHows);
export type ShownHow = Static<typeof ShownHow>;

export const Title = Type.String({ minLength: 1, maxLength: 200 });
export const Correspondent = Type.String({ maxLength: 300 });
export const longestLetter = 20_000;
