/**
 * Letters, photos, scans: what they are is an entry, their bytes lie in a store under the sum of their
 * content. It refuses to serve anything that could act in a browser.
 */
import type { WebModule } from "../../platform/web/module.ts";

export const documentsWeb: WebModule = { pages: [], nav: [] };
