import fc, { type Arbitrary } from "fast-check";

/** As much of a JSON schema as contracts use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

const deep = Array.from({ length: 200 }).reduce<unknown>((inside) => ({ a: [inside] }), 1);

/** What nobody sends who means well. */
const nasty: Arbitrary<unknown> = fc.constantFrom<unknown>(
  "\0",
  "Ami\0na",
  "\ud800",
  "x\udfffy",
  "👩🏽‍⚕️".repeat(10),
  "\u202eanima\u200f",
  "x".repeat(100_000),
  " ",
  "",
  "%00",
  "{}",
  "$1",
  "0000-01-01",
  "9999-12-31",
  "2023-02-29",
  Number.MAX_SAFE_INTEGER,
  2 ** 31,
  -1,
  1e308,
  1e21,
  -0,
  0.1,
  true,
  null,
  [],
  [[]],
  {},
  deep,
  JSON.parse('{"__proto__": {"admin": true}}'),
  JSON.parse('{"constructor": {"prototype": {"admin": true}}}'),
  { toString: 1, valueOf: null },
);

const letters = fc.string({ unit: "binary", maxLength: 12 });

/** Values that fit a schema, as strange as it lets them be. */
export function fitting(schema: Schema): Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  if (type === "object" && schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, one]) => [name, fitting(one)]);
    return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>, {
      requiredKeys: [...(schema.required ?? [])],
    });
  }
  if (type === "array") {
    const most = Math.min(schema.maxItems ?? 3, 3);
    return fc.array(fitting(schema.items ?? {}), { maxLength: most });
  }
  if (type === "integer" || type === "number") {
    return fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, 1, 2 ** 31, 1e308));
  }
  if (type === "boolean") return fc.boolean();
  if (schema.format === "uuid") return fc.uuid();
  if (schema.format === "date") {
    return fc.constantFrom("2024-02-29", "0000-01-01", "0001-01-01", "9999-12-31");
  }
  if (schema.format === "date-time") {
    return fc.constantFrom(
      "2024-02-29T23:59:60Z",
      "0000-01-01T00:00:00Z",
      "0001-01-01T00:00:00+14:00",
      "9999-12-31T23:59:59.999999999-12:00",
    );
  }
  if (schema.format === "email") return fc.emailAddress();
  if (schema.pattern) {
    return fc.oneof(fc.stringMatching(new RegExp(schema.pattern, "u")), letters);
  }
  const { minLength = 0, maxLength = 60 } = schema;
  const long = fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 60) });
  return fc.oneof(letters, long, fc.constant("z".repeat(maxLength)));
}

/** Of a value that fits: one part replaced by something nasty, or a field nobody declared. */
export function spoilt(schema: Schema): Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema), nasty, fc.nat(), fc.constantFrom("within", "added", "whole"))
    .map(([value, bad, place, how]) => {
      if (how === "whole" || typeof value !== "object" || value === null) return bad;
      if (how === "added") return { ...value, [`x${place % 7}`]: bad };
      const copy = structuredClone(value);
      const holes = holesOf(copy);
      const hole = holes[place % Math.max(1, holes.length)];
      if (hole) hole[0][hole[1]] = bad;
      return copy;
    });
}

type Hole = [Record<string, unknown>, string];

function holesOf(value: unknown): Hole[] {
  if (typeof value !== "object" || value === null) return [];
  const container = value as Record<string, unknown>;
  return Object.keys(container).flatMap((name) => [
    [container, name] as Hole,
    ...holesOf(container[name]),
  ]);
}
