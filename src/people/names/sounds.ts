import { doubleMetaphone } from "double-metaphone";
import { remember } from "./remember.ts";

/** How a word in the letters a to z sounds, the likelier way first: `smith` → ['SM0', 'XMT']. */
export const soundsOf: (word: string) => readonly string[] = remember(doubleMetaphone);
