import Type, { type Static } from "typebox";
import { At } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, oneOf, shape } from "../platform/endpoint.ts";
import { Entry, EntryId } from "../record/contract.ts";
import type { QuestionnaireResponse } from "./fhir.ts";
import { NamedQuestionnaire } from "./questionnaire-contract.ts";

/* What was answered: an entry like every other, with its scores. */

export const Answers = shape({
  entry: Entry,
  questionnaire: NamedQuestionnaire,
  language: Type.String(),
  answeredBy: oneOf("person", "staff", "together"),
  answeredAt: At,
  /** By link id: of each calculated item, and of each axis. */
  scores: Type.Unsafe<Record<string, number>>({
    type: "object",
    additionalProperties: { type: "number" },
  }),
  /** An answer asks for a safety step. */
  needsSafetyStep: Type.Boolean(),
});
export type Answers = Static<typeof Answers>;

export const listAnswers = endpoint({
  name: "listAnswers",
  method: "GET",
  path: "/api/people/:id/answers",
  summary: "What this person answered, the newest first; nothing when there is no ground",
  needs: "vault",
  input: shape({
    id: PersonId,
    /** Of one questionnaire, whatever its version. */
    url: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  output: shape({ answers: Type.Array(Answers) }),
});

export const getAnswers = endpoint({
  name: "getAnswers",
  method: "GET",
  path: "/api/answers/:id",
  summary: "All that was answered, question by question",
  needs: "vault",
  input: shape({ id: EntryId }),
  output: shape({
    ...Answers.properties,
    response: Type.Unsafe<QuestionnaireResponse>({ type: "object", additionalProperties: true }),
    file: Type.String(),
  }),
});
