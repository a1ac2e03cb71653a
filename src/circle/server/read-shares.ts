import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Share } from "../contract.ts";
import { isEndingSoon } from "../rules.ts";
import { nameEntry } from "./name-entry.ts";

type Row = Omit<Share, "since" | "endingSoon"> & { readonly since: Date; readonly today: string };

/** What the services of the actor passed on of somebody, or were given; what holds first. */
export async function readShares(tx: Tx, records: readonly string[]): Promise<Share[]> {
  const { rows } = await sql<Row>`
    select h.id, json_build_object('id', s.id, 'name', s.name) as source, h.compartment, h.entry_id as "entryId", ${nameEntry(sql`h.entry_id`)} as entry,
      case when r.id is not null then json_build_object('id', r.id, 'name', r.name) end as "toService",
      to_json(t) as "toStaff", h.purpose, h.consent_id as "consentId", to_json(by) as "sharedBy", lower(h.valid) as since,
      kring.last_day(least(upper(h.valid), c.until)) as until,
      case when h.ended_at is not null then 'ended' when w.withdrawn_at is not null then 'withdrawn'
           when least(upper(h.valid), c.until) <= now() then 'past' end as over,
      case when h.source_service <> all (kring.my_services()) then 'to-us'
           when h.recipient_service = any (kring.my_services()) or h.recipient_staff = kring.current_actor() then 'within'
           else 'from-us' end as direction,
      kring.today()::text as today
    from kring.shares h join kring.services s on s.id = h.source_service
    left join kring.services r on r.id = h.recipient_service
    left join lateral kring.name_staff(array[h.recipient_staff]) t on true
    left join lateral kring.name_staff(array[h.shared_by]) by on true
    left join kring.consents c on c.id = h.consent_id
    left join kring.consent_withdrawals w on w.consent_id = h.consent_id
    where h.person_id = any (${records}::uuid[])
    order by over nulls first, lower(h.valid) desc, h.id desc`.execute(tx.db);
  return rows.map(({ today, ...row }) => ({
    ...row,
    since: row.since.toISOString(),
    endingSoon: row.over === null && isEndingSoon(row.until, today),
  }));
}
