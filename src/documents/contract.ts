/** Every act of documents, by noun. */
export {};
