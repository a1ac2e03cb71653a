import type { Vital } from "./picture-contract.ts";

/** Something vital, told once: its name, and what notes say of the same. */
export interface ToldVital {
  readonly vital: Vital;
  /** Already part of the name where it begins with it. */
  readonly also: readonly string[];
}

/** Small letters without accents: what tells two names apart. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** A note is a sentence, with a mark or a number in it; "coconut milk" says nothing of "milk". */
const isSentence = (text: string) => /[.,:;\d]/.test(text);

function speaksOf(note: string, name: string): boolean {
  if (!isSentence(note) || isSentence(name)) return false;
  const words = plain(note)
    .split(/[^\p{L}\p{N}]+/u)
    .join(" ");
  return ` ${words} `.includes(` ${plain(name)} `);
}

/**
 * What is vital, each once: the same name twice is one, and a note that speaks of something named is
 * told beside it. Every word of every note stays; nothing is left out but what is there already.
 */
export function foldVital(vital: readonly Vital[]): ToldVital[] {
  const once = [...new Map(vital.toReversed().map((one) => [keyOf(one), one])).values()].reverse();
  const isNoteOf = (note: Vital, named: Vital) =>
    note !== named && note.vital === named.vital && speaksOf(note.text, named.text);
  return once
    .filter((one) => !once.some((named) => isNoteOf(one, named)))
    .map((named) => {
      const notes = once.filter((one) => isNoteOf(one, named)).map(({ text }) => text);
      const [first = ""] = notes;
      return plain(first).startsWith(plain(named.text))
        ? { vital: { ...named, text: first }, also: notes.slice(1) }
        : { vital: named, also: notes };
    });
}

const keyOf = ({ vital, text }: Vital) => `${vital} ${plain(text)}`;
