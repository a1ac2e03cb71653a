import type { Route } from "../../platform/server/serve.ts";

export const questionnairesRoutes: Route[] = [];
