import { sql } from "kysely";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Withhold } from "../contract.ts";
import { checkWithholding } from "../rules.ts";

export function today(): string {
  return Temporal.Now.plainDateISO("Europe/Brussels").toString();
}

/** A second one at the same moment is `already-withheld`, by the constraint. */
export async function withhold(tx: Tx, entryId: string, { motive, reviewOn }: Withhold) {
  await tx.db
    .insertInto("kring.withholdings")
    .values({ entry_id: entryId, motive, review_on: sql<Date>`${reviewOn}::date` })
    .execute();
}

export function refuseBadWithholding(asked: Withhold): void {
  const errors = checkWithholding(asked, today());
  if (errors.length > 0) throw new Invalid(errors);
}

/** Ends the one that is open, or exactly `id` of it; answers whether there was one. */
export async function endOpenWithholding(tx: Tx, entryId: string, id?: string): Promise<boolean> {
  let ending = tx.db
    .updateTable("kring.withholdings")
    .set({ ended_at: sql<Date>`now()` })
    .where("entry_id", "=", entryId)
    .where("ended_at", "is", null);
  if (id) ending = ending.where("id", "=", id);
  const { numUpdatedRows } = await ending.executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function notWithheld(): Refusal {
  return new Refusal("not-withheld");
}
