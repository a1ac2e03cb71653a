import Type, { type Static } from "typebox";
import { Profession, StaffId } from "../access/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";

/* The journal as the data protection officer asks it; they open no file. */

const Moment = Type.String({ format: "date-time" });
const Day = Type.String({ format: "date", pattern: "^(?!0000)" });
const Count = Type.Integer();

/** As far as the journal names somebody: enough to write to them, nothing of a file. */
export const NamedPerson = shape({
  id: PersonId,
  number: Type.String(),
  given: Type.String(),
  family: Type.String(),
});
export type NamedPerson = Static<typeof NamedPerson>;

export const NamedColleague = shape({
  id: StaffId,
  given: Type.String(),
  family: Type.String(),
  profession: Profession,
});
export type NamedColleague = Static<typeof NamedColleague>;

export const JournalEntry = shape({
  id: Type.String(),
  at: Moment,
  /** Null: the house itself, or nobody who could be signed in. */
  colleague: nullable(shape({ ...NamedColleague.properties, services: Type.Array(Type.String()) })),
  act: Type.String(),
  purpose: Type.String(),
  /** Kinds of secret the act was about, where it says so. */
  compartments: Type.Array(Type.String()),
  person: nullable(NamedPerson),
  /** What was refused: the act that was asked, or the capability that lacks. */
  refused: nullable(Type.String()),
  requestId: nullable(Type.String()),
});
export type JournalEntry = Static<typeof JournalEntry>;

