import type { TObject, TSchema } from "typebox";
import { type Endpoint, type Input, type Output, pathNames } from "../endpoint.ts";
import type { FieldError, ProblemDocument } from "../problem.ts";

/**
 * What the server answered instead of success. `code` is stable and has a text in the locale
 * files; `unreachable` (status 0) is the network's own.
 */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly extra: unknown;
  readonly requestId: string | undefined;
  constructor({ code, status, errors, extra, requestId }: Partial<ProblemDocument>) {
    super(code ?? "fault");
    this.code = code ?? "fault";
    this.status = status ?? 500;
    this.errors = errors ?? [];
    this.extra = extra;
    this.requestId = requestId;
  }
}

type SessionRefusal = "not-signed-in" | "locked";
let tellRefusal: (refusal: SessionRefusal) => void = () => {};

/** One listener, the session, learns that a request was refused because nobody is signed in here or the desk is locked. */
export function watchSessionRefusals(listener: (refusal: SessionRefusal) => void): void {
  tellRefusal = listener;
}

const pausesMs = [300, 900, 2_500, 5_000];

/**
 * Does one act of a contract. A lost answer is asked again under the same idempotency key, so that
 * the act is done once; whoever sends the same again later gives the same `key`. Throws `Problem`.
 *
 * @example const person = await call(getPerson, { id });
 */
export async function call<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  input: Input<Endpoint<I, O>>,
  signal?: AbortSignal,
  key: string = crypto.randomUUID(),
): Promise<Output<Endpoint<I, O>>> {
  const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
  const headers: Record<string, string> = { accept: "application/json" };
  if (endpoint.method !== "GET") headers["idempotency-key"] = key;
  if (body !== undefined) headers["content-type"] = "application/json";
  const request = {
    method: endpoint.method,
    headers,
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  };
  return askUntilAnswered(() => ask(url, request));
}

/**
 * Sends a file with its fields, as `call` does an act: lost on the way it is sent again and kept
 * once. `onProgress` hears how much has left, from 0 to 1.
 *
 * @example const document = await upload(addDocument, { id, title, … }, file, setProgress);
 */
export async function upload<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  input: Input<Endpoint<I, O>>,
  file: File,
  {
    onProgress,
    signal,
    key = crypto.randomUUID(),
  }: { onProgress?: (part: number) => void; signal?: AbortSignal; key?: string } = {},
): Promise<Output<Endpoint<I, O>>> {
  const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
  const form = new FormData();
  for (const [name, value] of Object.entries(JSON.parse(body ?? "{}"))) {
    form.set(name, String(value));
  }
  // Behind the fields: the server judges them before it reads the file.
  form.set("file", file);
  return askUntilAnswered(() => send(url, form, { key, onProgress, signal }));
}

/** `fetch` does not tell how far an upload is. */
function send(
  url: string,
  form: FormData,
  more: {
    key: string;
    onProgress?: ((part: number) => void) | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<Response | Problem> {
  const { promise, resolve, reject } = Promise.withResolvers<Response | Problem>();
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.responseType = "text";
  request.setRequestHeader("accept", "application/json");
  request.setRequestHeader("idempotency-key", more.key);
  request.upload.onprogress = ({ loaded, total }) => more.onProgress?.(loaded / total);
  request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
  request.onerror = () => resolve(new Problem({ code: "unreachable", status: 0 }));
  request.onabort = () => reject(new DOMException("stopped", "AbortError"));
  more.signal?.addEventListener("abort", () => request.abort());
  request.send(form);
  return promise;
}

async function askUntilAnswered<T>(attempt: () => Promise<Response | Problem>): Promise<T> {
  for (const pauseMs of [...pausesMs, undefined]) {
    const answer = await attempt();
    if (answer instanceof Response && answer.ok) return answer.json();
    const problem = answer instanceof Response ? await problemOf(answer) : answer;
    const mayPass = problem.status === 0 || problem.status === 503;
    if (!mayPass || pauseMs === undefined) {
      if (problem.code === "locked" || problem.code === "not-signed-in") tellRefusal(problem.code);
      throw problem;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Problem({ code: "unreachable", status: 0 });
}

/** Where the parts of an input travel: names of the path there, the rest as query or body. */
export function requestOf(endpoint: Endpoint, input: Record<string, unknown>) {
  const inPath = pathNames(endpoint.path);
  const path = inPath.reduce(
    (sofar, name) => sofar.replace(`:${name}`, encodeURIComponent(String(input[name]))),
    endpoint.path,
  );
  const rest = Object.entries(input).filter(
    ([name, value]) => !inPath.includes(name) && value !== undefined,
  );
  if (endpoint.method !== "GET" && endpoint.method !== "DELETE") {
    const hasBody = Object.keys(endpoint.input.properties).length > inPath.length;
    return { url: path, body: hasBody ? JSON.stringify(Object.fromEntries(rest)) : undefined };
  }
  // A list travels as its items, each under the same name.
  const query = new URLSearchParams(
    rest.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  );
  return { url: query.size > 0 ? `${path}?${query}` : path, body: undefined };
}

async function ask(url: string, request: RequestInit): Promise<Response | Problem> {
  try {
    return await fetch(url, request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return new Problem({ code: "unreachable", status: 0 });
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  const document: Partial<ProblemDocument> = await answer.json().catch(() => ({}));
  return new Problem({ ...document, status: answer.status });
}
