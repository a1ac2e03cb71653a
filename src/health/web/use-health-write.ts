import type { TObject, TSchema } from "typebox";
import type { Endpoint } from "../../platform/endpoint.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { getEntry, listEntries } from "../../record/contract.ts";
import { listHealth, listMeasurements } from "../contract.ts";

const changed = [listHealth, listMeasurements, listEntries, getEntry];

/** An act about somebody's health: what is read of it is read anew. */
export function useHealthWrite<I extends TObject, O extends TSchema>(endpoint: Endpoint<I, O>) {
  return useWrite(endpoint, changed);
}
