import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import { fileActs } from "../../acts.ts";
import type { Thresholds } from "../raise-alerts.ts";
import type { Raised } from "./raised.ts";

interface Share {
  readonly service: string | null;
  readonly day: string;
  readonly begins: Date;
  readonly ends: Date;
  readonly emergencies: number;
  readonly openings: number;
}

/**
 * When more than so many openings in a hundred are emergencies, the rules fit the work badly: a
 * question to whoever made the rules. Of the house and of each service; asked once a month.
 */
export async function askAboutEmergencies(tx: Tx, thresholds: Thresholds): Promise<Raised[]> {
  const [percent, least] = [thresholds["glass-percent"], thresholds["glass-least"]];
  const { rows: counted } = await sql<{ emergencies: number }>`
    select count(*)::int as emergencies from kring.break_glass where opened_at > now() - interval '30 days'`.execute(
    tx.db,
  );
  // Months of journal are read only where there is something to compare them with.
  if ((counted[0]?.emergencies ?? 0) <= least) return [];
  const { rows } = await sql<Share>`
    with members as (
      select distinct m.staff_id, m.service_id from kring.memberships m where m.service_id is not null and m.valid @> now()
      union all select t.id, null from kring.staff t
    ), glass as (
      select m.service_id, count(*)::int as n from kring.break_glass b join members m using (staff_id)
       where b.opened_at > now() - interval '30 days' group by 1
    ), files as (
      select m.service_id, sum(o.n)::int as n from (
          select actor_id, count(distinct (person_id, (at at time zone 'Europe/Brussels')::date)) as n from kring.journal
           where at > now() - interval '30 days' and act = any (${fileActs}::text[]) group by 1) o
        join members m on m.staff_id = o.actor_id group by 1
    )
    select g.service_id as service, date_trunc('month', kring.today())::date::text as day,
           now() - interval '30 days' as begins, now() as ends, g.n as emergencies,
           greatest(coalesce(f.n, 0), g.n) as openings
      from glass g left join files f on f.service_id is not distinct from g.service_id
     where g.n > ${least} and g.n * 100 > ${percent} * greatest(coalesce(f.n, 0), g.n)`.execute(
    tx.db,
  );
  return rows.map(({ emergencies, openings, ...about }) => ({
    kind: "emergencies",
    staff: null,
    ...about,
    figures: { emergencies, openings, percent: Math.round((100 * emergencies) / openings) },
    thresholds: { "glass-percent": percent, "glass-least": least },
  }));
}
