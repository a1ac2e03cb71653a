import { notFound } from "../../platform/problem.ts";
import type { ReadAgain, Tx } from "../../platform/server/database.ts";
import type { Entry } from "../../record/contract.ts";
import { emergencyDetail, focusOnEntry, readEntry } from "../../record/server/index.ts";

/** The one that stands in an entry of its kind; an entry of another kind is not there. */
export function only<T>([found]: readonly T[]): T {
  if (!found) throw notFound();
  return found;
}

/**
 * The answer of a command that is asked twice is read anew: whoever lost the right since finds the
 * entry no more, not even the one they wrote. That it was read stands in the journal.
 */
export function readAgainWith<T extends { readonly entry: Entry }>(
  read: (tx: Tx, entries: readonly Entry[]) => Promise<readonly T[]>,
): ReadAgain<T> {
  return {
    keep: ({ entry }) => ({ id: entry.id }),
    read: async (tx, { id }) => {
      const focus = await focusOnEntry(tx, id);
      const entry = await readEntry(tx, id, focus);
      const glass = await emergencyDetail(tx, focus.everyone, [entry]);
      const { service, compartment, ground } = entry;
      const detail = { entry: id, service: service.id, compartment, ground, ...glass };
      tx.journal({ act: "entry-opened", personId: focus.personId, detail });
      return only(await read(tx, [entry]));
    },
  };
}
