import { sql } from "kysely";
import type { Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import { fileActs, lookingActs } from "../acts.ts";
import type * as contract from "../contract.ts";
import { readThresholds } from "./thresholds.ts";

type Oversight = Output<typeof contract.getOversight>;

/** What waits, and thirty days in figures: the house and its services, never a worker. */
export async function getOversight(tx: Tx): Promise<Oversight> {
  const waiting = await sql<Pick<Oversight, "alerts" | "emergencies">>`
    select (select count(*)::int from kring.alerts where answered_at is null) as alerts,
           (select count(*)::int from kring.break_glass b
             where not exists (select from kring.break_glass_reviews r where r.break_glass_id = b.id)) as emergencies`.execute(
    tx.db,
  );
  const month = await sql<Oversight["month"]>`
    select (count(distinct person_id) filter (where act = any (${lookingActs}::text[])))::int as people,
           (count(*) filter (where act = any (${lookingActs}::text[])))::int as openings,
           (count(*) filter (where act = any (${fileActs}::text[])))::int as files,
           (count(*) filter (where act = 'people-searched'))::int as searches,
           (count(*) filter (where act = 'refused'))::int as refusals,
           (select count(*)::int from kring.break_glass where opened_at > now() - interval '30 days') as emergencies,
           (select count(*)::int from kring.alerts where raised_at > now() - interval '30 days') as alerts
      from kring.journal where at > now() - interval '30 days'`.execute(tx.db);
  const services = await sql<Oversight["services"][number]>`
    with members as (
      select distinct m.service_id, m.staff_id from kring.memberships m where m.service_id is not null and m.valid @> now()
    ), files as (
      select actor_id, count(*)::int n from kring.journal
       where at > now() - interval '30 days' and act = any (${fileActs}::text[]) group by 1
    )
    select s.name,
           coalesce((select sum(f.n) from files f join members m on m.staff_id = f.actor_id where m.service_id = s.id), 0)::int as files,
           (select count(*)::int from kring.break_glass b join members m on m.staff_id = b.staff_id
             where m.service_id = s.id and b.opened_at > now() - interval '30 days') as emergencies,
           (select count(*)::int from kring.alerts a where a.raised_at > now() - interval '30 days'
               and (a.service_id = s.id or exists (select from members m where m.staff_id = a.staff_id and m.service_id = s.id))) as alerts
      from kring.services s where s.closed_on is null order by s.name`.execute(tx.db);
  const thresholds = await readThresholds(tx);
  const [counts, figures] = [waiting.rows[0], month.rows[0]];
  if (!counts || !figures) throw new Error("the figures did not answer");
  tx.journal({ act: "oversight-opened" });
  return {
    ...counts,
    month: figures,
    services: services.rows,
    glassPercent: thresholds.find(({ key }) => key === "glass-percent")?.value ?? 0,
  };
}
