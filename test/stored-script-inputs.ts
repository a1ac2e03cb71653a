import { routes } from "../src/app/server/server.ts";
import { type Endpoint, pathNames } from "../src/platform/endpoint.ts";

/* Inputs for every act that stores text, made from its contract: what a new module takes is tried by itself. */

/** As much of a JSON schema as contracts use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
}

/** Ids of things that are there, by the name or the path under which they travel. */
export interface Known {
  readonly person: string;
  readonly otherPerson: string;
  readonly entry: string;
  readonly service: string;
  readonly otherService: string;
  readonly staff: string;
  readonly unknown: string;
}

/** An act and its fields of free text, as paths. */
export interface Writing {
  readonly endpoint: Endpoint;
  readonly fields: readonly string[];
}

/** Acts that are about signing in, or that would end what the test needs. */
const apart =
  /^(signIn|checkDuplicates|exportJournal|unlock|lock|signOut|endSession|chooseLanguage|changeOwn|renewPassword|closeService|.*[Ss]taffLeft|leaveHouse|mergePeople|undoMerge|exclude|declareOwnFile|endCare|restrictEntry|withholdEntry)/;

export function listWritings(): Writing[] {
  return routes
    .filter(({ endpoint }) => endpoint.method !== "GET" && !apart.test(endpoint.name))
    .map(({ endpoint }) => ({ endpoint, fields: textFields(endpoint.input as Schema, "") }))
    .filter(({ fields }) => fields.length > 0);
}

function textFields(schema: Schema, path: string): string[] {
  const inPath = (name: string) => (path === "" ? name : `${path}.${name}`);
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, one]) =>
      textFields(one, inPath(name)),
    );
  }
  if (schema.items) return textFields(schema.items, `${path}[]`);
  return isFreeText(schema) ? [path] : [];
}

function isFreeText({ type, enum: words, format, pattern }: Schema): boolean {
  const isText = type === "string" || (Array.isArray(type) && type.includes("string"));
  return isText && !words && !format && !pattern;
}

/** Undefined: this field stays empty. */
type TextFor = (field: string, maxLength: number) => string | undefined;

/** An input that fits, with `textFor` in each field of free text. */
export function inputFor(
  { endpoint }: Writing,
  known: Known,
  textFor: TextFor,
): Record<string, unknown> {
  const input = made(endpoint.input as Schema, "", { endpoint, known, textFor }) as Record<
    string,
    unknown
  >;
  for (const name of pathNames(endpoint.path)) input[name] = idIn(name, endpoint.path, known);
  return input;
}

interface Making {
  readonly endpoint: Endpoint;
  readonly known: Known;
  readonly textFor: TextFor;
}

function made(schema: Schema, path: string, making: Making): unknown {
  const name = path.replace(/^.*\./, "").replace("[]", "");
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  if (schema.properties) {
    const { required = [] } = schema;
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([one, inside]) => required.includes(one) || textFields(inside, one).length > 0)
        .map(([one, inside]) => [one, made(inside, path === "" ? one : `${path}.${one}`, making)]),
    );
  }
  if (type === "array") {
    const hasText = textFields(schema.items ?? {}, "x").length > 0;
    return hasText || schema.minItems ? [made(schema.items ?? {}, `${path}[]`, making)] : [];
  }
  if (type === "integer" || type === "number") return Math.max(schema.minimum ?? 1, 1);
  if (type === "boolean") return true;
  if (schema.format === "uuid") return idIn(name, making.endpoint.path, making.known);
  if (schema.format === "email") return "somebody@example.org";
  if (schema.format === "date") return dayFor(name);
  if (schema.format === "date-time") return `${dayFor(name)}T10:00:00Z`;
  if (isFreeText(schema)) {
    const text = making.textFor(path, schema.maxLength ?? 20_000);
    return text ?? (Array.isArray(schema.type) ? null : undefined);
  }
  return wordFor(name);
}

function dayFor(name: string): string {
  const isAhead = /until|review|next|due|end/i.test(name);
  return new Date(Date.now() + (isAhead ? 30 : -30) * 86_400_000).toISOString().slice(0, 10);
}

function wordFor(name: string): string {
  return (
    { birth: "1980", language: "fr", languages: "fr", reads: "fr", interpreter: "fr" }[name] ?? "x"
  );
}

function idIn(name: string, path: string, known: Known): string {
  if (name === "id") {
    if (/^\/api\/people\//.test(path)) return known.person;
    if (/^\/api\/(entries|documents|needs|notes)\//.test(path)) return known.entry;
    if (/^\/api\/services\//.test(path)) return known.service;
    return known.unknown;
  }
  const byName: Readonly<Record<string, string>> = {
    ...{ serviceId: known.service, service: known.service, sourceService: known.service },
    ...{ toService: known.otherService, personId: known.person, otherId: known.otherPerson },
    ...{ entryId: known.entry, noteId: known.entry, staffId: known.staff, toStaff: known.staff },
  };
  return byName[name] ?? known.unknown;
}
