/** One field that does not fit: `path` is a JSON pointer into what was sent. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly detail?: string;
}

/** RFC 9457 problem document, with a stable `code`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly FieldError[];
  readonly extra?: unknown;
  readonly requestId?: string;
}

/**
 * An expected no of the domain. The code is declared in the contract; `extra` may carry what the
 * screen needs to help (both versions of a conflicting edit, the person already waiting).
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: 401 | 403 | 404 | 409 | 429;
  readonly extra: unknown;
  constructor(code: string, status: 401 | 403 | 404 | 409 | 429 = 409, extra?: unknown) {
    super(code);
    this.code = code;
    this.status = status;
    this.extra = extra;
  }
}

/** What you may not see is not there: one answer for both. */
export function notFound(): Refusal {
  return new Refusal("not-found", 404);
}

/** Input that has the right shape and the wrong content, said at its field. */
export class Invalid extends Error {
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    super(errors.map((error) => `${error.path} ${error.code}`).join(", "));
    this.errors = errors;
  }
}
