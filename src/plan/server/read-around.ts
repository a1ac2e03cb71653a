import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Picture } from "../contract.ts";

export interface Around extends Pick<Picture, "care" | "voices" | "elsewhere" | "unfinished"> {
  readonly standsIn: boolean;
  readonly glass: boolean;
}

/** Who stands around a person, as the circle tells it; asked under the focus. */
export async function readAround(tx: Tx, id: string): Promise<Around | undefined> {
  const { rows } = await sql<Around>`
    with about as materialized (select current_setting('kring.focus')::uuid[] as ids, kring.stand_around(${id}) <> '{}' as inside),
      mine as materialized (select s.id, s.handed_in_at from kring.sittings s
         where s.staff_id = ${tx.actor.id} and s.person_id = any ((select ids from about)::uuid[]) and s.ended_at is null)
    select about.inside as "standsIn",
      exists (select from kring.break_glass b where b.person_id = any (about.ids) and b.staff_id = ${tx.actor.id}
         and b.closed_at is null and b.until > now()) as glass,
      coalesce((select json_agg(json_build_object('service', json_build_object('id', c.service_id, 'name', c.service),
          'only', case when c.staff_id is not null then json_build_object('id', c.staff_id, 'given', c.given, 'family', c.family, 'profession', c.profession) end,
          'ours', c.service_id = any (kring.my_services()), 'until', kring.last_day(c.until))
          order by c.service, c.family nulls first, c.id)
        from kring.care_around(${id}) c), '[]') as care,
      coalesce((select json_agg(json_build_object('kind', r.kind, 'name', r.name) order by r.recorded_at, r.id)
        from kring.representations r
       where about.inside and r.person_id = any (about.ids) and r.ended_at is null and r.valid @> kring.today()), '[]') as voices,
      coalesce((select json_agg(json_build_object('service', json_build_object('id', e.service_id, 'name', e.service), 'contacts', e.contacts)
          order by e.service)
        from kring.contacts_elsewhere(${id}) e), '[]') as elsewhere,
      json_build_object(
        'drafts', (select count(*) from kring.drafts d where d.author_id = ${tx.actor.id} and d.person_id = any (about.ids)),
        'sittings', (select count(*) from mine where handed_in_at is null),
        'handedIn', array(select id from mine where handed_in_at is not null order by handed_in_at)) as unfinished
    from about`.execute(tx.db);
  return rows[0];
}
