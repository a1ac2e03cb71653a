import type { Route } from "../../platform/server/serve.ts";

export const healthRoutes: Route[] = [];
