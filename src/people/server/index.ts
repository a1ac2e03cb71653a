/**
 * Who the person is: register, find, never twice, merge and take apart, import. It holds no secret
 * of any service and refuses to list everybody.
 */
import type { Route } from "../../platform/server/serve.ts";

export const peopleRoutes: Route[] = [];
export const peopleConstraints = {};
