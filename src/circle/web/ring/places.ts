import type { CareRelation, Circle, Representation } from "../../contract.ts";
import type { Tone } from "../signs.tsx";

/** Somebody who stands around the person. */
export type Place = (
  | { readonly kind: "care"; readonly care: CareRelation }
  | { readonly kind: "voice"; readonly voice: Representation }
) & {
  readonly id: string;
  readonly tone: Tone;
  /** Degrees, clockwise from the top. */
  readonly angle: number;
  /** What is left of its time, 1 to 0; 1 as well when there is no end. */
  readonly left: number;
  readonly isOurs: boolean;
  readonly endsSoon: boolean;
};

/** Ours first, at the top; then the others; those close to the person close the ring. */
export function placesOf(
  { care, voices }: Pick<Circle, "care" | "voices">,
  toneOf: (serviceId: string) => Tone,
  now: Date,
): Place[] {
  const sorted = [...care].sort((one, other) => Number(other.ours) - Number(one.ours));
  const step = 360 / Math.max(1, care.length + voices.length);
  return [
    ...sorted.map((relation, index) => ({
      kind: "care" as const,
      care: relation,
      id: relation.id,
      tone: toneOf(relation.service.id),
      angle: index * step,
      left: leftOf(relation.since, relation.until, now),
      isOurs: relation.ours,
      endsSoon: relation.endingSoon,
    })),
    ...voices.map((voice, index) => ({
      kind: "voice" as const,
      voice,
      id: voice.id,
      tone: "close" as const,
      angle: (sorted.length + index) * step,
      left: voice.until ? leftOf(voice.since, voice.until, now) : 1,
      isOurs: false,
      endsSoon: false,
    })),
  ];
}

/** Which share of the time from `since` to the last day `until` is still to come. */
export function leftOf(since: string, until: string, now: Date): number {
  const from = Date.parse(since);
  const to = Date.parse(`${until.slice(0, 10)}T23:59:59`);
  if (to <= from) return 0;
  return Math.max(0, Math.min(1, (to - now.getTime()) / (to - from)));
}

/** Where the words of a place stand, so that they never lie on the ring. */
export function sideOf(angle: number): "above" | "after" | "below" | "before" {
  const turned = ((angle % 360) + 360) % 360;
  if (turned < 20 || turned > 340) return "above";
  if (turned > 160 && turned < 200) return "below";
  return turned < 180 ? "after" : "before";
}
