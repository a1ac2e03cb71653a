import type { FastifyInstance } from "fastify";
import { accessConstraints, accessRoutes } from "../../access/server/index.ts";
import { circleConstraints, circleRoutes } from "../../circle/server/index.ts";
import { documentsConstraints, documentsRoutes } from "../../documents/server/index.ts";
import { healthConstraints, healthRoutes } from "../../health/server/index.ts";
import { needsConstraints, needsRoutes } from "../../needs/server/index.ts";
import { orientationConstraints, orientationRoutes } from "../../orientation/server/index.ts";
import { oversightConstraints, oversightRoutes } from "../../oversight/server/index.ts";
import { peopleConstraints, peopleRoutes } from "../../people/server/index.ts";
import { planConstraints, planRoutes } from "../../plan/server/index.ts";
import { bindRoutes } from "../../platform/server/bind.ts";
import type { Database } from "../../platform/server/database.ts";
import type { TopicHub } from "../../platform/server/event-stream.ts";
import { createHttp, type HttpOptions } from "../../platform/server/http.ts";
import { answerProblems } from "../../platform/server/problems.ts";
import type { Route } from "../../platform/server/serve.ts";
import {
  questionnairesConstraints,
  questionnairesRoutes,
} from "../../questionnaires/server/index.ts";
import { receptionConstraints, receptionRoutes } from "../../reception/server/index.ts";
import { recordConstraints, recordRoutes } from "../../record/server/index.ts";
import { dataFolder } from "./centre.ts";
import { answerHealth } from "./health.ts";
import { serveWeb } from "./web-files.ts";

/** Every route of every module: the access tests walk this list. */
export const routes: Route[] = [
  ...accessRoutes,
  ...peopleRoutes,
  ...receptionRoutes,
  ...circleRoutes,
  ...recordRoutes,
  ...needsRoutes,
  ...healthRoutes,
  ...documentsRoutes(dataFolder),
  ...questionnairesRoutes,
  ...orientationRoutes,
  ...planRoutes,
  ...oversightRoutes(dataFolder),
];

export interface ServerOptions extends HttpOptions {
  readonly database: Database;
  readonly hub: TopicHub;
  /** Shows the demo sign-ins on the sign-in page. */
  readonly demo: boolean;
}

/** The whole house over HTTP; listening is left to the caller. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { database, hub } = options;
  const http = await createHttp(options);
  answerProblems(http, {
    ...accessConstraints,
    ...peopleConstraints,
    ...receptionConstraints,
    ...circleConstraints,
    ...recordConstraints,
    ...needsConstraints,
    ...healthConstraints,
    ...documentsConstraints,
    ...questionnairesConstraints,
    ...orientationConstraints,
    ...planConstraints,
    ...oversightConstraints,
  });
  answerHealth(http, database, options.demo);
  bindRoutes(http, database, hub, routes);
  await serveWeb(http);
  return http;
}
