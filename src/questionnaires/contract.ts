/** Every act of questionnaires, by noun. */
export {};
