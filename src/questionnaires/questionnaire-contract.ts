import Type, { type Static } from "typebox";
import { At, Day } from "../circle/contract.ts";
import { endpoint, nullable, shape } from "../platform/endpoint.ts";
import { idOf } from "../platform/ids.ts";
import { largestFile } from "./read-file.ts";

/* The questionnaires of the house. None of them is a secret: they are read by whoever works here. */

export const QuestionnaireId = idOf("Questionnaire");
export type QuestionnaireId = Static<typeof QuestionnaireId>;

const head = {
  id: QuestionnaireId,
  /** Says which it is, whatever the version. */
  url: Type.String(),
  version: Type.String(),
  /** In its own language. */
  title: Type.String(),
  /** In which it can be read completely, its own first. */
  languages: Type.Array(Type.String()),
  /** Title by language: also in some in which the questions cannot be read. */
  titles: Type.Unsafe<Record<string, string>>({
    type: "object",
    additionalProperties: { type: "string" },
  }),
  questions: Type.Integer(),
  loadedAt: At,
  /** Asked no more since then; what was answered stays. */
  retiredOn: nullable(Day),
};

export const NamedQuestionnaire = shape(head);
export type NamedQuestionnaire = Static<typeof NamedQuestionnaire>;

export const LoadedQuestionnaire = shape({
  ...head,
  /** The file, letter by letter as it was loaded. */
  file: Type.String(),
});

export const listQuestionnaires = endpoint({
  name: "listQuestionnaires",
  method: "GET",
  path: "/api/questionnaires",
  summary: "The questionnaires of the house, also those that are asked no more",
  needs: "session",
  input: shape({}),
  output: shape({ questionnaires: Type.Array(NamedQuestionnaire) }),
});

export const getQuestionnaire = endpoint({
  name: "getQuestionnaire",
  method: "GET",
  path: "/api/questionnaires/:id",
  summary: "One questionnaire with its file, as it was loaded",
  needs: "session",
  input: shape({ id: QuestionnaireId }),
  output: LoadedQuestionnaire,
});

export const loadQuestionnaire = endpoint({
  name: "loadQuestionnaire",
  method: "POST",
  path: "/api/questionnaires",
  summary: "Load a FHIR R4 Questionnaire; a new version stands beside the old one",
  needs: "staff",
  /** What is wrong in it is said at its place in the file: `/item/3/type`. */
  input: shape({ file: Type.String({ minLength: 2, maxLength: largestFile }) }),
  output: NamedQuestionnaire,
  refusals: ["version-loaded"],
});

export const retireQuestionnaire = endpoint({
  name: "retireQuestionnaire",
  method: "POST",
  path: "/api/questionnaires/:id/retirement",
  summary: "It is asked no more; what was answered stays",
  needs: "staff",
  input: shape({ id: QuestionnaireId }),
  output: NamedQuestionnaire,
});

export const reinstateQuestionnaire = endpoint({
  name: "reinstateQuestionnaire",
  method: "DELETE",
  path: "/api/questionnaires/:id/retirement",
  summary: "It may be asked again",
  needs: "staff",
  input: shape({ id: QuestionnaireId }),
  output: NamedQuestionnaire,
});
