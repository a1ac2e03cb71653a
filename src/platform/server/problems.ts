import type { FastifyError, FastifyInstance } from "fastify";
import pg from "pg";
import { type FieldError, Invalid, type ProblemDocument, Refusal } from "../problem.ts";

/** Names of database constraints that are an expected no: constraint → refusal code. */
export type ConstraintRefusals = Readonly<Record<string, string>>;

/** The one place where what went wrong becomes a problem document. */
export function answerProblems(http: FastifyInstance, constraints: ConstraintRefusals): void {
  http.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOf(error, constraints);
    if (problem.status >= 500) request.log.error({ err: error }, "fault");
    return reply
      .code(problem.status)
      .header("content-type", "application/problem+json")
      .send({ ...problem, requestId: request.id });
  });
  http.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .header("content-type", "application/problem+json")
      .send({ ...problem(404, "not-found", "Not found"), requestId: request.id }),
  );
}

function problemOf(error: FastifyError, constraints: ConstraintRefusals): ProblemDocument {
  if (error instanceof Refusal) {
    return problem(error.status, error.code, "Refused", { extra: error.extra });
  }
  if (error instanceof Invalid) {
    return problem(422, "invalid-input", "Invalid input", { errors: error.errors });
  }
  if (error.validation) {
    const errors = error.validation.map(fieldErrorOf);
    return problem(422, "invalid-input", "Invalid input", { errors });
  }
  if (error instanceof pg.DatabaseError) {
    const code = error.constraint && constraints[error.constraint];
    if (code) return problem(409, code, "Refused");
  }
  if (isUnavailable(error)) return problem(503, "unavailable", "The database is being restarted");
  if (error.statusCode && error.statusCode < 500) {
    const code = error.statusCode === 429 ? "too-many-requests" : "bad-request";
    return problem(error.statusCode, code, "Bad request");
  }
  return problem(500, "fault", "Something went wrong on our side");
}

function problem(
  status: number,
  code: string,
  title: string,
  more: Partial<ProblemDocument> = {},
): ProblemDocument {
  return { type: `/problems/${code}`, title, status, code, ...more };
}

interface AjvError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

function fieldErrorOf(error: unknown): FieldError {
  const { instancePath, keyword, params, message } = error as AjvError;
  const field = params["missingProperty"] ?? params["additionalProperty"];
  return {
    path: field === undefined ? instancePath : `${instancePath}/${String(field)}`,
    code: keyword,
    ...(message === undefined ? {} : { detail: message }),
  };
}

/** Connection lost, server shutting down or starting: the client may simply ask again. */
function isUnavailable(error: Error & { code?: string }): boolean {
  return (
    /^(57P0|08|ECONN|ENOENT|EPIPE)/.test(error.code ?? "") ||
    /Connection terminated|connection timeout|not queryable/i.test(error.message)
  );
}

/** What the log keeps of a fault: never a value of a row (`detail`, `where`, what a message quotes),
 * which may be personal. */
export function faultOf(error: Error & { code?: string; constraint?: string }) {
  return {
    type: error.name,
    message:
      error instanceof pg.DatabaseError
        ? (error.constraint ?? error.code ?? "")
        : error.message.replace(/["'`].*["'`]/s, "…"),
    code: error.code,
    stack: error.stack?.split("\n    at ").slice(1, 8).join("\n    at ") ?? "",
  };
}
