import { sql } from "kysely";
import type { Compartment } from "../../access/contract.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { EntryKind, VitalKind } from "../contract.ts";
import type { Focus } from "./focus.ts";

export interface Head {
  readonly serviceId: string;
  readonly compartment: Compartment;
  readonly kind: EntryKind;
  readonly vital?: VitalKind | null;
}

/**
 * Writes the head of an entry and its line in the journal; what stands in it is its kind's to write,
 * in the same transaction. `detail` is for the journal: no free text. Answers its id. Where one may
 * not write there is nobody to write about: `not-found`.
 *
 * @example const entryId = await beginEntry(tx, focus, { ...place, kind: "allergy", vital: "allergy" });
 */
export async function beginEntry(
  tx: Tx,
  { personId }: Focus,
  { serviceId, compartment, kind, vital = null }: Head,
  detail: Record<string, unknown> = {},
): Promise<string> {
  const { rows } = await sql<{ may: boolean }>`
    select kring.may_write(${personId}, ${serviceId}, ${compartment}) as may`.execute(tx.db);
  if (!rows[0]?.may) throw notFound();
  const { id } = await tx.db
    .insertInto("kring.entries")
    .values({ person_id: personId, service_id: serviceId, compartment, kind, vital })
    .returning("id")
    .executeTakeFirstOrThrow();
  tx.journal({
    act: "entry-written",
    personId,
    detail: {
      entry: id,
      kind,
      service: serviceId,
      compartment,
      ...(vital && { vital }),
      ...detail,
    },
  });
  return id;
}
