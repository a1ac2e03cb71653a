/** Every act of health, by noun. */
export * from "./allergy-contract.ts";
export * from "./health-contract.ts";
export * from "./measurement-contract.ts";
export * from "./medication-contract.ts";
export * from "./vaccination-contract.ts";
