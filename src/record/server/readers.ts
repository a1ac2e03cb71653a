import { sql } from "kysely";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";

/**
 * Narrows an entry of the actor to these colleagues and the actor; who was named before and is not
 * now, is named no more. Throws Invalid `nobody` at the place of whom the house does not know.
 */
export async function nameReaders(
  tx: Tx,
  entryId: string,
  to: readonly string[],
  path: string,
): Promise<void> {
  const { rows: known } = await sql<{ id: string }>`
    select id from kring.name_staff(${[...to]}::uuid[])`.execute(tx.db);
  const errors = to.flatMap((id, index) =>
    known.some((one) => one.id === id.toLowerCase())
      ? []
      : [{ path: `${path}/${index}`, code: "nobody" }],
  );
  if (errors.length > 0) throw new Invalid(errors);
  // The author among them: that the entry is narrowed must be written down even when nobody is named.
  const named = [...new Set([tx.actor.id, ...known.map(({ id }) => id)])];
  await tx.db
    .updateTable("kring.restrictions")
    .set({ ended_at: sql<Date>`now()` })
    .where("entry_id", "=", entryId)
    .where("ended_at", "is", null)
    .where("staff_id", "not in", named)
    .execute();
  await tx.db
    .insertInto("kring.restrictions")
    .values(named.map((staff_id) => ({ entry_id: entryId, staff_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
