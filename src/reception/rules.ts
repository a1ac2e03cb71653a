import type { Move, State, Turn } from "./contract.ts";

/** Everything that can be done with one turn: the moves, handing on, and coming first. */
export const turnActs = [
  "call",
  "no-answer",
  "start",
  "done",
  "leave",
  "back",
  "hand-on",
  "urgent",
] as const satisfies readonly (Move | "hand-on" | "urgent")[];
export type TurnAct = (typeof turnActs)[number];

/**
 * What can be done from which state, and the state it leads to. The server refuses with this table
 * (`not-from-this-state`), the screens disable their buttons with it. `back` from an ended state
 * undoes a mistake of the same day.
 */
const movesFrom: Readonly<Record<State, Readonly<Partial<Record<TurnAct, State>>>>> = {
  waiting: { call: "called", leave: "left", "hand-on": "handed-on", urgent: "waiting" },
  called: {
    start: "being-seen",
    "no-answer": "no-answer",
    done: "done",
    leave: "left",
    back: "waiting",
    "hand-on": "handed-on",
  },
  "no-answer": { call: "called", leave: "left", back: "waiting" },
  "being-seen": { done: "done", back: "waiting", "hand-on": "handed-on" },
  done: { back: "waiting" },
  left: { back: "waiting" },
  "handed-on": { back: "waiting" },
};

/** @example stateAfter("waiting", "call") // "called"; undefined when it cannot be done from there */
export function stateAfter(state: State, act: TurnAct): State | undefined {
  return movesFrom[state][act];
}

/** @example <Button disabled={!canDo(turn.state, "hand-on")}> */
export function canDo(state: State, act: TurnAct): boolean {
  return stateAfter(state, act) !== undefined;
}

/** The person is still expected, called or with somebody; the other states have ended. */
export const openStates = ["waiting", "called", "being-seen", "no-answer"] as const;

export function isOpen(state: State): boolean {
  return (openStates as readonly State[]).includes(state);
}

type Place = Pick<Turn, "id" | "urgent" | "waitingSince">;

/** Who is called first: urgent, then who waits longest, then by id, so that no two are level. */
export function compareTurns(left: Place, right: Place): number {
  return (
    Number(right.urgent) - Number(left.urgent) ||
    Date.parse(left.waitingSince) - Date.parse(right.waitingSince) ||
    (left.id < right.id ? -1 : Number(left.id > right.id))
  );
}
