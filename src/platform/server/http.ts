import { randomUUIDv7 } from "node:crypto";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { Refusal } from "../problem.ts";
import { faultOf } from "./problems.ts";
import { compileValidator } from "./validation.ts";

export interface HttpOptions {
  readonly logLevel: "silent" | "info" | "warn";
  readonly behindTls: boolean;
  /** Where lines of the log go; standard output when nothing is said. */
  readonly logTo?: { write(line: string): void };
}

/** A server with the manners every route shares: headers, cookies, limits, a log without people. */
export async function createHttp({
  logLevel,
  behindTls,
  logTo,
}: HttpOptions): Promise<FastifyInstance> {
  const http = fastify({
    logger: {
      level: logLevel,
      ...(logTo && { stream: logTo }),
      serializers: {
        err: faultOf,
        // The address may hold what somebody searched: only the pattern of the route is kept.
        req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? "?" }),
      },
    },
    genReqId: () => randomUUIDv7(),
    bodyLimit: 1_048_576,
    // The one proxy before us is believed, not what the visitor claims to have come through.
    trustProxy: behindTls ? (_: string, hop: number) => hop === 0 : false,
    // An address that cannot be read is not said back: it may hold what somebody searched.
    frameworkErrors: (_, request, reply) => answerBadAddress(request, reply),
  });
  http.setValidatorCompiler(compileValidator);
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: behindTls,
    referrerPolicy: { policy: "no-referrer" },
  });
  await http.register(cookie);
  await http.register(rateLimit, { global: false });
  await http.register(compress, { global: true, encodings: ["br", "gzip"], threshold: 2048 });
  await http.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Kring", version: "0.1.0" } },
  });
  http.addHook("onRequest", async (request, reply) => {
    // What may be kept says so itself when it is sent.
    reply.header("cache-control", "no-store");
    refuseForeignOrigin(request);
  });
  http.get("/api/openapi.json", { schema: { hide: true } }, async () => http.swagger());
  return http;
}

/** A page of another site must not act in the name of somebody who is signed in here. */
function refuseForeignOrigin({ method, headers, host }: FastifyRequest): void {
  if (method === "GET" || method === "HEAD") return;
  const { "sec-fetch-site": site, origin } = headers;
  const isOurs = site
    ? site === "same-origin" || site === "none"
    : origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  if (!isOurs) throw new Refusal("foreign-origin", 403);
}

/** No hook has run yet: what every answer carries is said here once more. */
function answerBadAddress(request: FastifyRequest, reply: FastifyReply) {
  return reply
    .code(400)
    .headers({
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none';frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    })
    .send({
      type: "/problems/bad-request",
      title: "Bad request",
      status: 400,
      code: "bad-request",
      requestId: request.id,
    });
}
