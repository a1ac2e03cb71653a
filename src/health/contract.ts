/** Every act of health, by noun. */
export {};
