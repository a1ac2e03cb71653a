import Type from "typebox";
import type { QuestionnaireResponse } from "./fhir.ts";

/** In bytes, as it is sent. */
export const largestResponse = 390_000;

/** A FHIR R4 QuestionnaireResponse; the questionnaire itself judges it. */
export const Response = Type.Unsafe<QuestionnaireResponse>({
  type: "object",
  additionalProperties: true,
});

/** A language of the person: `ar`, `fr-BE`. */
export const Language = Type.String({
  pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
  maxLength: 20,
});

/** Changes with each save: whoever saves says on which it is based. */
export const Revision = Type.Integer({ minimum: 1, maximum: 2_000_000_000 });
