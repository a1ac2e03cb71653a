/**
 * Letters, photos, scans: what they are is an entry, their bytes lie in a store under the sum of their
 * content. It refuses to serve anything that could act in a browser.
 */
export { keepDocument } from "./add-document.ts";
export { writeLetter } from "./documents.ts";
export { inspectFile } from "./inspect/inspect-file.ts";
export { documentsRoutes } from "./routes.ts";
export { findBucketSettings, openShelf, withReceived } from "./store/index.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const documentsConstraints = {};
