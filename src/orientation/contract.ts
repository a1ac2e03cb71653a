/** Every act of orientation, by noun. */
export {};
