/**
 * The welcome: doors, arrivals, the queue, the waiting-room screen. It says where somebody is
 * awaited, never why.
 */
import type { Route } from "../../platform/server/serve.ts";

export const receptionRoutes: Route[] = [];
export const receptionConstraints = {};