/** A person, a colleague, or a period of at most 31 days; better several of them. */
const question = {
  /** A card number as somebody typed it. */
  person: Type.Optional(Type.String({ maxLength: 30 })),
  staff: Type.Optional(StaffId),
  act: Type.Optional(Type.String({ maxLength: 60, pattern: "^[a-z-]+$" })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
};
export const Question = shape(question);
export type Question = Static<typeof Question>;

export const searchJournal = endpoint({
  name: "searchJournal",
  method: "GET",
  path: "/api/journal",
  summary: "Who did what to whose data, newest first; the search itself is journalled",
  needs: "journal",
  /** `before`: the id of the last entry that was seen. */
  input: shape({ ...question, before: Type.Optional(Type.String({ pattern: "^\\d{1,18}$" })) }),
  output: shape({
    entries: Type.Array(JournalEntry),
    /** There are older ones. */
    more: Type.Boolean(),
    person: nullable(NamedPerson),
  }),
});

export const exportJournal = endpoint({
  name: "exportJournal",
  method: "POST",
  path: "/api/journal/export",
  summary: "The same as a file for a spreadsheet, in the reader's language",
  needs: "journal",
  input: Question,
  output: shape({
    name: Type.String(),
    text: Type.String(),
    entries: Count,
    /** There were more than a file takes. */
    isCut: Type.Boolean(),
  }),
});

export const listJournalStaff = endpoint({
  name: "listJournalStaff",
  method: "GET",
  path: "/api/journal/staff",
  summary: "Colleagues the journal can be asked about, also those who have left",
  needs: "journal",
  input: shape({}),
  output: shape({
    staff: Type.Array(shape({ ...NamedColleague.properties, hasLeft: Type.Boolean() })),
  }),
});

/* Alerts */

export const alertKinds = [
  "own-file",
  "near-own-file",
  "same-name",
  "many-people",
  "unusually-many",
  "at-night",
  "searches-without-opening",
  "refusals",
  "emergencies",
] as const;
export const AlertKind = oneOf(...alertKinds);
export type AlertKind = Static<typeof AlertKind>;

export const alertOutcomes = ["as-it-should", "talked", "look-further", "model-wrong"] as const;
export const AlertOutcome = oneOf(...alertOutcomes);
export type AlertOutcome = Static<typeof AlertOutcome>;

const Figures = Type.Unsafe<Readonly<Record<string, number | string>>>({
  type: "object",
  additionalProperties: { type: ["number", "string"] },
});

/** A question, never a verdict. */
export const Alert = shape({
  id: Type.String({ format: "uuid" }),
  kind: AlertKind,
  colleague: nullable(NamedColleague),
  /** The service it is about; with no colleague and no service it is about the whole house. */
  service: nullable(Type.String()),
  person: nullable(NamedPerson),
  day: Day,
  beginsAt: Moment,
  endsAt: Moment,
  /** `{ people: 34 }`: what was counted; `tie` says why somebody is near. */
  figures: Figures,
  /** `{ people-hour: 30 }`: from where on the house asked. */
  thresholds: Figures,
  raisedAt: Moment,
  answer: nullable(
    shape({ outcome: AlertOutcome, remark: Type.String(), by: Type.String(), at: Moment }),
  ),
});
export type Alert = Static<typeof Alert>;

export const listAlerts = endpoint({
  name: "listAlerts",
  method: "GET",
  path: "/api/alerts",
  summary: "Questions that wait for an answer, or (state=answered) the last hundred that have one",
  needs: "journal",
  input: shape({ state: Type.Optional(oneOf("open", "answered")) }),
  output: shape({ alerts: Type.Array(Alert) }),
});

export const answerAlert = endpoint({
  name: "answerAlert",
  method: "POST",
  path: "/api/alerts/:id/answer",
  summary: "Say what came of the question; once",
  needs: "journal",
  input: shape({
    id: Type.String({ format: "uuid" }),
    outcome: AlertOutcome,
    remark: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  output: shape({ done: Type.Boolean() }),
  refusals: ["alert-answered", "not-found"],
});

export const thresholdKeys = [
  "people-hour",
  "people-day",
  "usual-times",
  "usual-least",
  "night-from",
  "night-to",
  "night-people",
  "searches-day",
  "refusals-day",
  "name-bearers",
  "glass-percent",
  "glass-least",
] as const;
export const ThresholdKey = oneOf(...thresholdKeys);
export type ThresholdKey = Static<typeof ThresholdKey>;

export const Threshold = shape({ key: ThresholdKey, value: Count, least: Count, most: Count });
export type Threshold = Static<typeof Threshold>;

export const listAlertThresholds = endpoint({
  name: "listAlertThresholds",
  method: "GET",
  path: "/api/alert-thresholds",
  summary: "From where on the house asks",
  needs: "journal",
  input: shape({}),
  output: shape({ thresholds: Type.Array(Threshold) }),
});

export const changeAlertThreshold = endpoint({
  name: "changeAlertThreshold",
  method: "PUT",
  path: "/api/alert-thresholds/:key",
  summary: "Change from where on the house asks",
  needs: "journal",
  input: shape({ key: ThresholdKey, value: Type.Integer({ minimum: 0, maximum: 10_000 }) }),
  output: Threshold,
});

/* The desk */

export const getOversight = endpoint({
  name: "getOversight",
  method: "GET",
  path: "/api/oversight",
  summary: "What waits for the data protection officer, and the month by service; never by worker",
  needs: "journal",
  input: shape({}),
  output: shape({
    alerts: Count,
    /** Emergency openings nobody has looked back at. */
    emergencies: Count,
    /** The last thirty days. */
    month: shape({
      people: Count,
      openings: Count,
      files: Count,
      emergencies: Count,
      searches: Count,
      refusals: Count,
      alerts: Count,
    }),
    services: Type.Array(
      shape({ name: Type.String(), files: Count, emergencies: Count, alerts: Count }),
    ),
    glassPercent: Count,
  }),
});

export const getSeals = endpoint({
  name: "getSeals",
  method: "GET",
  path: "/api/oversight/seals",
  summary: "Up to where the journal is sealed, and the newest checkpoint to keep elsewhere",
  needs: "journal",
  input: shape({}),
  output: shape({
    last: nullable(
      shape({ number: Type.String(), at: Moment, entries: Type.String(), hash: Type.String() }),
    ),
    unsealed: Count,
    /** No more than a thousand are counted. */
    isMore: Type.Boolean(),
    unsealedSince: nullable(Moment),
    checkpoint: nullable(
      shape({
        name: Type.String(),
        text: Type.String(),
        seal: Type.String(),
        hash: Type.String(),
        at: Moment,
        /** Whether the journal still says what the checkpoint says. */
        agrees: Type.Boolean(),
      }),
    ),
    /** Checkpoints of the folder that do not bear the signature of its key. */
    unreadable: Count,
  }),
});

/* The person's own account */

export const AccountLine = shape({
  on: Day,
  /** Null: the house itself. */
  profession: nullable(Profession),
  services: Type.Array(Type.String()),
  act: Type.String(),
  purpose: Type.String(),
  compartments: Type.Array(Type.String()),
  count: Count,
});
export type AccountLine = Static<typeof AccountLine>;

export const accountOf = endpoint({
  name: "accountOf",
  method: "GET",
  path: "/api/people/:id/account",
  summary: "Who looked at what is known of a person, as function and service, day by day",
  needs: "account",
  /** Without dates the last twelve months; `language`: in which it is handed over. */
  input: shape({
    id: PersonId,
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    language: Type.Optional(Type.String({ pattern: "^[a-z]{2}$" })),
  }),
  output: shape({
    person: shape({ ...NamedPerson.properties, languages: Type.Array(Type.String()) }),
    from: Day,
    to: Day,
    /** False: made by somebody of the circle; the full one comes from the data protection officer. */
    isFull: Type.Boolean(),
    lines: Type.Array(AccountLine),
    madeAt: Moment,
  }),
  refusals: ["not-found"],
});
