/** Every act of needs, by noun. */
export {};
