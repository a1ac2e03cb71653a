import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { findRegistered } from "./standing.ts";

/** Begins, or renews by another row, in the name of a service of the actor. Refuses `cannot-begin`, and says not why. */
export async function beginCare(tx: Tx, input: Input<typeof contract.beginCare>) {
  const { serviceId, basis, whom } = input;
  const personId = await findRegistered(tx, input.id);
  const { rows } = await sql<{ id: string; until: string }>`
    insert into kring.care_relations (person_id, service_id, staff_id, basis)
    select ${personId}, s.id, ${whom === "only-me" ? tx.actor.id : null}::uuid, ${basis} from kring.services s
     where s.id = ${serviceId} and s.id = any (kring.my_services()) and (s.closed_on is null or s.closed_on > kring.today())
       and ${personId}::uuid <> all (kring.closed_people())
    returning id, kring.last_day(upper(valid)) as until`.execute(tx.db);
  const [begun] = rows;
  if (!begun) throw new Refusal("cannot-begin");
  const detail = { relation: begun.id, service: serviceId, basis, whom };
  tx.journal({ act: "care-begun", personId, detail });
  return begun;
}

/** Ends it, and what it renewed or was renewed by: of the same service, or the same colleague only. */
export async function endCare(tx: Tx, { id }: { id: string }) {
  const relation = await tx.db
    .selectFrom("kring.care_relations")
    .select(["person_id", "service_id", "staff_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!relation) throw notFound();
  const { rows } = await sql<{ id: string }>`
    update kring.care_relations set ended_at = now()
     where person_id = any (kring.same_person(${relation.person_id})) and service_id = ${relation.service_id}
       and staff_id is not distinct from ${relation.staff_id}::uuid and ended_at is null and upper(valid) > now()
    returning id`.execute(tx.db);
  if (rows.length === 0) throw new Refusal("has-ended");
  const detail = { relations: rows.map((row) => row.id), service: relation.service_id };
  tx.journal({ act: "care-ended", personId: relation.person_id, detail });
  return { done: true };
}
