import { sql } from "kysely";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { MemberService, ServiceInBrief } from "../service-contract.ts";

const members = sql`(select count(distinct m.staff_id)::int from kring.memberships m
  where m.service_id = s.id and m.valid @> now())`;

/** In the order in which people think of them: as the compartments stand in the contract. */
const kept = sql`coalesce((select json_agg(c.compartment order by array_position(
    array['health', 'mind', 'social', 'debt', 'legal', 'addiction', 'community'], c.compartment))
  from kring.service_compartments c where c.service_id = s.id), '[]')`;

export async function listAllServices(tx: Tx) {
  tx.withoutJournal("the services of the house, no person");
  const services = await sql<ServiceInBrief>`
    select s.id, s.key, s.name, s.discreet, ${kept} as compartments, ${members} as members,
           s.closed_on::text as "closedOn"
      from kring.services s order by s.name`.execute(tx.db);
  const centres = await tx.db
    .selectFrom("kring.centres")
    .select(["id", "name"])
    .orderBy("name")
    .execute();
  return { services: services.rows, centres };
}

export async function getService(tx: Tx, { key }: { key: string }): Promise<MemberService> {
  tx.withoutJournal("a service of the house, no person");
  return readService(tx, key);
}

/** Refuses `not-found`. */
export async function readService(tx: Tx, key: string): Promise<MemberService> {
  const { rows } = await sql<MemberService>`
    select s.id, s.key, s.name, s.discreet, ${kept} as compartments, ${members} as members,
           s.closed_on::text as "closedOn", s.version, s.enterprise_number as "enterpriseNumber",
           s.approval_number as "approvalNumber", s.privacy_contact as "privacyContact",
           s.desk_label as "deskLabel",
           coalesce((select json_agg(c.centre_id) from kring.service_centres c where c.service_id = s.id), '[]') as centres,
           coalesce((select json_agg(json_build_object('profession', p.profession, 'members', p.members))
             from (select t.profession, count(distinct t.id)::int as members
                     from kring.memberships m join kring.staff t on t.id = m.staff_id
                    where m.service_id = s.id and m.valid @> now() group by t.profession) p), '[]') as professions,
           coalesce((select json_agg(json_build_object('profession', o.profession, 'compartment', o.compartment)
                       order by o.profession, o.compartment)
             from kring.openings o where o.service_id = s.id), '[]') as openings,
           coalesce((select json_agg(json_build_object('profession', u.profession, 'compartment', u.compartment)
                       order by u.profession, u.compartment)
             from kring.usual_openings u join kring.service_compartments c using (compartment)
            where c.service_id = s.id), '[]') as usual
      from kring.services s where s.key = ${key}`.execute(tx.db);
  const [service] = rows;
  if (!service) throw notFound();
  return service;
}
