import { type RawBuilder, sql } from "kysely";
import { longWaitDays } from "../../orientation/rules.ts";
import type { Input } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";

/*
 * What stands in each list. Every line: kind, id, person_id, service_id, compartment (where something
 * of an entry is shown), at, on, text, overdue, and `sort`, the order of the list.
 */

type Lines = RawBuilder<unknown>;

export function linesOf(
  tx: Tx,
  { list, months = 6 }: Pick<Input<typeof contract.listMyDay>, "list" | "months">,
): Lines {
  switch (list) {
    case "today":
      return sql`${turnsToday} union all ${contactsToday(tx)} union all ${stepsOf(today, today)}`;
    case "waiting":
      return sql`${referrals} union all ${drafts(tx)} union all ${sittings(tx)}
        union all ${withholdings(tx, sql`w.review_on <= kring.today()`)}`;
    case "due":
      return sql`${stepsOf(sql`kring.today() - 365`, sql`kring.today() - 1`)} union all ${stepsOf(sql`kring.today() + 1`, sql`kring.today() + 7`)}
        union all ${withholdings(tx, sql`w.review_on between kring.today() + 1 and kring.today() + 30`)}
        union all ${careEnding} union all ${unanswered}`;
    case "lost":
      return lost(months);
  }
}

const today = sql`kring.today()`;
const day = (on: Lines) => sql`(${on})::timestamp at time zone 'Europe/Brussels'`;

const turnsToday = sql`
  select t.state, t.id, t.person_id, null::uuid, null::text, x.since, null::date, t.ticket, false, x.since
    from kring.turns t cross join lateral (select case t.state when 'waiting' then t.waiting_since else t.moved_at end as since) x
   where t.centre_id = (select kring.current_centre()) and t.day = kring.today()
     and t.state in ('waiting', 'called', 'being-seen', 'no-answer')
     and t.person_id = any ((select kring.related_people())::uuid[])`;

/** Mine, of today: that they were, not what was said. */
const contactsToday = (tx: Tx) => sql`
  select 'contact', e.id, e.person_id, e.service_id, null, c.began_at, null::date, '', false, c.began_at
    from kring.entries e join kring.contacts c on c.entry_id = e.id
   where e.kind = 'contact' and e.author_id = ${tx.actor.id} and e.service_id = any ((select kring.my_services())::uuid[])
     and e.written_at >= ${day(sql`kring.today()`)} and c.began_at >= ${day(sql`kring.today()`)}`;

/** What I am to do; where nobody was named, whoever wrote it. */
const stepsOf = (since: Lines, until: Lines) => sql`
  select 'next-step', e.id, e.person_id, e.service_id, e.compartment, null::timestamptz, c.next_on, c.next_step,
    c.next_on < kring.today(), ${day(sql`c.next_on`)}
    from kring.entries e join kring.contacts c on c.entry_id = e.id
   where e.id = any ((select kring.my_open_steps(${since}, ${until}))::uuid[])`;

/** Those that nobody moved yet; one the person took back is not there any more. */
const referrals = sql`
  select 'referral', r.id, r.person_id, r.from_service, h.compartment, r.asked_at, null::date, w.what, false, r.asked_at
    from kring.referred_needs(array(select r.id from kring.referrals r
           where r.to_service = any ((select kring.my_services())::uuid[])
             and not exists (select from kring.referral_moves m where m.referral_id = r.id))) w
    join kring.referrals r on r.id = w.referral_id join kring.shares h on h.id = r.share_id`;

/** What I handed on and nobody moved for long; which need it is stands where it was named. */
const unanswered = sql`
  select 'unanswered', r.id, r.person_id, null::uuid, null, r.asked_at, null::date, s.name, true, r.asked_at
    from kring.referrals r join kring.services s on s.id = r.to_service
   where r.id = any ((select kring.my_unanswered(${longWaitDays}))::uuid[])
     and r.from_service = any ((select kring.my_services())::uuid[])`;

const drafts = (tx: Tx) => sql`
  select 'draft', d.id, d.person_id, null::uuid, null, d.saved_at, null::date, '', false, d.saved_at
    from kring.drafts d where d.author_id = ${tx.actor.id}`;

/** What the person handed in waits to be put into their file. */
const sittings = (tx: Tx) => sql`
  select case when s.handed_in_at is null then 'sitting' else 'handed-in' end, s.id, s.person_id, s.service_id, null, s.saved_at, null::date, '', false, s.saved_at
    from kring.sittings s where s.staff_id = ${tx.actor.id} and s.ended_at is null`;

const withholdings = (tx: Tx, when: Lines) => sql`
  select 'withholding', e.id, e.person_id, e.service_id, null, null::timestamptz, w.review_on, '',
    w.review_on < kring.today(), ${day(sql`w.review_on`)}
    from kring.withholdings w join kring.entries e on e.id = w.entry_id
   where w.withheld_by = ${tx.actor.id} and w.ended_at is null and ${when}`;

/** Of a service of mine and not renewed. */
const careEnding = sql`
  select 'care-ending', g.person_id, g.person_id, g.source_service, null, null::timestamptz,
    kring.last_day(max(upper(g.valid)))::date, '', false, max(upper(g.valid))
    from kring.my_grants() g join kring.people p on p.id = g.person_id and p.merged_into is null
   where g.because = 'care-relation' and g.source_service = any ((select kring.my_services())::uuid[])
   group by g.person_id, g.source_service
  having max(upper(g.valid)) <= now() + interval '30 days'`;

const lost = (months: number) => sql`
  select 'lost', l.person_id, l.person_id, null::uuid, null::text, l.last_at, null::date, '', false, coalesce(l.last_at, l.since)
    from kring.lost_sight(${months}) l`;
