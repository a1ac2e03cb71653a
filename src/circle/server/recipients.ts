import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { standAround } from "./standing.ts";

type Recipients = Output<typeof contract.listRecipients>;

/**
 * To whom this kind of secret can be passed on: who is bound by secrecy, no discreet service of
 * others, nobody the person keeps out; with the consent that covers it.
 */
export async function listRecipients(
  tx: Tx,
  { id, sourceService, compartment, entryId, purpose }: Input<typeof contract.listRecipients>,
): Promise<Recipients> {
  const { personId, records } = await standAround(tx, id);
  const { rows } = await sql<Recipients & { isOurs: boolean }>`
    with asked as (
      select distinct on (c.recipient_service, c.recipient_staff) c.recipient_service, c.recipient_staff, c.decision,
        case when c.decision = 'agreed' then json_build_object('id', c.id, 'until', kring.last_day(c.until)) end as consent
      from kring.consents c
      where c.person_id = any (${records}::uuid[]) and c.source_service = ${sourceService} and c.purpose = ${purpose}
        and ${compartment} = any (c.compartments)
        and coalesce(c.entry_id = ${entryId ?? null}::uuid, c.entry_id is null) and coalesce(c.until > now(), true)
        and not exists (select from kring.consent_withdrawals w where w.consent_id = c.id)
      order by c.recipient_service, c.recipient_staff, c.given_at desc, c.id desc
    ), kept_out as (
      select x.service_id, x.staff_id from kring.exclusions x where x.person_id = any (${records}::uuid[]) and x.ended_at is null
    ), receiving as (
      select m.staff_id, json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
          filter (where not s.discreet or s.id = any (kring.my_services())) as services
      from kring.memberships m join kring.role_capabilities c on c.role = m.role and c.capability = 'vault'
      join kring.services s on s.id = m.service_id
      where m.valid @> now() and (s.closed_on is null or s.closed_on > kring.today())
      group by m.staff_id
      having count(*) filter (where m.service_id in (select k.service_id from kept_out k where k.service_id is not null)) = 0
    )
    select ${sourceService}::uuid = any (kring.my_services()) as "isOurs",
      coalesce((select json_agg(json_build_object('service', json_build_object('id', s.id, 'name', s.name),
          'cares', s.id in (select c.service_id from kring.care_around(${personId}) c where c.staff_id is null),
          'consent', a.consent, 'refused', coalesce(a.decision = 'refused', false)) order by s.name)
        from kring.services s left join asked a on a.recipient_service = s.id
        where s.id <> ${sourceService} and (not s.discreet or s.id = any (kring.my_services()))
          and (s.closed_on is null or s.closed_on > kring.today())
          and exists (select from kring.service_compartments k where k.service_id = s.id)
          and s.id not in (select k.service_id from kept_out k where k.service_id is not null)), '[]') as services,
      coalesce((select json_agg(json_build_object(
          'colleague', json_build_object('id', t.id, 'given', t.given, 'family', t.family, 'profession', t.profession),
          'services', coalesce(r.services, '[]'), 'consent', a.consent, 'refused', coalesce(a.decision = 'refused', false))
          order by t.family, t.given, t.id)
        from kring.staff t join receiving r on r.staff_id = t.id left join asked a on a.recipient_staff = t.id
        where t.secrecy_ground is not null and t.id <> kring.current_actor() and (t.left_on is null or t.left_on > kring.today())
          and t.id not in (select k.staff_id from kept_out k where k.staff_id is not null)), '[]') as colleagues`.execute(
    tx.db,
  );
  const [found] = rows;
  if (!found?.isOurs) throw notFound();
  tx.journal({
    act: "recipients-listed",
    personId,
    detail: { source: sourceService, compartment },
  });
  return { services: found.services, colleagues: found.colleagues };
}
