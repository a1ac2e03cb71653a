/** Every act of questionnaires, by noun. */
export * from "./answers-contract.ts";
export * from "./handed-contract.ts";
export * from "./questionnaire-contract.ts";
export * from "./sitting-contract.ts";
