import Type, { type Static } from "typebox";
import { Compartment, ServiceId } from "../access/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";

/* What people ask about their own data, and until when they are answered (CONF-34). */

const Uuid = Type.String({ format: "uuid" });
const At = Type.String({ format: "date-time" });
const Day = Type.String({ format: "date", pattern: "^(?!0000)" });
const Words = Type.String({ maxLength: 2000, pattern: "\\S" });

export const requestKinds = ["copy", "correction", "erasure", "objection"] as const;
export const RequestKind = oneOf(...requestKinds);
export type RequestKind = Static<typeof RequestKind>;

export const requestWays = ["desk", "letter", "mail", "phone"] as const;
export const requestAnswers = ["granted", "partly", "refused"] as const;
export type RequestAnswer = (typeof requestAnswers)[number];

const NamedService = shape({ id: ServiceId, name: Type.String() });

/** Whom a request is about: card number and name, nothing of a file. */
export const Asker = shape({
  id: PersonId,
  number: Type.String(),
  given: Type.String(),
  family: Type.String(),
});
export type Asker = Static<typeof Asker>;

export const RightsRequest = shape({
  id: Uuid,
  person: Asker,
  /** Null: the whole house. */
  service: nullable(NamedService),
  kind: RequestKind,
  aboutHealth: Type.Boolean(),
  askedOn: Day,
  /** The representative who asked; null: the person. */
  askedBy: nullable(Type.String()),
  how: oneOf(...requestWays),
  words: Type.String(),
  /** The last day, an extension counted in. */
  dueOn: Day,
  /** Until `dueOn`; negative: so many days too late. */
  daysLeft: Type.Integer(),
  /** How many days there were from the asking on. */
  daysGiven: Type.Integer(),
  extension: nullable(shape({ motive: Type.String(), before: Day, at: At })),
  /** The last day it may be extended to; null: no longer, or the law knows no extension. */
  extendableTo: nullable(Day),
  answer: nullable(
    shape({
      outcome: oneOf(...requestAnswers),
      motive: Type.String(),
      at: At,
      /** Empty when the reader does not know the colleague. */
      by: Type.String(),
    }),
  ),
});
export type RightsRequest = Static<typeof RightsRequest>;

/** Where a request may be addressed. */
const Addressee = shape({ ...NamedService.properties, compartments: Type.Array(Compartment) });

export const requestStates = ["open", "overdue", "answered"] as const;
export type RequestState = (typeof requestStates)[number];

/** So many days before the end it is called due soon. */
export const soonDays = 5;

export const listRequests = endpoint({
  name: "listRequests",
  method: "GET",
  path: "/api/requests",
  summary: "Requests I may answer: the open ones first by their last day, then the answered ones",
  needs: "rights",
  input: shape({
    state: Type.Optional(oneOf(...requestStates)),
    kind: Type.Optional(RequestKind),
    /** `next` of the page before. */
    after: Type.Optional(Type.String({ pattern: "^-?\\d{1,15}(\\.\\d{1,6})?/[0-9a-f-]{36}$" })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  output: shape({
    requests: Type.Array(RightsRequest),
    next: nullable(Type.String()),
    /** Of everything I may answer, whatever is filtered. */
    counts: shape({
      open: Type.Integer(),
      soon: Type.Integer(),
      overdue: Type.Integer(),
      answered: Type.Integer(),
    }),
  }),
});

export const listRequestsOf = endpoint({
  name: "listRequestsOf",
  method: "GET",
  path: "/api/people/:id/requests",
  summary: "What this person asked, as far as I may answer it, and who may ask for them",
  needs: "rights",
  input: shape({ id: PersonId }),
  output: shape({
    person: Asker,
    requests: Type.Array(RightsRequest),
    services: Type.Array(Addressee),
    /** Who may ask for them today; in which matters is told in the circle alone. */
    voices: Type.Array(shape({ id: Uuid, name: Type.String() })),
  }),
  refusals: ["not-found"],
});

export const findAsker = endpoint({
  name: "findAsker",
  method: "GET",
  path: "/api/requests/asker",
  summary: "Who has this card",
  needs: "rights",
  input: shape({ card: Type.String({ minLength: 1, maxLength: 30 }) }),
  output: shape({ person: nullable(Asker) }),
});

export const recordRequest = endpoint({
  name: "recordRequest",
  method: "POST",
  path: "/api/people/:id/requests",
  summary: "Note what a person asks about their own data",
  needs: "rights",
  input: shape({
    id: PersonId,
    /** Null: the whole house. */
    service: nullable(ServiceId),
    kind: RequestKind,
    aboutHealth: Type.Boolean(),
    askedOn: Day,
    askedBy: nullable(Uuid),
    how: oneOf(...requestWays),
    words: Words,
  }),
  /** `isMine`: I may answer it, and it stands in my list. */
  output: shape({ id: Uuid, dueOn: Day, isMine: Type.Boolean() }),
  refusals: ["no-say", "not-found"],
});

export const answerRequest = endpoint({
  name: "answerRequest",
  method: "POST",
  path: "/api/requests/:id/answer",
  summary: "Say what came of a request; once, with a motive unless it is granted",
  needs: "rights",
  input: shape({
    id: Uuid,
    outcome: oneOf(...requestAnswers),
    motive: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  output: RightsRequest,
  refusals: ["not-found", "was-answered"],
});

export const extendRequest = endpoint({
  name: "extendRequest",
  method: "POST",
  path: "/api/requests/:id/extend",
  summary: "Take more time for a request; once, motivated, within the term, two months at most",
  needs: "rights",
  input: shape({ id: Uuid, to: Day, motive: Words }),
  output: RightsRequest,
  refusals: ["not-found", "was-answered", "was-extended", "not-extendable", "too-late"],
});

export const RequestClock = shape({
  kind: RequestKind,
  aboutHealth: Type.Boolean(),
  /** Days or months, never both. */
  days: nullable(Type.Integer({ minimum: 1, maximum: 90 })),
  months: nullable(Type.Integer({ minimum: 1, maximum: 3 })),
  /** 0: no extension. */
  extensionMonths: Type.Integer({ minimum: 0, maximum: 2 }),
  source: Type.String({ maxLength: 300, pattern: "\\S" }),
  /** When the source was last read. */
  sourceDate: Day,
});
export type RequestClock = Static<typeof RequestClock>;

export const listClocks = endpoint({
  name: "listClocks",
  method: "GET",
  path: "/api/request-clocks",
  summary:
    "How long an answer may take, what the law keeps from erasure, and where that is written",
  needs: "rights",
  input: shape({}),
  output: shape({
    clocks: Type.Array(RequestClock),
    kept: Type.Array(
      shape({
        compartment: Compartment,
        /** After the last contact. */
        years: Type.Integer(),
        source: Type.String(),
        sourceDate: Day,
      }),
    ),
  }),
});
export type KeptByLaw = Static<typeof listClocks.output>["kept"][number];

export const setClock = endpoint({
  name: "setClock",
  method: "PUT",
  path: "/api/request-clocks/:kind",
  summary: "Change how long an answer may take to what is noted from now on",
  needs: "journal",
  input: RequestClock,
  output: RequestClock,
});
