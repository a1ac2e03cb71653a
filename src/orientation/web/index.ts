/**
 * Handing on: a need of a person waits for another service, and whoever handed it on sees what became
 * of it. It passes on nothing without the person’s consent.
 */
import type { WebModule } from "../../platform/web/module.ts";

export const orientationWeb: WebModule = { pages: [], nav: [] };
