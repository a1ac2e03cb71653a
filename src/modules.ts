/**
 * The map of the house: each module and the modules it may use.
 * `test/tidy.test.ts` holds every import of the code against it.
 */
export const modules = {
  platform: [],
  access: ["platform"],
  people: ["platform", "access"],
  reception: ["platform", "access", "people"],
  circle: ["platform", "access", "people"],
  record: ["platform", "access", "people", "circle"],
  oversight: ["platform", "access", "people", "circle"],
  app: ["platform", "access", "people", "reception", "circle", "record", "oversight"],
} as const satisfies Record<string, readonly string[]>;
