import type { Readable } from "node:stream";

/** What can be made anew from a file, and is kept beside it so that it is not made twice. */
export const madeKinds = ["thumbnail", "preview", "copy"] as const;
export type MadeKind = (typeof madeKinds)[number];

/** SHA-256 of a content, in hexadecimal; of what was made from it, with the word behind. */
export interface FileKey {
  readonly hash: string;
  readonly made?: MadeKind;
}

export interface StoredFile {
  readonly content: Readable;
  readonly bytes: number;
}

/**
 * Where bytes lie. The same content lies there once, whoever brought it and whatever they called it;
 * nothing in the store knows a person or a name. Who may read is asked before the store is.
 */
export interface FileStore {
  /** Takes the file at `path` over; it may be moved away. What lies there already stays. */
  keep(key: FileKey, path: string): Promise<void>;
  /** The same of something small that was made here. */
  keepMade(key: FileKey, content: Buffer): Promise<void>;
  find(key: FileKey): Promise<StoredFile | undefined>;
}

/** `ab/cd/abcd…`, the only names in the store; anything but a sum is a fault of ours. */
export function placeOf({ hash, made }: FileKey): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("not the sum of a content");
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}${made ? `.${made}` : ""}`;
}
