/**
 * Stands in for TypeBox in the browser (see vite.config.ts). There a contract is only read for its
 * names; the server checks with the real thing. Plain JSON Schema, and 20 kB less to load.
 */
type Schema = Readonly<Record<string, unknown>>;

const of =
  (type: string) =>
  (options: Schema = {}): Schema => ({ type, ...options });

export default {
  String: of("string"),
  Number: of("number"),
  Integer: of("integer"),
  Boolean: of("boolean"),
  Array: (items: Schema, options: Schema = {}) => ({ type: "array", items, ...options }),
  Object: (properties: Schema, options: Schema = {}) => ({
    type: "object",
    properties,
    ...options,
  }),
  Unsafe: (schema: Schema) => schema,
  Optional: (schema: Schema) => schema,
  Partial: (schema: Schema) => schema,
};
