/**
 * The map of the house: each module and the modules it may use.
 * `test/tidy.test.ts` holds every import of the code against it.
 */
export const modules = {
  platform: [],
  access: ["platform"],
  people: ["platform", "access"],
  reception: ["platform", "access", "people"],
  app: ["platform", "access", "people", "reception"],
} as const satisfies Record<string, readonly string[]>;
