import { firstWeights } from "../estimate-weights.ts";

export const weights = firstWeights();
