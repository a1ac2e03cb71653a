import { type RawBuilder, sql } from "kysely";
import { type Domain, needsOf } from "../../needs/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import {
  emergencyDetail,
  entryOf,
  focusOnPerson,
  readEntries,
  whatWasRead,
} from "../../record/server/index.ts";
import type * as contract from "../contract.ts";

type Asked = Input<typeof contract.getTimeline>;
type Timeline = Output<typeof contract.getTimeline>;

interface Place {
  readonly id: string;
  readonly at: Date;
  readonly cursor: string;
}

interface Rail extends Pick<Timeline, "total" | "months" | "services" | "kinds"> {
  readonly places: readonly (Omit<Place, "at"> & { readonly at: string })[];
}

/**
 * A page of what happened, with the rail of all months on the first. The moments of all heads are
 * looked up, the few of the page are read.
 */
export async function getTimeline(tx: Tx, asked: Asked): Promise<Timeline> {
  const { limit = 30, before } = asked;
  const { personId, everyone } = await focusOnPerson(tx, asked.id);
  const { places, total, months, services, kinds } = await readRail(tx, asked);
  const page = places.slice(0, limit);
  const rows = await readEntries(
    tx,
    sql`select e.* from kring.entries e where e.id = any (${page.map(({ id }) => id)}::uuid[])`,
    sql`${everyone}::uuid[]`,
  );
  const entries = new Map(rows.map((row) => [row.id as string, entryOf(row, personId)]));
  const happenings = page.flatMap(({ id, at }) => {
    const entry = entries.get(id);
    return entry ? [{ at: new Date(at).toISOString(), entry }] : [];
  });
  const read = happenings.map(({ entry }) => entry);
  const glass = await emergencyDetail(tx, everyone, read);
  const detail = { count: read.length, total, ...whatWasRead(read), list: "timeline", ...glass };
  tx.journal({ act: "entries-opened", personId, detail });
  return {
    total,
    ...(before ? { months: [], services: [], kinds: [] } : { months, services, kinds }),
    happenings,
    next: places.length > limit ? (page.at(-1)?.cursor ?? null) : null,
  };
}

/** Which health entries are about: what nobody noted as a need. */
const healthKinds = ["allergy", "medication", "vaccination", "measurement"];

function fitting({ kind, service, domain }: Asked): RawBuilder<boolean> {
  return sql`(${kind ?? null}::text is null or m.kind = ${kind ?? null})
    and (${service ?? null}::uuid is null or m.service_id = ${service ?? null})
    and ${domain ? isIn(domain) : sql`true`}`;
}

/** A need of this part of life, the note in which one was marked, or what was measured. */
function isIn(domain: Domain): RawBuilder<boolean> {
  return sql`(m.id in (select x.id from kring.needs n cross join lateral (values (n.entry_id), (n.noted_in)) x (id)
       where n.what = any (${[...needsOf(domain)]}::text[]) and n.entry_id in (select id from moments where kind = 'need') and x.id is not null)
    or ${domain === "health"} and m.kind = any (${healthKinds}::text[]))`;
}

/** Of a dose `v` in EDTF: a month or a year begins with its first day; none when nobody knows. */
const givenOn = sql`rtrim(v.given, '~') || right('0000-01-01', 10 - length(rtrim(v.given, '~')))`;
const givenAt = sql`case when pg_input_is_valid(${givenOn}, 'date') then ((${givenOn})::date + time '12:00') at time zone 'Europe/Brussels' end`;

async function readRail(tx: Tx, asked: Asked): Promise<Rail> {
  const { before, month, limit = 30 } = asked;
  const [micros = null, id = null] = before?.split(".") ?? [];
  const { rows } = await sql<Rail>`
    with heads as materialized (
      select e.id, e.kind, e.service_id, e.written_at from kring.entries e
       where e.person_id = any ((select current_setting('kring.focus')::uuid[])::uuid[])
    ), moments as materialized (
      select h.id, h.kind, h.service_id, coalesce(
          case h.kind when 'contact' then (select c.began_at from kring.contacts c where c.entry_id = h.id)
            when 'measurement' then (select t.taken_at from kring.measurements t where t.entry_id = h.id)
            when 'answers' then (select a.answered_at from kring.answers a where a.entry_id = h.id)
            when 'vaccination' then (select ${givenAt} from kring.vaccinations v where v.entry_id = h.id)
            when 'document' then (select (d.dated_on + time '12:00') at time zone 'Europe/Brussels' from kring.documents d where d.entry_id = h.id)
          end, h.written_at) as at
        from heads h
    ), fitting as materialized (select m.* from moments m where ${fitting(asked)})
    select (select count(*)::int from fitting) as total,
      coalesce((select json_agg(json_build_object('month', month, 'count', count) order by month desc) from (
        select to_char(at at time zone 'Europe/Brussels', 'YYYY-MM') as month, count(*)::int as count from fitting group by 1) x), '[]') as months,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
        from kring.services s where s.id in (select service_id from moments)), '[]') as services,
      array(select distinct kind from moments order by 1) as kinds,
      coalesce((select json_agg(json_build_object('id', p.id, 'at', p.at,
          'cursor', (extract(epoch from p.at) * 1000000)::bigint || '.' || p.id) order by p.at desc, p.id desc) from (
        select * from fitting f
         where (${micros}::bigint is null or (f.at, f.id) < (to_timestamp(0) + ${micros}::bigint * interval '1 microsecond', ${id}::uuid))
           and (${month ?? null}::text is null or f.at < ((${month ? `${month}-01` : null}::date + interval '1 month') at time zone 'Europe/Brussels'))
         order by f.at desc, f.id desc limit ${limit + 1}) p), '[]') as places`.execute(tx.db);
  const [rail] = rows;
  if (!rail) throw new Error("the timeline did not answer");
  return rail;
}
