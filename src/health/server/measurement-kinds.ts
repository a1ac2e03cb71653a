import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { MeasurementKind } from "../contract.ts";
import { checkKind } from "../rules.ts";
import { checkUnit } from "./units.ts";

type Listed = Output<typeof contract.listMeasurementKinds>;

/** `k` as the contract says it. */
export const kindColumns = sql`k.key, k.name, k.unit, k.values_count as "values", k.decimals,
  json_build_object('from', lower(k.possible), 'to', upper(k.possible)) as possible,
  json_build_object('from', lower(k.usual), 'to', upper(k.usual)) as usual,
  case when k.second_usual is not null
    then json_build_object('from', lower(k.second_usual), 'to', upper(k.second_usual)) end as "secondUsual"`;

export async function listMeasurementKinds(tx: Tx): Promise<Listed> {
  tx.withoutJournal("what can be measured; nobody is looked at");
  const { rows } = await sql<Listed["kinds"][number]>`
    select ${kindColumns}, k.service_id as "serviceId" from kring.measurement_kinds k
     where k.service_id is null or k.service_id = any (kring.my_services())
     order by k.place, k.added_at, k.key`.execute(tx.db);
  return { kinds: rows };
}

/** What can be measured here; a kind of another service is not there. */
export async function getMeasurementKind(tx: Tx, key: string): Promise<MeasurementKind> {
  const { rows } = await sql<MeasurementKind>`
    select ${kindColumns} from kring.measurement_kinds k
     where k.key = ${key} and (k.service_id is null or k.service_id = any (kring.my_services()))`.execute(
    tx.db,
  );
  const [found] = rows;
  if (!found) throw new Invalid([{ path: "/kind", code: "unknown" }]);
  return found;
}

/** A second one of the same name in a service is `kind-exists`, by the constraint. */
export async function addMeasurementKind(
  tx: Tx,
  asked: Input<typeof contract.addMeasurementKind>,
): Promise<MeasurementKind> {
  const { serviceId, unit, decimals, possible, usual } = asked;
  const errors = [...checkKind(asked), ...checkUnit(unit)];
  if (errors.length > 0) throw new Invalid(errors);
  const mine = await sql<{ mine: boolean }>`
    select ${serviceId} = any (kring.my_services()) as mine`.execute(tx.db);
  if (!mine.rows[0]?.mine) throw notFound();
  const key = randomUUIDv7();
  const name = asked.name.trim();
  await sql`insert into kring.measurement_kinds (key, service_id, name, unit, decimals, possible, usual)
    values (${key}, ${serviceId}, ${name}, ${unit}, ${decimals},
      numrange(${possible.from}, ${possible.to}, '[]'), numrange(${usual.from}, ${usual.to}, '[]'))`.execute(
    tx.db,
  );
  tx.journal({ act: "measurement-kind-added", detail: { service: serviceId, kind: key, unit } });
  return { key, name, unit, values: 1, decimals, possible, usual, secondUsual: null };
}
