import { sql } from "kysely";
import type { Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Place } from "../contract.ts";
import { readSignatures } from "./entry-rows.ts";

interface Row extends Omit<Place, "colleagues"> {
  readonly staffIds: readonly string[];
}

/**
 * Where one may write about somebody; nowhere for whom one does not care for. The compartment of
 * one's own profession comes first, and so writing begins there: a social worker's is social, though
 * they also open legal.
 */
export async function listWritable(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.listWritable>> {
  tx.withoutJournal("what one may do oneself; nothing of the person is read");
  const { rows } = await sql<Row>`
    with mine as materialized (
      select distinct g.service_id, g.compartment
        from kring.grounds_about(kring.focus_on(${id})) g where g.ground = 'own')
    select json_build_object('id', s.id, 'key', s.key, 'name', s.name) as service,
      (select json_agg(m.compartment order by u.own desc nulls last, m.compartment)
         from mine m left join kring.usual_openings u
           on u.compartment = m.compartment and u.profession = current_setting('kring.profession', true)
        where m.service_id = s.id) as compartments,
      array(select distinct m.staff_id from kring.memberships m join kring.role_capabilities c using (role)
             where m.service_id = s.id and c.capability = 'vault' and m.valid @> now()
               and m.staff_id <> ${tx.actor.id}) as "staffIds"
      from kring.services s where s.id in (select m.service_id from mine m)
     order by s.name, s.key`.execute(tx.db);
  const signed = await readSignatures(
    tx,
    rows.flatMap(({ staffIds }) => [...staffIds]),
  );
  return {
    places: rows.map(({ staffIds, ...place }) => ({
      ...place,
      colleagues: staffIds
        .map(signed)
        .sort(
          (one, other) =>
            one.family.localeCompare(other.family) || one.given.localeCompare(other.given),
        ),
    })),
  };
}
