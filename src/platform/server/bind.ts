import type { FastifyInstance, FastifyRequest } from "fastify";
import Type, { type TProperties } from "typebox";
import { pathNames, streamSuffix } from "../endpoint.ts";
import { Refusal } from "../problem.ts";
import { type Database, hashToken } from "./database.ts";
import { openStream, type TopicHub } from "./event-stream.ts";
import type { Exchange, Route } from "./serve.ts";
import { refuseUnstorableText } from "./unstorable-text.ts";

export const sessionCookie = "kring_session";

/** What one address may ask without a session: many desks behind one router, no guessing at leisure. */
const strangers = { max: 1200, timeWindow: 60_000 };

/** Puts every route of every contract on the server, with its schemas. */
export function bindRoutes(
  http: FastifyInstance,
  database: Database,
  hub: TopicHub,
  routes: Route[],
) {
  http.addHook("preClose", async () => hub.endStreams());
  for (const route of routes) {
    const { endpoint, verb, topic } = route;
    const schema = schemaOf(route);
    const inputOf = (request: FastifyRequest) => {
      // Nothing enters that no schema judged: not the body of a DELETE, not the query of a POST.
      const { query, body, params } = request;
      const input = {
        ...(schema.querystring ? spread(query) : {}),
        ...(schema.body ? spread(body) : {}),
        ...spread(params),
      };
      refuseUnstorableText(input);
      // Its schema has judged it by the time the verb reads it; the list of routes has forgotten its type.
      return input as never;
    };
    const limit = endpoint.needs === null ? { config: { rateLimit: strangers } } : {};
    http.route({
      ...limit,
      method: endpoint.method,
      url: endpoint.path,
      schema: { ...schema, response: { 200: endpoint.output } },
      onRequest: async (request) => refuseStranger(route, request),
      handler: async (request, reply) =>
        verb(inputOf(request), exchangeOf(route, request, reply, database)),
    });
    if (topic) {
      http.route({
        method: "GET",
        url: `${endpoint.path}${streamSuffix}`,
        // A stream without a body would never end.
        exposeHeadRoute: false,
        schema: { ...schema, hide: true },
        onRequest: async (request) => refuseStranger(route, request),
        handler: async (request, reply) => {
          const input = inputOf(request);
          const exchange = exchangeOf(route, request, reply, database);
          // By the same schema as the plain answer: what the contract does not name does not leave.
          const serialize = reply.compileSerializationSchema({ ...endpoint.output });
          await openStream(reply, hub, await topic(input, exchange), async (look) =>
            serialize(spread(await verb(input, { ...exchange, look }))),
          );
        },
      });
    }
  }
}

/** Nobody without a session gets as far as having their input judged. */
function refuseStranger({ endpoint }: Route, request: FastifyRequest): void {
  if (endpoint.needs !== null && !request.cookies[sessionCookie]) {
    throw new Refusal("not-signed-in", 401);
  }
}

function schemaOf({ endpoint }: Route) {
  const names = pathNames(endpoint.path);
  const properties = endpoint.input.properties as TProperties;
  const inPath = Object.fromEntries(names.map((name) => [name, properties[name] ?? Type.String()]));
  const rest = Object.fromEntries(
    Object.entries(properties).filter(([name]) => !names.includes(name)),
  );
  const judged =
    Object.keys(rest).length > 0 ? Type.Object(rest, { additionalProperties: false }) : undefined;
  const inAddress = endpoint.method === "GET" || endpoint.method === "DELETE";
  return {
    summary: endpoint.summary,
    operationId: endpoint.name,
    tags: [endpoint.path.split("/")[2] ?? ""],
    ...(names.length > 0 && { params: Type.Object(inPath) }),
    ...(judged && inAddress ? { querystring: judged } : {}),
    ...(judged && !inAddress ? { body: judged } : {}),
  };
}

function exchangeOf(
  { endpoint }: Route,
  request: FastifyRequest,
  reply: Exchange["reply"],
  database: Database,
): Exchange {
  const token = request.cookies[sessionCookie];
  // Looking is done anew each time; and a key of one act never answers for another.
  const key = endpoint.method === "GET" ? undefined : request.headers["idempotency-key"];
  return {
    database,
    tokenHash: token ? hashToken(token) : undefined,
    sessionToken: token,
    needs: endpoint.needs,
    requestId: request.id,
    act: endpoint.name,
    idempotencyKey:
      typeof key === "string" && key.length <= 100 ? `${endpoint.name} ${key}` : undefined,
    device: deviceOf(request.headers["user-agent"]),
    reply,
    look: "first",
    setSession: (value) => {
      if (value === null) reply.clearCookie(sessionCookie, { path: "/" });
      else
        reply.setCookie(sessionCookie, value, {
          path: "/",
          httpOnly: true,
          sameSite: "strict",
          secure: request.protocol === "https",
        });
    },
  };
}

/** "Firefox on Windows": enough to recognise one's own session, too little to track anybody. */
function deviceOf(agent: string | undefined): string {
  const browser = /(Edg|Firefox|Chrome|Safari)/.exec(agent ?? "")?.[1] ?? "";
  const system = /(Windows|Macintosh|Android|iPhone|iPad|Linux)/.exec(agent ?? "")?.[1] ?? "";
  return [browser, system].filter(Boolean).join(", ");
}

function spread(part: unknown): Record<string, unknown> {
  return typeof part === "object" && part !== null ? { ...part } : {};
}
