import Type, { type Static } from "typebox";
import { endpoint, shape } from "../platform/endpoint.ts";

/* Vocabularies that a centre brought along: ICPC-2, a part of SNOMED CT. None is shipped. */

export const SystemKey = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,40}$" });

export const Code = shape({
  system: Type.String(),
  code: Type.String(),
  /** Empty where the file had none. */
  titles: shape({ en: Type.String(), fr: Type.String(), nl: Type.String() }),
});
export type Code = Static<typeof Code>;

export const searchCodes = endpoint({
  name: "searchCodes",
  method: "GET",
  path: "/api/codes",
  summary: "Codes that begin so, or in whose titles every word begins so; without accents",
  needs: "vault",
  input: shape({
    q: Type.String({ maxLength: 200 }),
    system: Type.Optional(SystemKey),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 12 })),
  }),
  output: shape({ codes: Type.Array(Code) }),
});

export const listCodeSystems = endpoint({
  name: "listCodeSystems",
  method: "GET",
  path: "/api/code-systems",
  summary: "The vocabularies this centre brought along",
  needs: "vault",
  input: shape({}),
  output: shape({
    systems: Type.Array(
      shape({
        key: Type.String(),
        title: Type.String(),
        version: Type.String(),
        licence: Type.String(),
        codes: Type.Integer(),
        loadedAt: Type.String({ format: "date-time" }),
      }),
    ),
  }),
});
