import { sql } from "kysely";
import type { Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";

type Row = Omit<contract.Ground, "since" | "untilMoment"> & {
  readonly since: Date;
  readonly untilMoment: Date | null;
  readonly personId: Output<typeof contract.whyCanISee>["personId"];
};

/**
 * On which grounds this entry is open to the actor at this moment, in data. An entry that is not
 * open to them is not there: why it is closed is never told.
 */
export async function explainAccess(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.whyCanISee>> {
  await sql`select kring.focus_on_entry(${id})`.execute(tx.db);
  const { rows } = await sql<Row>`
    with entry as (
      select e.service_id, e.compartment, e.id, e.vital, kring.same_person(e.person_id) as records
      from kring.entries e where e.id = ${id}
    ), held as (
      select g.*, e.service_id as of_service, e.compartment as of_compartment, e.id as of_entry, e.vital, e.records[1] as root
      from entry e cross join kring.held_about(e.records[1]) g
    ), grounds as (
      select h.*, 'own-service' as kind from held h
       where h.because = 'care-relation' and h.source_service = h.of_service and h.of_service = any (kring.my_services())
         and exists (select from kring.openings o where o.service_id = h.of_service and o.compartment = h.of_compartment
                        and o.profession = current_setting('kring.profession', true))
      union all
      select h.*, 'share' from held h
       where h.because = 'share' and kring.is_bound() and h.source_service = h.of_service and h.compartment = h.of_compartment
         and (h.entry_id is null or h.entry_id = h.of_entry)
         and exists (select from held r where r.because = 'care-relation' and r.source_service = any (kring.my_services())
                        and (h.grantee_service is null or r.source_service = h.grantee_service))
      union all
      select h.*, 'break-glass' from held h
       where h.because = 'break-glass' and kring.is_bound() and h.vital is not null
    )
    select g.root as "personId", g.kind, g.because_id as id,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as service,
      to_json(by) as by, lower(g.valid) as since, kring.last_day(upper(g.valid)) as until,
      case when g.kind = 'break-glass' then upper(g.valid) end as "untilMoment",
      r.basis, h.purpose, h.consent_id as "consentId", g.grantee_staff is not null as "onlyMe"
    from grounds g left join kring.services s on s.id = g.source_service
    left join kring.care_relations r on r.id = g.because_id left join kring.shares h on h.id = g.because_id
    left join lateral kring.name_staff(array[coalesce(h.shared_by, r.begun_by)]) by on true
    order by g.kind, upper(g.valid) desc`.execute(tx.db);
  const personId = rows[0]?.personId;
  if (personId === undefined) throw notFound();
  tx.journal({ act: "access-explained", personId, detail: { entry: id } });
  return {
    personId,
    grounds: rows.map(({ personId: _, ...row }) => ({
      ...row,
      since: row.since.toISOString(),
      untilMoment: row.untilMoment?.toISOString() ?? null,
    })),
  };
}
