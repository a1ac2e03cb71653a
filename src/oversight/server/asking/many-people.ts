import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import { lookingActs } from "../../acts.ts";
import type { Thresholds } from "../raise-alerts.ts";
import { byColleague, type Counted, count, dayOf, type Raised, sinceYesterday } from "./raised.ts";

const seen = sql`
  seen as materialized (
    select actor_id, person_id, at, ${dayOf(sql`at`)} as day from kring.journal
     where at >= ${sinceYesterday} and act = any (${lookingActs}::text[]) and person_id is not null and ${byColleague}
  ), days as (
    select actor_id, day, count(distinct person_id)::int as people, min(at) as begins, max(at) as ends
      from seen group by 1, 2
  )`;

/** More different people within an hour, or in a day, than the house expects of anybody. */
export async function askAboutManyPeople(tx: Tx, thresholds: Thresholds): Promise<Raised[]> {
  const [hour, day] = [thresholds["people-hour"], thresholds["people-day"]];
  const counted = await count(
    tx,
    sql<Counted>`
      with ${seen}, hours as (
        select d.actor_id, d.day, max(h.people) as people
          from days d join seen s using (actor_id, day)
         cross join lateral (
           select count(distinct b.person_id)::int as people from seen b
            where b.actor_id = s.actor_id and b.at > s.at - interval '1 hour' and b.at <= s.at) h
         where d.people > ${hour} group by 1, 2
      )
      select d.actor_id as staff, d.day::text as day, d.begins, d.ends,
             json_build_object('people', d.people, 'peopleInAnHour', coalesce(h.people, d.people)) as figures
        from days d left join hours h using (actor_id, day)
       where d.people > ${day} or h.people > ${hour}`,
  );
  return counted.map((raised) => ({
    kind: "many-people",
    ...raised,
    thresholds: { "people-hour": hour, "people-day": day },
  }));
}

/** More different people in a day than this colleague's own usual day, when that is known. */
export async function askAboutUnusuallyMany(tx: Tx, thresholds: Thresholds): Promise<Raised[]> {
  const [times, least] = [thresholds["usual-times"], thresholds["usual-least"]];
  const counted = await count(
    tx,
    sql<Counted>`
      with ${seen}
      select d.actor_id as staff, d.day::text as day, d.begins, d.ends,
             json_build_object('people', d.people, 'usually', u.median) as figures
        from days d cross join lateral (
          select percentile_cont(0.5) within group (order by before.people) as median, count(*) as days
            from (select count(distinct j.person_id) as people from kring.journal j
                   where j.actor_id = d.actor_id and j.act = any (${lookingActs}::text[]) and j.person_id is not null
                     and j.at >= (d.day - 30)::timestamp at time zone 'Europe/Brussels'
                     and j.at < d.day::timestamp at time zone 'Europe/Brussels'
                   group by ${dayOf(sql`j.at`)}) before) u
       where d.people > ${least} and u.days >= 5 and d.people > ${times} * u.median`,
  );
  return counted.map((raised) => ({
    kind: "unusually-many",
    ...raised,
    thresholds: { "usual-times": times, "usual-least": least },
  }));
}
