import type { Compartment } from "../access/contract.ts";
import type { FieldError } from "../platform/problem.ts";
import { mayBeVital, saysSomething } from "../record/rules.ts";
import type { Need, StateOfNeed, Trend } from "./need-contract.ts";
import { type Domain, type NeedKey, taxonomy } from "./taxonomy.ts";
import type { NeedState, WhyUnmet } from "./words.ts";

type Standing = Pick<StateOfNeed, "state" | "urgency" | "unmetBecause">;

const closedStates: readonly NeedState[] = ["solved", "accepted"];

/** Is there still something to do? What was lost sight of is open: somebody may look again. */
export function isOpenState(state: NeedState): boolean {
  return !closedStates.includes(state);
}

/** The state that counts: the newest. */
export function standingOf({ states }: Pick<Need, "states">): StateOfNeed {
  const [newest] = states;
  if (!newest) throw new Error("a need without a state");
  return newest;
}

/** A need to look after: open, and not written by mistake. */
export function isOpenNeed(need: Pick<Need, "states" | "entry">): boolean {
  const { isMistake, ended } = need.entry;
  return !isMistake && ended === null && isOpenState(standingOf(need).state);
}

const weight: Record<NeedState, number> = {
  solved: 0,
  accepted: 1,
  "being-helped": 2,
  new: 3,
  "lost-sight": 4,
};

/**
 * From the state before to the one now: first whether it is closed, then how much it presses, then
 * whether somebody helps, then whether it is met.
 *
 * trendOf({ state: "new", urgency: 3 … }, { state: "being-helped", urgency: 3 … }) → "better"
 */
export function trendOf(before: Standing, now: Standing): Trend {
  const steps: readonly (readonly [number, number])[] = [
    [Number(isOpenState(before.state)), Number(isOpenState(now.state))],
    // How much something pressed says nothing once it is closed.
    isOpenState(now.state) ? [before.urgency, now.urgency] : [0, 0],
    [weight[before.state], weight[now.state]],
    [Number(before.unmetBecause !== null), Number(now.unmetBecause !== null)],
  ];
  const moved = steps.find(([was, is]) => was !== is);
  if (!moved) return "same";
  return moved[1] < moved[0] ? "better" : "worse";
}

/** Whoever helps, or nobody needs to: then it is not unmet. */
export function mayBeUnmet(state: NeedState): boolean {
  return state !== "being-helped" && state !== "solved";
}

/** A need that waited is being helped once somebody helps; what is closed stays closed. */
export function stateWithHelper(state: NeedState): NeedState {
  return state === "new" || state === "lost-sight" ? "being-helped" : state;
}

/** As it was when it is not said; what is solved is calm. */
export function urgencyOf(state: NeedState, said: number | undefined, before = 0): number {
  return state === "solved" ? 0 : (said ?? before);
}

/** Errors at `/unmetBecause`. */
export function checkState(state: NeedState, unmetBecause: WhyUnmet | null | undefined) {
  return unmetBecause && !mayBeUnmet(state) ? [{ path: "/unmetBecause", code: "met" }] : [];
}

interface NeedToCheck {
  readonly what: NeedKey;
  readonly compartment: Compartment;
  readonly code?: unknown;
  readonly words?: string;
  readonly vital?: boolean;
  readonly state?: NeedState;
  readonly unmetBecause?: WhyUnmet | null;
}

export function checkNeed(need: NeedToCheck): FieldError[] {
  const { what, compartment, code, words = "", vital, state = "new", unmetBecause } = need;
  const errors: FieldError[] = [...checkState(state, unmetBecause)];
  if (what === "health-problem" && !code && !saysSomething(words)) {
    errors.push({ path: "/words", code: "required" });
  }
  if (vital && !(what === "health-problem" && mayBeVital(compartment))) {
    errors.push({ path: "/vital", code: "vital-elsewhere" });
  }
  return errors;
}

/** A state that will be written: which of them may be chosen from here, in their order. */
export function movesFrom(state: NeedState): readonly NeedState[] {
  const all: readonly NeedState[] = ["being-helped", "solved", "accepted", "lost-sight", "new"];
  return all.filter((one) => one !== state);
}

/** `domainOf("debt")` is `"money"`; a need that nobody knows is one of daily life, as `other` is. */
export function domainOf(what: string): Domain {
  return what in taxonomy ? taxonomy[what as NeedKey].domain : "daily";
}
