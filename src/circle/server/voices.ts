import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { isMinor, lastMinorDay } from "../rules.ts";
import { findRegistered, standAround } from "./standing.ts";

/** Somebody the person trusts, or who speaks for them (CONF-36). Refuses `not-a-minor` for a parent. */
export async function addRepresentation(tx: Tx, input: Input<typeof contract.addRepresentation>) {
  const { kind, name, evidence, since } = input;
  const { personId, today } = await standAround(tx, input.id);
  const until =
    kind === "parent" ? await parentUntil(tx, personId, today, input.until) : input.until;
  if (until !== null && until < since)
    throw new Invalid([{ path: "/until", code: "before-since" }]);
  const other = input.otherId === null ? null : await findRegistered(tx, input.otherId);
  if (other === personId) throw new Invalid([{ path: "/otherId", code: "same-person" }]);
  const added = await tx.db
    .insertInto("kring.representations")
    .values({
      person_id: personId,
      kind,
      name: name.trim(),
      other_id: other,
      compartments: [...new Set(input.compartments)],
      evidence,
      valid: sql<string>`daterange(${since}::date, ${until}::date, '[]')`,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const detail = { representation: added.id, kind };
  tx.journal({ act: "representation-added", personId, detail });
  return added;
}

/** A minor decides alone in these matters (CONF-35). Refuses `not-a-minor` when the birth says so. */
export async function assessMaturity(tx: Tx, input: Input<typeof contract.assessMaturity>) {
  const { personId, today } = await standAround(tx, input.id);
  if (isMinor(await readBirth(tx, personId), today) === false) throw new Refusal("not-a-minor");
  const compartments = [...new Set(input.compartments)];
  const assessed = await tx.db
    .insertInto("kring.maturities")
    .values({ person_id: personId, compartments })
    .returning("id")
    .executeTakeFirstOrThrow();
  const detail = { maturity: assessed.id, compartments };
  tx.journal({ act: "maturity-assessed", personId, detail });
  return assessed;
}

export async function endRepresentation(tx: Tx, { id }: { id: string }) {
  const personId = await end(tx, "kring.representations", id);
  tx.journal({ act: "representation-ended", personId, detail: { representation: id } });
  return { done: true };
}

export async function endMaturity(tx: Tx, { id }: { id: string }) {
  const personId = await end(tx, "kring.maturities", id);
  tx.journal({ act: "maturity-ended", personId, detail: { maturity: id } });
  return { done: true };
}

async function end(tx: Tx, table: "kring.representations" | "kring.maturities", id: string) {
  const found = await tx.db
    .selectFrom(table)
    .select("person_id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw notFound();
  const { personId } = await standAround(tx, found.person_id);
  const { numUpdatedRows } = await tx.db
    .updateTable(table)
    .set({ ended_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("has-ended");
  return personId;
}

/** Parents speak for a minor, and no longer than that. */
async function parentUntil(tx: Tx, personId: string, today: string, until: string | null) {
  const birth = await readBirth(tx, personId);
  if (isMinor(birth, today) === false) throw new Refusal("not-a-minor");
  const last = lastMinorDay(birth);
  return last !== null && (until === null || until > last) ? last : until;
}

async function readBirth(tx: Tx, personId: string): Promise<string | null> {
  const { birth } = await tx.db
    .selectFrom("kring.people")
    .select("birth")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return birth;
}
