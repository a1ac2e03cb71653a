import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { AccessList, CareRelationLength } from "../law-contract.ts";

/**
 * Per open service its compartments, who opens them by profession, and the staff with the ground of
 * their secrecy: the categories of persons with access that article 9 of the law of 30 July 2018
 * wants listed. No person who is cared for.
 */
export async function listWhoMayOpen(tx: Tx) {
  const { rows } = await sql<AccessList>`
    select s.key, s.name, s.enterprise_number as "enterpriseNumber", s.approval_number as "approvalNumber",
           s.privacy_contact as "privacyContact", s.discreet,
           coalesce((select json_agg(c.compartment order by c.compartment)
             from kring.service_compartments c where c.service_id = s.id), '[]') as compartments,
           coalesce((select json_agg(json_build_object('profession', o.profession, 'compartments', o.compartments)
                       order by o.profession)
             from (select profession, json_agg(compartment order by compartment) as compartments
                     from kring.openings where service_id = s.id group by profession) o), '[]') as professions,
           coalesce((select json_agg(json_build_object('given', x.given, 'family', x.family, 'profession', x.profession,
                       'roles', x.roles, 'secrecyGround', x.secrecy_ground, 'responsibleName', x.responsible,
                       'opens', x.opens) order by x.family, x.given)
             from (select t.given, t.family, t.profession, t.secrecy_ground,
                          json_agg(distinct m.role) as roles,
                          coalesce(r.given || ' ' || r.family, v.name, '') as responsible,
                          coalesce((select json_agg(o.compartment order by o.compartment) from kring.openings o
                             where o.service_id = s.id and o.profession = t.profession
                               and bool_or(c.role is not null)), '[]') as opens
                     from kring.memberships m join kring.staff t on t.id = m.staff_id
                     left join kring.staff r on r.id = t.responsible_staff_id
                     left join kring.services v on v.id = t.responsible_service_id
                     left join kring.role_capabilities c on c.role = m.role and c.capability = 'vault'
                    where m.service_id = s.id and m.valid @> now()
                    group by t.id, r.id, v.id) x), '[]') as staff
      from kring.services s where s.closed_on is null order by s.name`.execute(tx.db);
  tx.journal({ act: "access-list-opened", detail: { services: rows.length } });
  return { services: rows, madeAt: new Date().toISOString() };
}

export async function listCareRelationLengths(tx: Tx) {
  tx.withoutJournal("a rule of the house, no person");
  const { rows } = await sql<CareRelationLength>`
    select basis, months, source, source_date::text as "sourceDate"
      from kring.care_relation_lengths
     order by array_position(array['contact', 'referral', 'emergency'], basis)`.execute(tx.db);
  return { lengths: rows };
}

/** For relations that begin or are renewed from now on; those of before keep their end. */
export async function changeCareRelationLength(tx: Tx, input: CareRelationLength) {
  const { basis, months, source, sourceDate } = input;
  const before = await tx.db
    .selectFrom("kring.care_relation_lengths")
    .select("months")
    .where("basis", "=", basis)
    .executeTakeFirstOrThrow();
  await tx.db
    .updateTable("kring.care_relation_lengths")
    .set({ months, source: source.trim(), source_date: sql<Date>`${sourceDate}::date` })
    .where("basis", "=", basis)
    .execute();
  tx.journal({
    act: "care-relation-length-changed",
    detail: { basis, from: before.months, to: months },
  });
  return { ...input, source: source.trim() };
}
