/** Every act of plan, by noun. */
export * from "./day-contract.ts";
export * from "./picture-contract.ts";
export * from "./timeline-contract.ts";
