import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../requests.ts";
import type { RequestClock } from "../requests.ts";

export async function listClocks(tx: Tx): Promise<Output<typeof contract.listClocks>> {
  tx.withoutJournal("what the law says names nobody");
  const clocks = await sql<RequestClock>`
    select kind, about_health as "aboutHealth", days, months, extension_months as "extensionMonths", source,
           to_char(source_date, 'YYYY-MM-DD') as "sourceDate"
      from kring.request_clocks
     order by about_health, array_position(array['copy', 'correction', 'erasure', 'objection'], kind)`.execute(
    tx.db,
  );
  const kept = await sql<contract.KeptByLaw>`
    select compartment, years, source, to_char(source_date, 'YYYY-MM-DD') as "sourceDate"
      from kring.kept_by_law order by years desc, compartment`.execute(tx.db);
  return { clocks: clocks.rows, kept: kept.rows };
}

/** For what is noted from now on. Invalid at `/days` unless it is days or months. */
export async function setClock(
  tx: Tx,
  clock: Input<typeof contract.setClock>,
): Promise<RequestClock> {
  const { kind, aboutHealth, days, months, extensionMonths, source, sourceDate } = clock;
  if ((days === null) === (months === null)) {
    throw new Invalid([{ path: "/days", code: "days-or-months" }]);
  }
  const { numUpdatedRows } = await tx.db
    .updateTable("kring.request_clocks")
    .set({
      days,
      months,
      extension_months: extensionMonths,
      source,
      source_date: sql<Date>`${sourceDate}::date`,
    })
    .where("kind", "=", kind)
    .where("about_health", "=", aboutHealth)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw notFound();
  const detail = { kind, aboutHealth, days, months, extensionMonths, sourceDate };
  tx.journal({ act: "request-clock-set", detail });
  return clock;
}
