import Type, { type Static } from "typebox";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { Added, At, Done, NamedColleague, NamedService, recipient, Uuid } from "./words.ts";

/* Advice about a case without saying whose (CONF-16): no person stands anywhere in it. */

export const Advice = shape({
  id: Uuid,
  /** `asked`: by me; `received`: to me or a service of mine. */
  side: oneOf("asked", "received"),
  toService: nullable(NamedService),
  toStaff: nullable(NamedColleague),
  question: Type.String(),
  askedBy: NamedColleague,
  askedAt: At,
  answer: nullable(Type.String()),
  answeredBy: nullable(NamedColleague),
  answeredAt: nullable(At),
});
export type Advice = Static<typeof Advice>;

/** Words about a case; a card number or a national number in it is `names-somebody` at its field. */
const Words = Type.String({ maxLength: 4000 });

export const askAdvice = endpoint({
  name: "askAdvice",
  method: "POST",
  path: "/api/advice",
  summary: "Ask a colleague or a service about a case, without saying whose",
  needs: "vault",
  input: shape({ ...recipient, question: Words }),
  output: Added,
});

export const listAdvice = endpoint({
  name: "listAdvice",
  method: "GET",
  path: "/api/advice",
  summary: "What I asked and what I am asked, the unanswered first",
  needs: "vault",
  input: shape({}),
  output: shape({ advice: Type.Array(Advice) }),
});

export const listAdvisers = endpoint({
  name: "listAdvisers",
  method: "GET",
  path: "/api/advisers",
  summary: "Whom I can ask for advice",
  needs: "vault",
  input: shape({}),
  output: shape({ services: Type.Array(NamedService), colleagues: Type.Array(NamedColleague) }),
});

export const answerAdvice = endpoint({
  name: "answerAdvice",
  method: "POST",
  path: "/api/advice/:id/answer",
  summary: "Answer, once",
  needs: "vault",
  input: shape({ id: Uuid, answer: Words }),
  output: Done,
  refusals: ["is-answered"],
});
