import Type, { type Static, type TObject, type TProperties, type TSchema } from "typebox";

/** A closed object: a field nobody declared is a mistake at that field, not silence. */
export function shape<P extends TProperties>(properties: P): TObject<P> {
  return Type.Object(properties, { additionalProperties: false });
}

/** One of a few words. `oneOf("yes", "no", "unknown")` */
export function oneOf<const W extends readonly string[]>(...words: W) {
  return Type.Unsafe<W[number]>({ type: "string", enum: [...words] });
}

/** The value, or `null` for "none" or "take it away"; one plain schema, so that errors stay readable. */
export function nullable<S extends TSchema>(schema: S) {
  const plain = schema as S & { type?: unknown; enum?: readonly unknown[] };
  return Type.Unsafe<Static<S> | null>({
    ...plain,
    type: [plain.type, "null"],
    ...(plain.enum && { enum: [...plain.enum, null] }),
  });
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Who may knock: `null` is anyone, `"session"` any signed-in person, else a capability. */
export type Needs = string | null;

/**
 * One act that can be asked over HTTP. Bound by the server, called by the web through one client,
 * enumerated by the access tests, published as OpenAPI.
 *
 * `input` is one object: names that stand in the path as `:name` travel there, the rest as query
 * (GET, DELETE) or JSON body. `refusals` are the domain's expected noes, each with a stable code.
 */
export interface Endpoint<I extends TObject = TObject, O extends TSchema = TSchema> {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly needs: Needs;
  readonly input: I;
  readonly output: O;
  readonly refusals: readonly string[];
  /** A form with one file, named `file`, after the fields; what is wrong with it is said at `/file`. */
  readonly upload?: true;
}

/** The answer of an endpoint that hands out bytes instead of JSON. */
export const FileContent = Type.Unsafe<Uint8Array>({ type: "string", format: "binary" });

export type Input<E> = E extends Endpoint<infer I, TSchema> ? Static<I> : never;
export type Output<E> = E extends Endpoint<TObject, infer O> ? Static<O> : never;

/**
 * @example
 * export const getPerson = endpoint({
 *   name: "getPerson", method: "GET", path: "/api/people/:id", summary: "Open one person",
 *   needs: "people", input: shape({ id: PersonId }), output: Person,
 * });
 */
export function endpoint<I extends TObject, O extends TSchema>(
  definition: Omit<Endpoint<I, O>, "refusals"> & { refusals?: readonly string[] },
): Endpoint<I, O> {
  return { ...definition, refusals: definition.refusals ?? [] };
}

/** The names in a path: `pathNames("/api/people/:id")` is `["id"]`. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string);
}

/** An endpoint whose answer is sent again each time its topic moves (server-sent events). */
export const streamSuffix = "/events";
