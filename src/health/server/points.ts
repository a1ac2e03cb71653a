import { type RawBuilder, sql } from "kysely";
import type { PersonId } from "../../people/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Entry } from "../../record/contract.ts";
import { type Focus, focusOnPerson, whatWasRead } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Measurement, MeasurementKind, Point } from "../contract.ts";
import { kindColumns } from "./measurement-kinds.ts";

/** As many as the small curve shows. */
const pointsBefore = 23;

/** What the journal says of a point that was read. */
type Read = Pick<Entry, "ground" | "service" | "compartment">;

interface Row extends Omit<Point, "takenAt">, Read {
  readonly kind: string;
  readonly takenAt: Date;
  readonly remark: string;
}

/**
 * Measurements that are no mistakes, from the heads to the numbers by primary key: the gate of the
 * heads is asked once for the statement, that of the numbers once for each.
 */
function measured(everyone: readonly string[]): RawBuilder<unknown> {
  return sql`
    select m.entry_id, m.kind, m.value, m.second_value, m.taken_at, m.remark, e.service_id, e.compartment, e.person_id
      from (select e.id, e.service_id, e.compartment, e.person_id from kring.entries e
             where e.person_id = any (${[...everyone]}::uuid[]) and e.kind = 'measurement' offset 0) e
      cross join lateral (select m.* from kring.measurements m where m.entry_id = e.id offset 0) m
     where not exists (select from kring.amendments a where a.entry_id = e.id and a.kind = 'mistake')`;
}

/** The points of `page`, some of `measured`, each with the ground on which it is open. */
function points(everyone: readonly string[], page: RawBuilder<unknown>) {
  return sql<Row>`
    with grounds as materialized (select * from kring.grounds_about(${[...everyone]}::uuid[])), page as materialized (${page})
    select m.entry_id as "entryId", m.kind, m.value::float8 as value, m.second_value::float8 as "secondValue",
      m.taken_at as "takenAt", m.remark, json_build_object('id', m.service_id, 'name', '') as service, m.compartment,
      coalesce((select min(o.ground) from grounds o
         where o.person_id = m.person_id
           and (o.entry_id = m.entry_id or o.entry_id is null and o.service_id = m.service_id and o.compartment = m.compartment)),
        'break-glass') as ground
      from page m order by m.kind, m.taken_at desc, m.entry_id desc`;
}

interface Latest {
  readonly kind: MeasurementKind;
  readonly latest: Omit<Measurement, "entry" | "kind"> & { readonly entryId: string };
  readonly before: readonly Point[];
  /** Of what came before, for the journal. */
  readonly read: readonly Read[];
}

/** Of each kind the latest and what came before it, the newest first; the caller journals the look. */
export async function readLatest(tx: Tx, { everyone }: Focus): Promise<Latest[]> {
  const { rows } = await points(
    everyone,
    sql`select m.* from (select m.*, row_number() over (partition by m.kind order by m.taken_at desc, m.entry_id desc) as rank
                           from (${measured(everyone)}) m) m
         where m.rank <= ${pointsBefore + 1}`,
  ).execute(tx.db);
  if (rows.length === 0) return [];
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  const kinds = await sql<MeasurementKind>`
    select ${kindColumns} from kring.measurement_kinds k where k.key = any (${[...byKind.keys()]}::text[])
     order by k.place, k.added_at, k.key`.execute(tx.db);
  return kinds.rows.flatMap((kind) => {
    const [newest, ...older] = byKind.get(kind.key) ?? [];
    if (!newest) return [];
    const latest = { ...pointOf(newest), remark: newest.remark };
    return [{ kind, latest, before: older.map(pointOf), read: older }];
  });
}

/** One kind, for a curve and its table. */
export async function listMeasurements(
  tx: Tx,
  { id, kind, since, limit = 500 }: Input<typeof contract.listMeasurements>,
): Promise<Output<typeof contract.listMeasurements>> {
  const { personId, everyone } = await focusOnPerson(tx, id as PersonId);
  const { rows } = await points(
    everyone,
    sql`select m.* from (${measured(everyone)}) m
         where m.kind = ${kind} and m.taken_at >= coalesce(${since ?? null}::date, '-infinity'::timestamptz)
         order by m.taken_at desc, m.entry_id desc limit ${limit + 1}`,
  ).execute(tx.db);
  const shown = rows.slice(0, limit);
  const detail = { count: shown.length, list: "measurements", ...whatWasRead(shown) };
  tx.journal({ act: "entries-opened", personId, detail });
  return { points: shown.map(pointOf), hasMore: rows.length > limit };
}

function pointOf({ entryId, value, secondValue, takenAt }: Row): Point {
  return { entryId, value, secondValue, takenAt: takenAt.toISOString() };
}
