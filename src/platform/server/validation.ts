import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { FastifySchemaCompiler } from "fastify";

const strict = new Ajv.default({ allErrors: true, removeAdditional: false, useDefaults: true });
/** What travels in an address is text: numbers, booleans and single list items are read from it. */
const fromText = new Ajv.default({
  allErrors: true,
  removeAdditional: false,
  useDefaults: true,
  coerceTypes: "array",
});
addFormats.default(strict);
addFormats.default(fromText);

export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === "body" ? strict : fromText).compile(schema);
