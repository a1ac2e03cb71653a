import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import { lookingActs } from "../../acts.ts";
import type { Thresholds } from "../raise-alerts.ts";
import { byColleague, type Counted, count, dayOf, type Raised, sinceYesterday } from "./raised.ts";

/** More people than expected looked at in one night, which begins and ends at an hour of Brussels. */
export async function askAboutNights(tx: Tx, thresholds: Thresholds): Promise<Raised[]> {
  const [from, to] = [thresholds["night-from"], thresholds["night-to"]];
  const people = thresholds["night-people"];
  if (from === to) return [];
  const crossesMidnight = from > to;
  const isNight = crossesMidnight
    ? sql`(l.hour >= ${from} or l.hour < ${to})`
    : sql`(l.hour >= ${from} and l.hour < ${to})`;
  const night = crossesMidnight
    ? sql`(l.local - ${to} * interval '1 hour')::date`
    : sql`l.local::date`;
  const counted = await count(
    tx,
    sql<Counted>`
      select n.actor_id as staff, n.night::text as day, min(n.at) as begins, max(n.at) as ends,
             json_build_object('people', count(distinct n.person_id)) as figures
        from (select l.actor_id, l.person_id, l.at, ${night} as night
                from (select actor_id, person_id, at, at at time zone 'Europe/Brussels' as local,
                             extract(hour from at at time zone 'Europe/Brussels') as hour
                        from kring.journal
                       where at >= ${sinceYesterday} and act = any (${lookingActs}::text[])
                         and person_id is not null and ${byColleague}) l
               where ${isNight}) n
       group by n.actor_id, n.night having count(distinct n.person_id) > ${people}`,
  );
  return counted.map((raised) => ({
    kind: "at-night",
    ...raised,
    thresholds: { "night-from": from, "night-to": to, "night-people": people },
  }));
}

const ways = ["person-registered", "person-arrived", ...lookingActs];

/** Searches after which nobody was opened, registered or welcomed within ten minutes. */
export async function askAboutSearches(tx: Tx, thresholds: Thresholds): Promise<Raised[]> {
  const most = thresholds["searches-day"];
  const counted = await count(
    tx,
    sql<Counted>`
      select s.actor_id as staff, ${dayOf(sql`s.at`)}::text as day, min(s.at) as begins, max(s.at) as ends,
             json_build_object('searches', count(*)) as figures
        from kring.journal s
       where s.at >= ${sinceYesterday} and s.act = 'people-searched' and ${byColleague}
         and not exists (select from kring.journal f
               where f.actor_id = s.actor_id and f.act = any (${ways}::text[])
                 and f.at between s.at and s.at + interval '10 minutes')
       group by s.actor_id, ${dayOf(sql`s.at`)} having count(*) > ${most}`,
  );
  return counted.map((raised) => ({
    kind: "searches-without-opening",
    ...raised,
    thresholds: { "searches-day": most },
  }));
}

export async function askAboutRefusals(tx: Tx, thresholds: Thresholds): Promise<Raised[]> {
  const most = thresholds["refusals-day"];
  const counted = await count(
    tx,
    sql<Counted>`
      select actor_id as staff, ${dayOf(sql`at`)}::text as day, min(at) as begins, max(at) as ends,
             json_build_object('refusals', count(*)) as figures
        from kring.journal
       where at >= ${sinceYesterday} and act = 'refused' and ${byColleague}
       group by actor_id, ${dayOf(sql`at`)} having count(*) > ${most}`,
  );
  return counted.map((raised) => ({
    kind: "refusals",
    ...raised,
    thresholds: { "refusals-day": most },
  }));
}
