/**
 * What a person needs, in every domain of life: named, moving over time, met or unmet and why. Code
 * systems that a centre brings are loaded here. It judges nobody and refuses to overwrite a state.
 */
export { importCodesFile } from "./codes/command.ts";
export { importCodesHelp, importCodesUsage } from "./codes/help.ts";
export { moveNeed, nameNeed } from "./name-need.ts";
export { listNeeds } from "./read-needs.ts";
export { needsRoutes } from "./routes.ts";
export { addHelper } from "./who-helps.ts";

/** Constraint → refusal code, for the one place that maps errors. */
export const needsConstraints = {
  need_helpers_once: "already-helps",
  needs_noted_there: "not-found",
};
