import Type, { type Static } from "typebox";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { LanguageTag } from "../platform/language-tag.ts";

/* The words */

/** A door of the house: where people are called to. Its colour, pictogram and word tell it apart. */
export const Door = shape({
  key: Type.String(),
  name: Type.String(),
  colour: oneOf("teal", "blue", "violet", "amber", "rose", "green", "slate", "brown"),
  pictogram: oneOf(
    "stethoscope",
    "bandage",
    "people",
    "speech",
    "coins",
    "leaf",
    "scales",
    "cup",
    "baby",
    "star",
  ),
  /** The letter before the number: `M-12`. */
  letter: Type.String(),
});
export type Door = Static<typeof Door>;

/** What leads from one to the other stands in rules.ts. */
export const states = [
  "waiting",
  "called",
  "being-seen",
  "no-answer",
  "done",
  "left",
  "handed-on",
] as const;
export const State = oneOf(...states);
export type State = Static<typeof State>;

const At = Type.String({ format: "date-time" });
const TurnId = Type.String({ format: "uuid" });

/** A person's place in the queue of one door. */
export const Turn = shape({
  id: TurnId,
  arrivalId: Type.String(),
  door: Type.String(),
  /** What stands on the slip and the screen: `M-12`. Whoever is handed on keeps the slip. */
  ticket: Type.String(),
  state: State,
  urgent: Type.Boolean(),
  person: nullable(
    shape({
      id: PersonId,
      number: Type.String(),
      given: Type.String(),
      family: Type.String(),
      birth: nullable(Type.String()),
      languages: Type.Array(Type.String()),
      interpreter: nullable(Type.String()),
    }),
  ),
  /** Where else the person waits in the house. */
  alsoAt: Type.Array(Type.String()),
  waitingSince: At,
  calledAt: nullable(At),
  calledBy: nullable(Type.String()),
  room: Type.String(),
  version: Type.Integer(),
});
export type Turn = Static<typeof Turn>;

export const Arrival = shape({
  id: Type.String(),
  personId: PersonId,
  arrivedAt: At,
  turns: Type.Array(Turn),
});

/** What `stale` and `already-waiting` carry in `extra`: the turn as it stands now. */
export interface TurnExtra {
  readonly turn: Turn;
}

/* The acts */

export const listDoors = endpoint({
  name: "listDoors",
  method: "GET",
  path: "/api/doors",
  summary: "The doors of this centre",
  needs: "session",
  input: shape({}),
  output: shape({ doors: Type.Array(Door) }),
});

export const addDoor = endpoint({
  name: "addDoor",
  method: "POST",
  path: "/api/doors",
  summary: "Open a door: a neutral word, a letter, a colour and a pictogram that tell it apart",
  needs: "staff",
  input: shape({
    key: Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" }),
    name: Type.String({ minLength: 1, maxLength: 60, pattern: "\\S" }),
    letter: Type.String({ pattern: "^[A-Z]{1,2}$" }),
    colour: Door.properties.colour,
    pictogram: Door.properties.pictogram,
  }),
  output: Door,
  refusals: ["door-key-taken", "door-letter-taken"],
});

export const arrive = endpoint({
  name: "arrive",
  method: "POST",
  path: "/api/arrivals",
  summary: "A person is here, for one or several doors",
  needs: "queue",
  input: shape({
    personId: PersonId,
    doors: Type.Array(Type.String({ maxLength: 40 }), {
      minItems: 1,
      maxItems: 8,
      uniqueItems: true,
    }),
    urgent: Type.Optional(Type.Boolean()),
  }),
  output: Arrival,
  refusals: ["already-waiting", "unknown-door"],
});

export const listQueue = endpoint({
  name: "listQueue",
  method: "GET",
  path: "/api/queue",
  summary: "Who waits, of one door or of the whole house; live at /api/queue/events",
  needs: "queue",
  input: shape({ door: Type.Optional(Type.String({ maxLength: 40 })) }),
  output: shape({
    waiting: Type.Array(Turn),
    called: Type.Array(Turn),
    /** Left, done and handed on today: newest first, at most 30. */
    ended: Type.Array(Turn),
  }),
});

