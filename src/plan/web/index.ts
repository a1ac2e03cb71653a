/**
 * The picture of a person: needs, helpers, what was agreed next, how it moves; their timeline; and the
 * lists of a colleague’s day. It writes nothing and shows only what its reader may open.
 */
import type { WebModule } from "../../platform/web/module.ts";

export const planWeb: WebModule = { pages: [], nav: [] };
