/** Every act of the circle, by noun. */
export * from "./advice-contract.ts";
export * from "./care-contract.ts";
export * from "./circle-contract.ts";
export * from "./closing-contract.ts";
export * from "./consent-contract.ts";
export * from "./glass-contract.ts";
export * from "./share-contract.ts";
export * from "./voice-contract.ts";
export * from "./words.ts";
