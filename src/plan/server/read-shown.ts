import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Picture, PicturedNeed } from "../contract.ts";

export interface Shown
  extends Pick<Picture, "next" | "vital" | "recent" | "ratings" | "toldOfHarm"> {
  readonly needs: readonly Omit<PicturedNeed, "domain">[];
}

/** What is left to say of a head `h`: whose it is, and why it is open. */
const origin = sql`'entryId', h.id, 'service', json_build_object('id', h.service_id, 'name', (select s.name from places s where s.id = h.service_id)), 'compartment', h.compartment,
  'ground', (select coalesce(min(g.ground), 'break-glass') from grounds g where g.person_id = h.person_id
    and (g.entry_id = h.id or g.entry_id is null and g.service_id = h.service_id and g.compartment = h.compartment))`;

const named = (staff: RawBuilder<unknown>) =>
  sql`(select to_json(t) from kring.name_staff(array[${staff}]) t)`;

/** Of what holds: not ended, and nobody said it was a mistake. Looked up once: each gate costs when it is set up. */
const holds = sql`h.id not in (select o.entry_id from over o)`;

const recentShown = 6;

/**
 * What the picture shows of the entries of the person in focus, as far as they are open: one look
 * at their heads, then each kind's own table. Helpers of discreet services of others are not told.
 */
export async function readShown(tx: Tx): Promise<Shown> {
  const { rows } = await sql<Shown>`
    with heads as materialized (
      select e.id, e.person_id, e.service_id, e.compartment, e.kind, e.vital, e.author_id, e.written_at from kring.entries e
       where e.person_id = any ((select current_setting('kring.focus')::uuid[])::uuid[])
         and e.kind in ('contact', 'need', 'allergy', 'medication', 'answers', 'note') and (e.kind <> 'note' or e.vital is not null)
    ), places as materialized (select s.id, s.name from kring.services s), grounds as materialized (
      select * from kring.grounds_about(current_setting('kring.focus')::uuid[])
    ), over as materialized (
      select d.entry_id, false as is_mistake from kring.entry_ends d where d.entry_id = any ((select array_agg(id) from heads)::uuid[])
      union all
      select a.entry_id, true from kring.amendments a where a.kind = 'mistake' and a.entry_id = any ((select array_agg(id) from heads)::uuid[])
    ), agreed as materialized (
      -- Few pass the gate: what ended is left out before, and the index knows only those in which something was agreed.
      select h.*, c.next_step, c.next_on, c.next_by from kring.contacts c join heads h on h.id = c.entry_id
       where c.next_step <> '' and c.entry_id = any ((select array_agg(h.id) from heads h where h.kind = 'contact' and ${holds})::uuid[])
    ), lately as materialized (
      select * from heads h where h.kind = 'contact' order by h.written_at desc limit 20
    ), answered as materialized (
      select h.*, a.answered_at, a.answered_by, a.scores, a.told_of_harm, q.url
        from heads h join kring.answers a on a.entry_id = h.id join kring.questionnaires q on q.id = a.questionnaire_id
       where h.kind = 'answers' and ${holds}
    ), rated as materialized (
      select * from answered where url like '%/six-axes' order by answered_at desc, id desc limit 2
    ), hidden as materialized (select kring.discreet_staff() as staff)
    select
      coalesce((select json_agg(json_build_object(${origin}, 'what', n.what, 'words', n.words, 'since', h.written_at,
          'code', (select coalesce(nullif(k.title_fr, ''), nullif(k.title_nl, ''), k.title_en) || ' (' || k.code || ')'
             from kring.codes k where k.system = n.code_system and k.code = n.code),
          'states', coalesce((select json_agg(json_build_object('state', x.state, 'urgency', x.urgency,
               'unmetBecause', x.unmet_because, 'at', x.changed_at) order by x.changed_at desc, x.id desc)
             from (select * from kring.need_states t where t.entry_id = h.id order by t.changed_at desc, t.id desc limit 6) x), '[]'),
          'helpers', coalesce((select json_agg(json_build_object(
               'service', case when v.id is not null then json_build_object('id', v.id, 'name', v.name) end,
               'colleague', case when p.staff_id is not null then ${named(sql`p.staff_id`)} end, 'outside', p.outside)
               order by p.since_on, p.id)
             from kring.need_helpers p left join kring.services v on v.id = p.service_id
            where p.entry_id = h.id and p.ended_at is null
              and (v.id is null or not v.discreet or v.id = any (kring.my_services()))
              and (p.staff_id is null or p.staff_id <> all ((select staff from hidden)::uuid[]))), '[]'))
          order by h.written_at desc, h.id desc)
        from heads h join kring.needs n on n.entry_id = h.id
       where h.kind = 'need' and ${holds}), '[]') as needs,
      coalesce((select json_agg(json_build_object(${origin}, 'step', h.next_step, 'on', h.next_on,
          'by', case when h.next_by is not null then ${named(sql`h.next_by`)} end,
          'isOverdue', coalesce(h.next_on < kring.today(), false)) order by h.next_on nulls last, h.written_at)
        from agreed h), '[]') as next,
      coalesce((select json_agg(json_build_object(${origin}, 'vital', h.vital, 'text', 
          coalesce(a.substance, m.name || coalesce(' ' || nullif(m.dose, ''), ''), left(o.text, 200)), 'severity', a.severity) order by h.vital, a.severity = 'life-threatening' desc, h.written_at desc)
        from heads h
        left join kring.allergies a on h.kind = 'allergy' and a.entry_id = h.id
        left join kring.medications m on h.kind = 'medication' and m.entry_id = h.id
        left join kring.notes o on h.kind = 'note' and o.entry_id = h.id
       where h.vital is not null and coalesce(a.substance, m.name, o.text) is not null
         and coalesce(m.until_on >= kring.today(), true) and ${holds}), '[]') as vital,
      coalesce((select json_agg(one order by at desc) from (
        select c.began_at as at, json_build_object(${origin}, 'at', c.began_at, 'place', c.place, 'form', c.form,
          'outcome', c.outcome, 'reason', c.reason, 'author', ${named(sql`h.author_id`)}) as one
          from lately h join kring.contacts c on c.entry_id = h.id
         where h.id not in (select o.entry_id from over o where o.is_mistake)
         order by c.began_at desc limit ${recentShown}) x), '[]') as recent,
      coalesce((select json_agg(json_build_object(${origin}, 'at', h.answered_at, 'answeredBy', h.answered_by, 'scores',
          coalesce((select json_agg(json_build_object('axis', x.key, 'score', x.value)) from jsonb_each(h.scores) x
             where jsonb_typeof(x.value) = 'number'), '[]'))
          order by h.answered_at desc)
        from rated h), '[]') as ratings,
      coalesce((select json_agg(json_build_object(${origin}, 'at', h.answered_at) order by h.answered_at desc)
        from (select distinct on (url) * from answered order by url, answered_at desc, id desc) h
       where h.told_of_harm), '[]') as "toldOfHarm"`.execute(tx.db);
  const [shown] = rows;
  if (!shown) throw new Error("the picture did not answer");
  return shown;
}