const oneTurn = shape({ turn: nullable(Turn) });

export const callNext = endpoint({
  name: "callNext",
  method: "POST",
  path: "/api/queue/call-next",
  summary:
    "Call the next person of a door: urgent first, then who came first; nobody is called twice",
  needs: "queue",
  input: shape({
    door: Type.String({ maxLength: 40 }),
    room: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  output: oneTurn,
  refusals: ["unknown-door"],
});

/** What can be done with one turn; which of them from which state stands in rules.ts. */
export const moves = ["call", "no-answer", "start", "done", "leave", "back"] as const;
export type Move = (typeof moves)[number];

export const moveTurn = endpoint({
  name: "moveTurn",
  method: "POST",
  path: "/api/queue/:id/move",
  summary: "Call this one, no answer, being seen, done, left, back in the queue",
  needs: "queue",
  input: shape({
    id: TurnId,
    move: oneOf(...moves),
    version: Type.Integer(),
    room: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  output: oneTurn,
  refusals: ["stale", "not-from-this-state", "already-waiting", "called-elsewhere"],
});

export const handOn = endpoint({
  name: "handOn",
  method: "POST",
  path: "/api/queue/:id/hand-on",
  summary: "Hand this person on to another door, with the same arrival",
  needs: "queue",
  input: shape({ id: TurnId, door: Type.String({ maxLength: 40 }), version: Type.Integer() }),
  output: oneTurn,
  refusals: ["stale", "not-from-this-state", "already-waiting", "unknown-door"],
});

export const setUrgent = endpoint({
  name: "setUrgent",
  method: "PUT",
  path: "/api/queue/:id/urgent",
  summary: "Put this person before the others, or back among them",
  needs: "queue",
  input: shape({ id: TurnId, urgent: Type.Boolean(), version: Type.Integer() }),
  output: oneTurn,
  refusals: ["stale", "not-from-this-state"],
});

export const addScreen = endpoint({
  name: "addScreen",
  method: "POST",
  path: "/api/screens",
  summary:
    "Open a waiting-room screen: its key is shown once, in the address to open on the television",
  needs: "screens",
  input: shape({
    name: Type.String({ minLength: 1, maxLength: 60 }),
    languages: Type.Array(LanguageTag, { maxItems: 6 }),
  }),
  output: shape({ id: Type.String(), key: Type.String() }),
});

export const listScreens = endpoint({
  name: "listScreens",
  method: "GET",
  path: "/api/screens",
  summary: "The waiting-room screens of this centre",
  needs: "screens",
  input: shape({}),
  output: shape({
    screens: Type.Array(
      shape({ id: Type.String(), name: Type.String(), addedAt: At, seenAt: nullable(At) }),
    ),
  }),
});

export const removeScreen = endpoint({
  name: "removeScreen",
  method: "DELETE",
  path: "/api/screens/:id",
  summary: "Switch a waiting-room screen off: its key opens nothing any more",
  needs: "screens",
  input: shape({ id: Type.String({ format: "uuid" }) }),
  output: shape({ done: Type.Boolean() }),
});

/** Numbers and doors, nobody's name; anyone in the room may read it. */
export const showScreen = endpoint({
  name: "showScreen",
  method: "GET",
  path: "/api/screens/:key/show",
  summary: "What a waiting-room screen shows; live at …/show/events",
  needs: null,
  input: shape({ key: Type.String() }),
  output: shape({
    centre: Type.String(),
    languages: Type.Array(Type.String()),
    called: Type.Array(
      shape({ ticket: Type.String(), door: Door, room: Type.String(), calledAt: At }),
    ),
    waiting: Type.Array(shape({ door: Door, count: Type.Integer() })),
  }),
});
