import type { Compartment } from "../access/contract.ts";
import type { Domain } from "../needs/contract.ts";
import { domainOf } from "../needs/rules.ts";
import type { Referral, ReferralState } from "./contract.ts";

export type Move = "accepted" | "declined" | "taken-back" | "done";

/** Whoever handed a need on is told in their day when nobody has answered for so long. */
export const longWaitDays = 7;

/** What became of the share a referral hangs on. */
export type ShareState = "open" | "ended" | "withdrawn" | "past";

/**
 * How a referral stands: by its last move, and by whether the person still agrees. What was answered
 * with no, or is done, stays so; a yes of the person that was taken back, or ran out, ends the rest.
 */
export function referralStateOf(last: Move | null, share: ShareState): ReferralState {
  if (last === "declined" || last === "done" || last === "taken-back") return last;
  if (share === "withdrawn" || share === "past") return share;
  if (share === "ended") return "taken-back";
  return last ?? "waiting";
}

export type ReferralAct = "accept" | "decline" | "take-back" | "mark-done";

/** What somebody of my services may do with it; of one within my services everything. */
export function actsOnReferral({
  state,
  direction,
}: Pick<Referral, "state" | "direction">): readonly ReferralAct[] {
  const receives = direction !== "from-us";
  const handedOn = direction !== "to-us";
  if (state === "waiting") {
    return [
      ...(receives ? (["accept", "decline"] as const) : []),
      ...(handedOn ? (["take-back"] as const) : []),
    ];
  }
  if (state !== "accepted") return [];
  return [
    ...(receives ? (["mark-done"] as const) : []),
    ...(handedOn ? (["take-back"] as const) : []),
  ];
}

/** It still needs somebody: it waits, or is under way. */
export function isUnderWay(state: ReferralState): boolean {
  return state === "waiting" || state === "accepted";
}

/** Does whoever received it still need to know whom it is about? */
export function keepsPerson({ state, direction }: Pick<Referral, "state" | "direction">): boolean {
  return direction !== "to-us" || isUnderWay(state) || state === "done";
}

/** Where several services might help, none is offered before the others. */
const usualHelp: Partial<Record<Domain, Compartment>> = {
  housing: "social",
  daily: "social",
  work: "social",
  rights: "social",
  health: "health",
  mind: "mind",
};

/** What a service keeps that usually helps with such a need: `helpsWith("eviction")` is `"social"`. */
export function helpsWith(what: string): Compartment | undefined {
  return what === "debt" ? "debt" : usualHelp[domainOf(what)];
}
