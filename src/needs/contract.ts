/** Every act of needs, by noun. */
export * from "./code-contract.ts";
export * from "./need-contract.ts";
export { type Domain, domains, type NeedKey, needKeys, needsOf, taxonomy } from "./taxonomy.ts";
export * from "./words.ts";
