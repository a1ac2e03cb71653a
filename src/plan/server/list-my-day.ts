import { sql } from "kysely";
import type { Compartment } from "../../access/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { DayLine } from "../contract.ts";
import { linesOf } from "./day-lines.ts";

type Asked = Input<typeof contract.listMyDay>;

interface Row extends DayLine {
  readonly recordId: string;
  /** Set where something of an entry is shown: somebody has been looked at. */
  readonly compartment: Compartment | null;
  readonly isOwn: boolean;
  readonly cursor: string;
  readonly total: number;
}

/** One of the lists of the actor's day. Invalid at /after when it is no place of ours. */
export async function listMyDay(tx: Tx, asked: Asked): Promise<Output<typeof contract.listMyDay>> {
  const { list, limit = 20, after } = asked;
  const { micros, id } = readPlace(after);
  const { rows } = await sql<Row & { readonly id: string | null }>`
    with lines (kind, id, person_id, service_id, compartment, at, "on", text, overdue, sort) as materialized (${linesOf(tx, asked)}), counted as (select count(*)::int as total from lines)
    select l.kind, l.id, l.at, l."on", l.text, l.overdue as "isOverdue", l.compartment, l.person_id as "recordId",
      coalesce(l.service_id = any (kring.my_services()), true) as "isOwn", counted.total,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as service,
      json_build_object('id', p.id, 'number', p.number, 'given', p.given, 'family', p.family) as person,
      (extract(epoch from l.sort) * 1000000)::bigint || '.' || l.id as cursor
    from counted left join lateral (
      select * from lines l where ${micros}::bigint is null
          or (l.sort, l.id) > (to_timestamp(0) + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)
       order by l.sort, l.id limit ${limit + 1}) l on true
    left join lateral (select * from kring.people p where p.id = (kring.same_person(l.person_id))[1] offset 0) p on true
    left join kring.services s on s.id = l.service_id
    order by l.sort, l.id`.execute(tx.db);
  const found = rows.filter((row) => row.id !== null);
  const page = found.slice(0, limit);
  tx.journal({ act: "own-day-listed", detail: { list, shown: page.length } });
  noteLooks(tx, page);
  return {
    total: rows[0]?.total ?? 0,
    lines: page.map(({ recordId: _, compartment: __, isOwn: ___, cursor: ____, ...line }) => line),
    next: found.length > limit ? (page.at(-1)?.cursor ?? null) : null,
  };
}

/** Whoever's words are shown was looked at, as when their file is opened. */
function noteLooks(tx: Tx, page: readonly Row[]): void {
  const shown = page.filter(({ compartment }) => compartment !== null);
  for (const [personId, lines] of Map.groupBy(shown, ({ person }) => person.id)) {
    const own = lines.filter(({ isOwn }) => isOwn).length;
    const services = [...new Set(lines.flatMap(({ service }) => (service ? [service.id] : [])))];
    const compartments = [...new Set(lines.map(({ compartment }) => compartment))];
    const grounds = {
      ...(own > 0 && { own }),
      ...(lines.length > own && { share: lines.length - own }),
    };
    const detail = { count: lines.length, grounds, services, compartments, list: "my-day" };
    tx.journal({ act: "entries-opened", personId, detail });
  }
}

function readPlace(after: string | undefined): { micros: string | null; id: string | null } {
  if (after === undefined) return { micros: null, id: null };
  const [, micros, id] =
    /^(-?\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after) ?? [];
  if (!micros || !id) throw new Invalid([{ path: "/after", code: "not-a-place" }]);
  return { micros, id };
}
