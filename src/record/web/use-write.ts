import type { TObject, TSchema } from "typebox";
import type { Endpoint } from "../../platform/endpoint.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { getEntry, listEntries, listLatestNotes } from "../contract.ts";

const entries = [listEntries, listLatestNotes, getEntry];

/** An act on an entry: what is read of entries is read anew. */
export function useWriteEntry<I extends TObject, O extends TSchema>(endpoint: Endpoint<I, O>) {
  return useWrite(endpoint, entries);
}
