import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { isEndingSoon } from "../rules.ts";

type Row = Omit<contract.MyPerson, "since" | "endingSoon"> & {
  readonly since: Date;
  readonly today: string;
  readonly place: Place;
  readonly total: number;
  readonly ending: number;
};

/** Where a page ended: the values the list is ordered by. */
type Place = readonly [string, string, string];

/** Whom the actor's services, or they alone, are caring for. Invalid at /after when it is no place of ours. */
export async function listMyPeople(
  tx: Tx,
  input: Input<typeof contract.listMyPeople>,
): Promise<Output<typeof contract.listMyPeople>> {
  const { order = "name", serviceId = null, limit = 50 } = input;
  const after = input.after === undefined ? null : readPlace(input.after);
  const place =
    order === "name"
      ? sql`array[lower(p.family), lower(p.given), p.id::text]`
      : sql`array[to_char(max(upper(g.valid)) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '', p.id::text]`;
  const { rows } = await sql<Row>`
    with mine as (
      select p.id, p.number, p.given, p.family, p.birth, ${place} as place,
        json_agg(distinct jsonb_build_object('id', s.id, 'name', s.name)) as services,
        bool_and(g.grantee_staff is not null) as "onlyMe", min(lower(g.valid)) as since, max(upper(g.valid)) as ends
      from kring.my_grants() g join kring.people p on p.id = g.person_id join kring.services s on s.id = g.source_service
      where g.because = 'care-relation' and g.source_service = any (kring.my_services()) and p.merged_into is null
        and (${serviceId}::uuid is null or g.source_service = ${serviceId}::uuid)
      group by p.id
    ), counted as (
      select count(*)::int as total,
        (count(*) filter (where kring.last_day(ends)::date <= kring.today() + 30))::int as ending from mine
    )
    select m.id, m.number, m.given, m.family, m.birth, m.place, m.services, m."onlyMe", m.since,
      kring.last_day(m.ends) as until, kring.today()::text as today, c.total, c.ending
    from counted c left join lateral (
      select * from mine where ${after}::text[] is null or place > ${after}::text[] order by place limit ${limit + 1}) m on true
    order by m.place`.execute(tx.db);
  const found = rows.filter((row) => row.id !== null);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  tx.journal({ act: "own-people-listed", detail: { order, shown: page.length } });
  return {
    total: rows[0]?.total ?? 0,
    endingSoon: rows[0]?.ending ?? 0,
    people: page.map(({ place: _, total, ending, today, ...row }) => ({
      ...row,
      since: row.since.toISOString(),
      endingSoon: isEndingSoon(row.until, today),
    })),
    next: last ? writePlace(last.place) : null,
  };
}

function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

function isPlace(read: unknown): read is Place {
  return (
    Array.isArray(read) &&
    read.length === 3 &&
    read.every((one) => typeof one === "string" && !one.includes("\0"))
  );
}

function readPlace(written: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(written, "base64url").toString());
    if (isPlace(place)) return place;
  } catch {
    // Said below, as for any other text that is no place.
  }
  throw new Invalid([{ path: "/after", code: "not-a-place" }]);
}
