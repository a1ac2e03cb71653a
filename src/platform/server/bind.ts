import type { FastifyInstance, FastifyRequest } from "fastify";
import Type, { type TObject, type TProperties } from "typebox";
import { pathNames, streamSuffix } from "../endpoint.ts";
import { Refusal } from "../problem.ts";
import { asActor, type Database, hashToken } from "./database.ts";
import { openStream, type TopicHub } from "./event-stream.ts";
import { letPass, readForm, understandForms, uploadLimitBytes } from "./incoming.ts";
import { sendFile } from "./outgoing.ts";
import type { Exchange, OutgoingFile, Route } from "./serve.ts";
import { refuseUnstorableText } from "./unstorable-text.ts";
import { compileValidator } from "./validation.ts";

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
  http.register(async (scope) => {
    await understandForms(scope);
    for (const route of routes) if (route.endpoint.upload) bindUpload(scope, database, route);
  });
  for (const route of routes) {
    if (route.endpoint.upload) continue;
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
      // Bytes are as long as they say, and each look at them is somebody's.
      ...(route.answersFile && { compress: false as const, exposeHeadRoute: false }),
      handler: async (request, reply) => {
        const answer = await verb(inputOf(request), exchangeOf(route, request, reply, database));
        return route.answersFile ? sendFile(reply, answer as OutgoingFile) : answer;
      },
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

/** The same manners for a form with a file: its fields are judged by the contract, as a body is. */
function bindUpload(scope: FastifyInstance, database: Database, route: Route): void {
  const { endpoint, verb } = route;
  const schema = schemaOf(route);
  const fields = schema.body ?? Type.Object({}, { additionalProperties: false });
  const body = Type.Object({
    ...fields.properties,
    file: Type.String({ format: "binary", contentMediaType: "application/octet-stream" }),
  });
  scope.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: uploadLimitBytes() + 1_048_576,
    schema: {
      ...schema,
      consumes: ["multipart/form-data"],
      body,
      response: { 200: endpoint.output },
    },
    // A form is judged while it is read. The types of a route name its schema, ours any object.
    validatorCompiler: (part) =>
      part.httpPart === "body" ? () => true : compileValidator(part as never),
    onRequest: async (request) => refuseStranger(route, request),
    handler: async (request, reply) => {
      try {
        const exchange = exchangeOf(route, request, reply, database);
        await refuseUnable(exchange);
        const form = await readForm(request, fields);
        const input = { ...form.fields, ...spread(request.params) };
        refuseUnstorableText(input);
        // As above: judged, and its type forgotten.
        return await verb(input as never, exchange, form.file);
      } catch (error) {
        letPass(request);
        throw error;
      }
    },
  });
}

/** Who may not do this at all is told before a byte of the file is read. */
async function refuseUnable(exchange: Exchange): Promise<void> {
  const knocking = { ...exchange, idempotencyKey: undefined };
  await asActor(knocking, "session", async (tx) => tx.withoutJournal("the file follows"));
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
  const judged: TObject | undefined =
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
