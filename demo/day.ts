import type { CastKey } from "./cast.ts";
import { type Dice, diceOf } from "./dice.ts";
import { type DoorKey, doors } from "./house.ts";
import type { Resident } from "./residents.ts";

/** How far a visit has come when the demo opens. */
export type Outcome = "waiting" | "called" | "being-seen" | "no-answer" | "done" | "left";

export interface Visit {
  readonly resident: string;
  readonly doors: readonly DoorKey[];
  readonly urgent: boolean;
  readonly outcome: Outcome;
  /** When they came, from 0 (the doors opened) to 1 (now), and how much later they were called. */
  readonly cameAt: number;
  readonly calledAt: number;
}

const rooms: Record<DoorKey, string> = {
  medical: "3",
  nursing: "1",
  social: "Bureau 2",
  psychology: "12",
  debt: "Bureau 5",
  community: "Salle",
  rights: "Bureau 4",
  upstairs: "15",
};
export const roomOf = (door: DoorKey) => rooms[door];

/** What each door's day looks like: who is still there when the demo opens. */
const outcomes: Record<DoorKey, readonly Outcome[]> = {
  medical: [
    "done",
    "done",
    "done",
    "done",
    "left",
    "being-seen",
    "called",
    "waiting",
    "waiting",
    "waiting",
    "waiting",
  ],
  nursing: ["done", "done", "done", "being-seen", "waiting", "waiting"],
  social: ["done", "done", "done", "no-answer", "being-seen", "waiting", "waiting", "waiting"],
  psychology: ["done", "done", "being-seen"],
  debt: ["done", "called"],
  community: ["done", "done", "waiting"],
  rights: ["done", "waiting"],
  upstairs: ["done", "waiting"],
};

/** Where the cast stands; Amina also needs the social service. */
const castVisits: readonly (readonly [
  CastKey,
  readonly DoorKey[],
  Outcome,
  "urgent" | "in turn",
])[] = [
  ["pietro", ["community"], "done", "in turn"],
  ["amina", ["nursing", "social"], "waiting", "urgent"],
  ["luc", ["debt"], "waiting", "in turn"],
  ["sara", ["psychology"], "waiting", "in turn"],
];

/** A day at the welcome, in the order people came. Drawn from adults of the neighbourhood. */
export function drawDay(seed: number, residents: readonly Resident[]): Visit[] {
  const dice = diceOf(seed);
  const visits: Visit[] = castVisits.map(([resident, doors, outcome, urgency], place) => {
    const urgent = urgency === "urgent";
    return { resident, doors, urgent, outcome, ...times(dice, outcome, place / 4) };
  });
  const adults = residents.filter(
    ({ key, identity }) =>
      key.startsWith("household") && Number(identity.birth?.slice(0, 4) ?? 2025) <= 2005,
  );
  const taken = new Set<string>();
  for (const { key: door } of doors) {
    for (const [place, outcome] of outcomes[door].entries()) {
      const free = adults.filter(({ key }) => !taken.has(key));
      const { key: resident } = dice.pick(free);
      taken.add(resident);
      const isWaiting = outcome === "waiting";
      const second = isWaiting && door === "medical" && place % 2 === 0 ? ["nursing" as const] : [];
      visits.push({
        resident,
        doors: [door, ...second],
        urgent: isWaiting && door === "medical" && place === outcomes[door].length - 1,
        outcome,
        ...times(dice, outcome, place / outcomes[door].length),
      });
    }
  }
  return visits.sort((left, right) => left.cameAt - right.cameAt);
}

/** Who came earlier has come further. */
function times(dice: Dice, outcome: Outcome, turn: number) {
  const isWithSomebody = outcome === "called" || outcome === "being-seen";
  const [from, length] =
    outcome === "waiting" ? [0.66, 0.28] : isWithSomebody ? [0.58, 0.07] : [0.02, 0.6];
  const cameAt = from + length * turn + dice.between(0, 20) / 1000;
  const wait = 0.06 + dice.between(0, 30) / 1000;
  const calledAt = isWithSomebody ? 0.99 - wait / 2 : Math.min(cameAt + wait, 0.99);
  return { cameAt, calledAt };
}

/**
 * The span of the visits: from half past eight until now, or the last four hours when it is later
 * than the evening or earlier than half past ten; never before midnight, for queues begin anew.
 */
export function spanOfDay(now: Temporal.ZonedDateTime): { from: Date; until: Date } {
  const midnight = now.startOfDay();
  const opening = midnight.add({ hours: 8, minutes: 30 });
  const hours = now.epochMilliseconds - opening.epochMilliseconds;
  const isDay = hours >= 2 * 3_600_000 && hours <= 10 * 3_600_000;
  const start = isDay ? opening : now.subtract({ hours: 4 });
  const from = Math.max(start.epochMilliseconds, midnight.epochMilliseconds);
  return { from: new Date(from), until: new Date(now.epochMilliseconds) };
}
