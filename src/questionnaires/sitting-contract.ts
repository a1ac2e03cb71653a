import Type, { type Static } from "typebox";
import { Compartment, ServiceId } from "../access/contract.ts";
import { At } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { idOf } from "../platform/ids.ts";
import { Answers } from "./answers-contract.ts";
import { QuestionnaireId } from "./questionnaire-contract.ts";
import { Language, Response, Revision } from "./response-contract.ts";

/* Somebody is answering. What was answered so far is kept at each answer. */

export const SittingId = idOf("Sitting");
export type SittingId = Static<typeof SittingId>;

export const answeredBy = ["person", "staff", "together"] as const;
export const AnsweredBy = oneOf(...answeredBy);
export type AnsweredBy = Static<typeof AnsweredBy>;

export const Sitting = shape({
  id: SittingId,
  personId: PersonId,
  serviceId: ServiceId,
  compartment: Compartment,
  questionnaireId: QuestionnaireId,
  title: Type.String(),
  language: Type.String(),
  answeredBy: AnsweredBy,
  /** Changes with each save: whoever saves says on which it is based. */
  revision: Revision,
  beganAt: At,
  savedAt: At,
  /** Is on a tablet in the person's hands. */
  isHandedOver: Type.Boolean(),
  /** On the tablet an answer asked for a safety step. */
  needsSafetyStep: Type.Boolean(),
  /** The person handed it in: nothing more is asked, it waits to be read over and put into the file. */
  handedInAt: nullable(At),
});
export type Sitting = Static<typeof Sitting>;

export const OpenSitting = shape({
  ...Sitting.properties,
  response: Response,
  file: Type.String(),
});
export type OpenSitting = Static<typeof OpenSitting>;

export const beginSitting = endpoint({
  name: "beginSitting",
  method: "POST",
  path: "/api/people/:id/sittings",
  summary: "Begin to answer a questionnaire, for the file of a service of mine",
  needs: "vault",
  input: shape({
    id: PersonId,
    questionnaireId: QuestionnaireId,
    serviceId: ServiceId,
    compartment: Compartment,
    language: Language,
    answeredBy: AnsweredBy,
  }),
  output: Sitting,
  /** `retired`: it is asked no more. */
  refusals: ["retired"],
});

export const listSittings = endpoint({
  name: "listSittings",
  method: "GET",
  path: "/api/people/:id/sittings",
  summary: "What I began with this person and did not finish",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: shape({ sittings: Type.Array(Sitting) }),
});

export const getSitting = endpoint({
  name: "getSitting",
  method: "GET",
  path: "/api/sittings/:id",
  summary: "Go on with a sitting of mine",
  needs: "vault",
  input: shape({ id: SittingId }),
  output: OpenSitting,
});

/** `stale`: saved elsewhere meanwhile; `extra` holds that revision and its response. */
const saving = { refusals: ["stale"] } as const;

export const saveSitting = endpoint({
  name: "saveSitting",
  method: "PUT",
  path: "/api/sittings/:id",
  summary: "Keep what was answered so far",
  needs: "vault",
  input: shape({ id: SittingId, revision: Revision, response: Response }),
  output: shape({ revision: Revision }),
  ...saving,
});

export const finishSitting = endpoint({
  name: "finishSitting",
  method: "POST",
  path: "/api/sittings/:id/end",
  summary: "Put the answers into the file, with their scores",
  needs: "vault",
  /** What is missing is said at its question: `/response/household[1]/name`. */
  input: shape({
    id: SittingId,
    revision: Revision,
    /** In which the questions were shown last; where there is no such wording, in that of the file. */
    language: Type.Optional(Language),
    /** Of what was answered on paper and is entered now; a day to come is `future`. */
    answeredOn: Type.Optional(Type.String({ format: "date", pattern: "^(?!0000)" })),
  }),
  output: Answers,
  ...saving,
});

export const dropSitting = endpoint({
  name: "dropSitting",
  method: "DELETE",
  path: "/api/sittings/:id",
  summary: "It will not be finished; nothing goes into the file",
  needs: "vault",
  input: shape({ id: SittingId }),
  output: shape({ done: Type.Boolean() }),
});

export const handOver = endpoint({
  name: "handOver",
  method: "POST",
  path: "/api/sittings/:id/handing-over",
  summary: "Give the tablet to the person: this session then opens this sitting and nothing else",
  needs: "vault",
  input: shape({ id: SittingId, language: Type.Optional(Language) }),
  output: shape({ done: Type.Boolean() }),
});

export const takeBack = endpoint({
  name: "takeBack",
  method: "POST",
  path: "/api/sitting/return",
  summary: "The tablet is back with me, after I unlocked it: which sitting that was",
  needs: "vault",
  input: shape({}),
  output: Sitting,
});
