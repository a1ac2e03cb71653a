/** Every act of plan, by noun. */
export {};
