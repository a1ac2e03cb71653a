import { payloads } from "./payloads.ts";

/* Where an input takes free text, read from its contract: a new field is found by itself. */

/** As much of a JSON schema as contracts use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A field that takes free text, as `reach.phones[].whose`, and which payloads fit in. */
export interface TextField {
  readonly path: string;
  readonly fitting: readonly string[];
  readonly maxLength: number;
}

/** All of an input. An object that takes whatever it is given counts as one field: what lies in it is text. */
export function textFields(schema: Schema, path = ""): TextField[] {
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, inside]) =>
      textFields(inside, path === "" ? name : `${path}.${name}`),
    );
  }
  if (schema.items) return textFields(schema.items, `${path}[]`);
  if (schema.additionalProperties === true) return [{ path, fitting: payloads, maxLength: 10_000 }];
  const types = [schema.type].flat();
  if (types[0] === undefined && !schema.enum) throw new Error(`${path}: a schema nobody can read`);
  const fitting = types.includes("string") ? payloads.filter((text) => takes(schema, text)) : [];
  const { maxLength = 10_000 } = schema;
  return fitting.length > 0 ? [{ path, fitting, maxLength }] : [];
}

function takes(schema: Schema, text: string): boolean {
  const { enum: words, format, pattern, minLength = 0, maxLength = 10_000 } = schema;
  if (words || format || text.length < minLength || text.length > maxLength) return false;
  return pattern === undefined || new RegExp(pattern, "u").test(text);
}

/** Writes it there, in each element of a list. Answers whether there was a place for it. */
export function putText(input: unknown, path: string, text: string): boolean {
  const [step = "", ...rest] = path.split(".");
  const name = step.replace("[]", "");
  if (typeof input !== "object" || input === null) return false;
  const place = input as Record<string, unknown>;
  if (!step.endsWith("[]")) {
    if (rest.length > 0) return putText(place[name], rest.join("."), text);
    place[name] = text;
    return true;
  }
  const list = place[name];
  if (!Array.isArray(list) || list.length === 0) return false;
  if (rest.length > 0) return list.map((one) => putText(one, rest.join("."), text)).every(Boolean);
  place[name] = list.map(() => text);
  return true;
}
