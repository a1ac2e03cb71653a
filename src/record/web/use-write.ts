import type { TObject, TSchema } from "typebox";
import type { Endpoint } from "../../platform/endpoint.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { getEntry, listEntries, listLatestNotes, writeNote } from "../contract.ts";

const notes = [listEntries, listLatestNotes, getEntry];

/**
 * An act on an entry: pages of other modules may show it, so everything on the screen is read anew.
 * A new note stands among the notes only.
 */
export function useWriteEntry<I extends TObject, O extends TSchema>(endpoint: Endpoint<I, O>) {
  return useWrite(endpoint, endpoint.name === writeNote.name ? notes : "everything");
}
