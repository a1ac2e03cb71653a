import { type Domain, domains } from "../needs/contract.ts";
import { trendOf as trendBetween } from "../needs/rules.ts";
import type { Helper, PicturedNeed, StateSince } from "./picture-contract.ts";

/** How it moves: nothing before to compare with, lighter, heavier, as it was. */
export type Trend = "new" | "better" | "worse" | "same";

/**
 * How a part of life stands, from the heaviest: somebody must act now; it presses; it weighs; there
 * is something, and it is calm; it was solved; nobody told anything.
 */
export type Weight = "now" | "presses" | "weighs" | "calm" | "solved" | "none";
export const weights: readonly Weight[] = ["now", "presses", "weighs", "calm", "solved", "none"];

const byUrgency: readonly Weight[] = ["calm", "weighs", "presses", "now"];

const unsaid: Pick<StateSince, "state" | "urgency"> = { state: "new", urgency: 1 };

/** The state that counts: the newest. */
export function stateOf(need: Pick<PicturedNeed, "states">): Pick<StateSince, "state" | "urgency"> {
  return need.states[0] ?? unsaid;
}

/** Is there still something to do? */
export function isOpen(need: Pick<PicturedNeed, "states">): boolean {
  return !["solved", "accepted"].includes(stateOf(need).state);
}

/** What the person lives with by choice or for good weighs, and does not press. */
export function weightOf({ state, urgency }: Pick<StateSince, "state" | "urgency">): Weight {
  if (state === "solved") return "solved";
  if (state === "accepted") return "calm";
  return byUrgency[urgency] ?? "weighs";
}

/** The newest state against the one before. */
export function trendOf([now, before]: readonly StateSince[]): Trend {
  return now && before ? trendBetween(before, now) : "new";
}

/** The heaviest first. */
export function byWeight<N extends Pick<PicturedNeed, "states">>(needs: readonly N[]): N[] {
  const order = (need: N) => weights.indexOf(weightOf(stateOf(need)));
  return needs.toSorted((one, other) => order(one) - order(other));
}

export interface PartOfLife {
  readonly domain: Domain;
  readonly weight: Weight;
  /** The heaviest first. */
  readonly needs: readonly PicturedNeed[];
  readonly helpers: readonly Helper[];
}

/** Every part of life, in the order of the picture. */
export function partsOfLife(needs: readonly PicturedNeed[]): PartOfLife[] {
  const byDomain = Map.groupBy(needs, ({ domain }) => domain);
  return domains.map((domain) => partOf(domain, byDomain.get(domain) ?? []));
}

function partOf(domain: Domain, needs: readonly PicturedNeed[]): PartOfLife {
  const sorted = byWeight(needs);
  const [heaviest] = sorted;
  return {
    domain,
    weight: heaviest ? weightOf(stateOf(heaviest)) : "none",
    needs: sorted,
    helpers: helpersOf(sorted.filter(isOpen)),
  };
}

/** What tells one helper from another. */
export const idOf = ({ service, colleague, outside }: Helper): string =>
  service?.id ?? colleague?.id ?? outside;

/** Everybody once, however many needs they help with. */
export function helpersOf(needs: readonly Pick<PicturedNeed, "helpers">[]): Helper[] {
  const known = new Map<string, Helper>();
  for (const helper of needs.flatMap(({ helpers }) => helpers)) {
    known.set(idOf(helper), helper);
  }
  return [...known.values()];
}

/** A paper lies on a kitchen table: what the person must be able to hide is never on it. */
const dangerousAtHome: readonly string[] = ["violence-home", "violence-sexual", "exploitation"];

export function mayStandOnPaper(what: string): boolean {
  return !dangerousAtHome.includes(what);
}
