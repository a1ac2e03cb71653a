import learned from "./linkage-weights.json" with { type: "json" };
import type { LinkageWeights } from "./linkage-weights.ts";

/**
 * Weights for the single check at the desk and for small files. Learned by `estimateWeights` from
 * an invented register of Brussels (8,000 people, 2,500 duplicates, households, names as frequent
 * as there; `bench/linkage.ts --weights` makes the file again), never set by hand.
 */
export const defaultWeights: LinkageWeights = learned;
