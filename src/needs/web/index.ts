/**
 * What a person needs, in every domain of life: named, moving over time, met or unmet and why. Code
 * systems that a centre brings are loaded here. It judges nobody and refuses to overwrite a state.
 */
import type { WebModule } from "../../platform/web/module.ts";

export const needsWeb: WebModule = { pages: [], nav: [] };
