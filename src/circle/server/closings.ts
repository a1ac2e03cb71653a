import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { oneOfTwo } from "./recipient.ts";
import { findRegistered, standAround } from "./standing.ts";

/** Keeps a colleague or a service out, whatever opened the file to them. Refuses `is-excluded`. */
export async function exclude(tx: Tx, { id, serviceId, staffId }: Input<typeof contract.exclude>) {
  oneOfTwo(serviceId, staffId, "/serviceId");
  const { personId } = await standAround(tx, id);
  const { rows } = await sql<{ id: string }>`
    select s.id from kring.services s
     where s.id = ${serviceId ?? null}::uuid and (not s.discreet or s.id = any (kring.my_services()))
    union all
    select t.id from kring.staff t where t.id = ${staffId ?? null}::uuid`.execute(tx.db);
  if (rows.length === 0) throw notFound();
  const kept = { service_id: serviceId ?? null, staff_id: staffId ?? null };
  if ((await findExclusions(tx, personId, kept)).length > 0) throw new Refusal("is-excluded");
  const exclusion = await tx.db
    .insertInto("kring.exclusions")
    .values({ person_id: personId, ...kept })
    .returning("id")
    .executeTakeFirstOrThrow();
  tx.journal({ act: "excluded", personId, detail: { exclusion: exclusion.id, ...kept } });
  return exclusion;
}

export async function liftExclusion(tx: Tx, { id }: { id: string }) {
  const exclusion = await tx.db
    .selectFrom("kring.exclusions")
    .select(["person_id", "service_id", "staff_id", "ended_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!exclusion) throw notFound();
  if (exclusion.ended_at) throw new Refusal("has-ended");
  const open = await findExclusions(tx, exclusion.person_id, exclusion);
  await tx.db
    .updateTable("kring.exclusions")
    .set({ ended_at: sql<Date>`now()` })
    .where("id", "in", [id, ...open])
    .where("ended_at", "is", null)
    .execute();
  tx.journal({ act: "exclusion-lifted", personId: exclusion.person_id, detail: { exclusion: id } });
  return { done: true };
}

/** Those of the same colleague or service that are told to the actor: two who record it at once write two. */
async function findExclusions(
  tx: Tx,
  personId: string,
  kept: { service_id: string | null; staff_id: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from kring.exclusions
     where person_id = any (kring.same_person(${personId})) and ended_at is null
       and coalesce(service_id, staff_id) = ${kept.service_id ?? kept.staff_id}::uuid`.execute(
    tx.db,
  );
  return rows.map(({ id }) => id);
}

/** My own file, or a relative's: closed to me when this is committed. Refuses `is-declared`. */
export async function declareOwnFile(tx: Tx, { id, kind }: Input<typeof contract.declareOwnFile>) {
  const personId = await findRegistered(tx, id);
  const declared = await tx.db
    .insertInto("kring.own_files")
    .values({ staff_id: tx.actor.id, person_id: personId, kind })
    .returning("id")
    .executeTakeFirstOrThrow();
  tx.journal({ act: "own-file-declared", personId, detail: { ownFile: declared.id, kind } });
  return declared;
}

/** Not by whoever declared it: the data protection officer opens it again. */
export async function endOwnFile(tx: Tx, { id }: { id: string }) {
  const declared = await tx.db
    .selectFrom("kring.own_files")
    .select(["person_id", "staff_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!declared || declared.staff_id === tx.actor.id) throw notFound();
  const { numUpdatedRows } = await tx.db
    .updateTable("kring.own_files")
    .set({ ended_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("has-ended");
  tx.journal({ act: "own-file-ended", personId: declared.person_id, detail: { ownFile: id } });
  return { done: true };
}
