import type { Static } from "typebox";
import { oneOf } from "../platform/endpoint.ts";
import { needKeys } from "./taxonomy.ts";

export const What = oneOf(...needKeys);

/** `lost-sight`: nobody knows how it goes; `accepted`: the person lives with it. */
export const needStates = ["new", "being-helped", "solved", "accepted", "lost-sight"] as const;
export const NeedState = oneOf(...needStates);
export type NeedState = Static<typeof NeedState>;

/** Why nobody helps with it: tells the neighbourhood what is missing. */
export const whyUnmet = [
  "no-place",
  "waiting-list",
  "not-entitled",
  "no-papers",
  "too-expensive",
  "language",
  "distance",
  "declined",
  "no-offer",
  "other",
] as const;
export const WhyUnmet = oneOf(...whyUnmet);
export type WhyUnmet = Static<typeof WhyUnmet>;

/** 0 calm, 1 weighs on them, 2 presses, 3 now. */
export const urgencies = [0, 1, 2, 3] as const;
export type Urgency = (typeof urgencies)[number];
