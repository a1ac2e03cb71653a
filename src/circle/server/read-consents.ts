import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Consent } from "../contract.ts";
import { nameEntry } from "./name-entry.ts";

type Row = Omit<Consent, "givenAt" | "withdrawnAt"> & {
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
};

/** The lines of the ledger that touch the services of the actor, newest first. */
export async function readConsents(tx: Tx, records: readonly string[]): Promise<Consent[]> {
  const { rows } = await sql<Row>`
    select c.id, c.decision, c.purpose, c.compartments, c.entry_id is not null as "ofEntry", ${nameEntry(sql`c.entry_id`)} as entry, json_build_object('id', s.id, 'name', s.name) as source,
      case when r.id is not null then json_build_object('id', r.id, 'name', r.name) end as "toService",
      to_json(t) as "toStaff", c.given_at as "givenAt", kring.last_day(c.until) as until,
      w.withdrawn_at as "withdrawnAt",
      c.decision = 'agreed' and w.withdrawn_at is null and coalesce(c.until > now(), true) as holds,
      c.language, c.aid, c.expressed, v.name as "givenBy",
      case when c.entry_id is null or exists (select from kring.entries e where e.id = c.entry_id) then c.explained else '' end as explained,
      c.source_service = any (kring.my_services()) as ours
    from kring.consents c join kring.services s on s.id = c.source_service
    left join kring.services r on r.id = c.recipient_service
    left join lateral kring.name_staff(array[c.recipient_staff]) t on true
    left join kring.consent_withdrawals w on w.consent_id = c.id
    left join kring.representations v on v.id = c.given_by
    where c.person_id = any (${records}::uuid[])
    order by c.given_at desc, c.id desc`.execute(tx.db);
  return rows.map((row) => ({
    ...row,
    givenAt: row.givenAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
}
