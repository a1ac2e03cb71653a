import Type, { type Static } from "typebox";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { idOf } from "../platform/ids.ts";
import { LanguageTag } from "../platform/language-tag.ts";

/* The words */

export const StaffId = idOf("Staff");
export type StaffId = Static<typeof StaffId>;
export const ServiceId = idOf("Service");
export type ServiceId = Static<typeof ServiceId>;
export const SessionId = idOf("Session");
export type SessionId = Static<typeof SessionId>;

export const staffLanguages = ["fr", "nl", "en"] as const;
export const StaffLanguage = oneOf(...staffLanguages);
export type StaffLanguage = Static<typeof StaffLanguage>;

export const professions = [
  "welcomer",
  "general-practitioner",
  "nurse",
  "midwife",
  "physiotherapist",
  "psychologist",
  "psychiatrist",
  "social-worker",
  "debt-mediator",
  "jurist",
  "community-worker",
  "addiction-worker",
  "interpreter",
  "coordinator",
  "data-protection-officer",
  "administrator",
  "partner",
] as const;
export const Profession = oneOf(...professions);
export type Profession = Static<typeof Profession>;

export const roles = [
  "welcome",
  "care",
  "head",
  "community",
  "coordinator",
  "dpo",
  "admin",
  "analyst",
  "partner",
] as const;
export const Role = oneOf(...roles);
export type Role = Static<typeof Role>;

/** The kinds of secret an entry can be. */
export const compartments = [
  "health",
  "mind",
  "social",
  "debt",
  "legal",
  "addiction",
  "community",
] as const;
export const Compartment = oneOf(...compartments);
export type Compartment = Static<typeof Compartment>;

export const secrecyGrounds = ["profession", "statute", "contract", "volunteer"] as const;
export const SecrecyGround = oneOf(...secrecyGrounds);
export type SecrecyGround = Static<typeof SecrecyGround>;

const Email = Type.String({ format: "email", maxLength: 200 });
export const Name = Type.String({ minLength: 1, maxLength: 100, pattern: "\\S" });
export const Password = Type.String({ minLength: 8, maxLength: 200 });
export const StaffLanguages = Type.Array(LanguageTag, { maxItems: 30 });
export const ServiceKey = Type.String({ pattern: "^[a-z][a-z0-9-]{1,40}$" });

export const Me = shape({
  id: StaffId,
  given: Type.String(),
  family: Type.String(),
  profession: Profession,
  language: StaffLanguage,
  capabilities: Type.Array(Type.String()),
  centre: shape({
    id: Type.String(),
    name: Type.String(),
    /** What stands on the cards; may be empty. */
    address: Type.String(),
    lockAfterMinutes: Type.Integer(),
  }),
  roles: Type.Array(shape({ role: Role, service: nullable(Type.String()) })),
});
export type Me = Static<typeof Me>;

export const Session = shape({
  id: SessionId,
  device: Type.String(),
  startedAt: Type.String({ format: "date-time" }),
  seenAt: Type.String({ format: "date-time" }),
  here: Type.Boolean(),
});

export const Colleague = shape({
  id: StaffId,
  given: Type.String(),
  family: Type.String(),
  profession: Profession,
  languages: Type.Array(Type.String()),
});

export const Service = shape({ id: ServiceId, key: Type.String(), name: Type.String() });

export const ServiceOfHouse = shape({
  ...Service.properties,
  /** Which kinds of secret it keeps. */
  compartments: Type.Array(Compartment),
  /** I work behind its vault door. */
  mine: Type.Boolean(),
  /** Which of its compartments my profession opens there; none of a service that is not mine. */
  opens: Type.Array(Compartment),
});
export type ServiceOfHouse = Static<typeof ServiceOfHouse>;

const Done = shape({ done: Type.Boolean() });

/* The acts */

export const signIn = endpoint({
  name: "signIn",
  method: "POST",
  path: "/api/session",
  summary: "Sign in with address and password",
  needs: null,
  input: shape({
    email: Type.String({ maxLength: 200 }),
    password: Type.String({ maxLength: 200 }),
  }),
  output: Me,
  refusals: ["wrong-credentials", "too-many-attempts"],
});

export const getSession = endpoint({
  name: "getSession",
  method: "GET",
  path: "/api/session",
  summary: "Who is signed in here",
  needs: "session",
  input: shape({}),
  output: Me,
});

export const signOut = endpoint({
  name: "signOut",
  method: "DELETE",
  path: "/api/session",
  summary: "Sign out and have the browser forget everything",
  needs: null,
  input: shape({}),
  output: Done,
});

export const lockSession = endpoint({
  name: "lockSession",
  method: "POST",
  path: "/api/session/lock",
  summary: "Lock this desk until its user gives the password again",
  needs: "session",
  input: shape({}),
  output: Done,
});

export const unlockSession = endpoint({
  name: "unlockSession",
  method: "POST",
  path: "/api/session/unlock",
  summary: "Go on at a locked desk",
  needs: "locked-session",
  input: shape({ password: Type.String({ maxLength: 200 }) }),
  output: Me,
  refusals: ["wrong-credentials", "too-many-attempts"],
});

export const listSessions = endpoint({
  name: "listSessions",
  method: "GET",
  path: "/api/sessions",
  summary: "Where I am signed in",
  needs: "session",
  input: shape({}),
  output: shape({ sessions: Type.Array(Session) }),
});

export const endSession = endpoint({
  name: "endSession",
  method: "DELETE",
  path: "/api/sessions/:id",
  summary: "End one of my sessions",
  needs: "session",
  input: shape({ id: SessionId }),
  output: Done,
});

export const chooseLanguage = endpoint({
  name: "chooseLanguage",
  method: "PUT",
  path: "/api/session/language",
  summary: "Choose the language of my screens",
  needs: "session",
  input: shape({ language: StaffLanguage }),
  output: Done,
});

export const listColleagues = endpoint({
  name: "listColleagues",
  method: "GET",
  path: "/api/staff",
  summary: "Who works here",
  needs: "queue",
  input: shape({}),
  output: shape({ staff: Type.Array(Colleague) }),
});

export const addStaff = endpoint({
  name: "addStaff",
  method: "POST",
  path: "/api/staff",
  summary: "Open an account for somebody who starts working here",
  needs: "staff",
  input: shape({
    email: Email,
    given: Name,
    family: Name,
    profession: Profession,
    languages: Type.Optional(StaffLanguages),
    secrecyGround: Type.Optional(nullable(SecrecyGround)),
    language: Type.Optional(StaffLanguage),
    password: Password,
    memberships: Type.Array(
      shape({ role: Role, service: nullable(Type.String({ maxLength: 60 })) }),
      {
        maxItems: 20,
      },
    ),
  }),
  output: shape({ id: StaffId }),
  refusals: ["email-taken"],
});

export const addService = endpoint({
  name: "addService",
  method: "POST",
  path: "/api/services",
  summary: "Add a member service",
  needs: "staff",
  input: shape({
    key: ServiceKey,
    name: Name,
    enterpriseNumber: Type.Optional(Type.String({ maxLength: 20 })),
    discreet: Type.Optional(Type.Boolean()),
    /** Which kinds of secret it keeps; each is opened there by the professions that usually open it. */
    compartments: Type.Optional(Type.Array(Compartment)),
  }),
  output: Service,
  refusals: ["service-key-taken"],
});

export const listServices = endpoint({
  name: "listServices",
  method: "GET",
  path: "/api/services",
  summary: "The member services that are not discreet, and those I work for",
  needs: "session",
  input: shape({}),
  output: shape({ services: Type.Array(ServiceOfHouse) }),
});
