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

/**
 * They met in person: the care goes on for as long as a contact gives, by another row of the same
 * extent. Nothing is written when that much is given already, as on the second contact of a day.
 */
export async function renewCare(
  tx: Tx,
  { personId, serviceId }: { readonly personId: string; readonly serviceId: string },
): Promise<void> {
  const { rows } = await sql<{ id: string; staffId: string | null }>`
    with now_valid as (
      select r.* from kring.care_relations r
       where r.person_id = any (kring.same_person(${personId})) and r.service_id = ${serviceId}
         and r.ended_at is null and r.valid @> now()
    ), extent as (
      select case when exists (select from now_valid v where v.staff_id is null) then null else ${tx.actor.id}::uuid end as staff_id)
    insert into kring.care_relations (person_id, service_id, staff_id, basis)
    select ${personId}, ${serviceId}, x.staff_id, l.basis
      from extent x join kring.care_relation_lengths l on l.basis = 'contact'
     where ${serviceId}::uuid = any (kring.my_services()) and not exists (
       select from now_valid v where v.staff_id is not distinct from x.staff_id
          and upper(v.valid) > now() + make_interval(months => l.months) - interval '1 day')
    returning id, staff_id as "staffId"`.execute(tx.db);
  const [renewed] = rows;
  if (!renewed) return;
  const whom = renewed.staffId ? "only-me" : "service";
  const detail = { relation: renewed.id, service: serviceId, basis: "contact", whom };
  tx.journal({ act: "care-begun", personId, detail });
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
