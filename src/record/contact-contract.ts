import Type, { type Static } from "typebox";
import { Compartment, ServiceId, StaffId } from "../access/contract.ts";
import { NamedService, Uuid } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, shape } from "../platform/endpoint.ts";
import { LanguageTagOrNone } from "../platform/language-tag.ts";
import { ContactForm, ContactPlace, InterpreterUsed, Outcome } from "./contact-words.ts";
import { Draft, DraftRef } from "./draft-contract.ts";
import { Entry } from "./entry-contract.ts";
import { noteFields } from "./writing-contract.ts";

/* The contact: somebody came, or was met. It is written once, when it is signed; more is an amendment. */

const Minutes = Type.Integer({ minimum: 0, maximum: 1440 });
const Moment = Type.String({ format: "date-time", pattern: "^(?!0000)" });

export const ContactFacts = shape({
  form: ContactForm,
  /** Who else was there: each gets an entry of their own. `nobody` where one may not write about them. */
  others: Type.Array(PersonId, { maxItems: 12, uniqueItems: true }),
  place: ContactPlace,
  /** `future` when it is to come. */
  beganAt: Moment,
  durationMinutes: Minutes,
  /** Never without an answer: `required`. */
  interpreter: nullable(InterpreterUsed),
  interpreterLanguage: LanguageTagOrNone,
  /** Why they came, in the person's own words. */
  reason: Type.String({ maxLength: 2000 }),
  /** Never without one: `required`. */
  outcome: nullable(Outcome),
  nextStep: Type.String({ maxLength: 500 }),
  /** `past`. */
  nextOn: nullable(Type.String({ format: "date", pattern: "^(?!0000)" })),
  /** Whose the next step is; its writer's when it is not said. */
  nextBy: nullable(StaffId),
  /** The turn at a door from which they were called. */
  turnId: nullable(Uuid),
});
export type ContactFacts = Static<typeof ContactFacts>;

export const signContact = endpoint({
  name: "signContact",
  method: "POST",
  path: "/api/people/:id/contacts",
  summary: "Sign a contact, and the note about it; meeting in person renews the care relation",
  needs: "vault",
  input: shape({
    id: PersonId,
    serviceId: ServiceId,
    compartment: Compartment,
    contact: ContactFacts,
    ...noteFields,
    /** Without words there is no note. */
    text: Type.Optional(noteFields.text),
    draft: Type.Optional(DraftRef),
    /** In the same act their turn at the door is over, when they are still being seen. */
    endsTurn: Type.Optional(Type.Boolean()),
  }),
  output: Entry,
  /** `stale`: more was written in another window, which `extra.draft` holds. `draft-gone`: signed or thrown away there. */
  refusals: ["stale", "draft-gone"],
});

export const beginContact = endpoint({
  name: "beginContact",
  method: "POST",
  path: "/api/people/:id/begun-contacts",
  summary: "Begin a contact: the turn is being seen, the service cares, and its draft is open",
  needs: "vault",
  input: shape({
    id: PersonId,
    /** The service of mine that already cares, or my first one, when it is not said. */
    serviceId: Type.Optional(ServiceId),
    turn: Type.Optional(shape({ id: Uuid, version: Type.Integer() })),
  }),
  output: Draft,
  /** `cannot-begin`: says not why. The others are those of moving a turn. */
  refusals: ["cannot-begin", "stale", "not-from-this-state"],
});

export const listMetTurns = endpoint({
  name: "listMetTurns",
  method: "GET",
  path: "/api/met-turns",
  summary:
    "Of which turns in the queue I am writing a contact, and of which one is signed that I may read",
  needs: "vault",
  input: shape({}),
  output: shape({ begun: Type.Array(Uuid), signed: Type.Array(Uuid) }),
});

export const countContact = endpoint({
  name: "countContact",
  method: "POST",
  path: "/api/anonymous-contacts",
  summary: "Somebody was met who gave no name: counted, nobody named",
  needs: "vault",
  input: shape({
    serviceId: ServiceId,
    people: Type.Integer({ minimum: 1, maximum: 500 }),
    place: ContactPlace,
    /** Now when it is not said. */
    beganAt: Type.Optional(Moment),
    durationMinutes: Minutes,
    language: LanguageTagOrNone,
    outcome: nullable(Outcome),
  }),
  output: shape({ id: Uuid }),
});

const Count = shape({ contacts: Type.Integer(), people: Type.Integer() });

export const countAnonymousContacts = endpoint({
  name: "countAnonymousContacts",
  method: "GET",
  path: "/api/anonymous-contacts",
  summary: "How many were met without a name, today and this month, by each service of mine",
  needs: "vault",
  input: shape({}),
  output: shape({
    services: Type.Array(shape({ service: NamedService, today: Count, month: Count })),
  }),
});
