/** Every act of the record, by noun. */
export * from "./contact-contract.ts";
export * from "./contact-words.ts";
export * from "./copy-contract.ts";
export * from "./draft-contract.ts";
export * from "./entry-contract.ts";
export * from "./writing-contract.ts";
