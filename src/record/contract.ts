/** Every act of the record, by noun. */
export * from "./copy-contract.ts";
export * from "./entry-contract.ts";
export * from "./writing-contract.ts";
