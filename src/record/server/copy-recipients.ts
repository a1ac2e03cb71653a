import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Copy } from "../contract.ts";
import { readSignatures } from "./entry-rows.ts";

type Recipient = Copy["recipients"][number];

interface Row extends Omit<Recipient, "name"> {
  readonly serviceName: string | null;
  readonly staffId: string | null;
}

/** To whom something of this service's file was passed on, also what has ended (GDPR 15(1)(c)). */
export async function readRecipients(
  tx: Tx,
  everyone: readonly string[],
  service: string,
): Promise<Recipient[]> {
  const { rows } = await sql<Row>`
    select r.name as "serviceName", h.recipient_staff as "staffId", h.compartment as "categoryOfData",
      case when h.entry_id is null then 'category' else 'entry' end as extent,
      to_char(lower(h.valid) at time zone 'Europe/Brussels', 'YYYY-MM-DD') as "from",
      to_char(least(upper(h.valid) - interval '1 microsecond', h.ended_at, w.withdrawn_at) at time zone 'Europe/Brussels', 'YYYY-MM-DD') as "until",
      (h.ended_at is not null or w.withdrawn_at is not null or upper(h.valid) <= now()) as ended
    from kring.shares h
    left join kring.services r on r.id = h.recipient_service
    left join kring.consent_withdrawals w on w.consent_id = h.consent_id
    where h.person_id = any (${[...everyone]}::uuid[]) and h.source_service = ${service}
    order by lower(h.valid), h.id`.execute(tx.db);
  const signed = await readSignatures(
    tx,
    rows.flatMap(({ staffId }) => (staffId ? [staffId] : [])),
  );
  return rows.map(({ serviceName, staffId, ...recipient }) => {
    const colleague = staffId ? signed(staffId) : undefined;
    return {
      ...recipient,
      name: colleague ? `${colleague.given} ${colleague.family}` : (serviceName ?? ""),
    };
  });
}
