import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { NamedColleague, NamedService } from "../contract.ts";

/** Something that was passed on to the author, or to their service, when an entry was written. */
export interface ShareBehind {
  readonly shareId: string;
  readonly source: NamedService;
  readonly compartment: string;
  readonly sharedBy: NamedColleague | null;
}

/**
 * "Written with what was passed on by…": which shares were open to the author of each entry at the
 * moment of writing, also those that have closed since (CONF-12). Answers only what the actor may know
 * of shares: whoever reads the entry elsewhere does not learn who passed something on to its author.
 *
 * @example (await findSharesBehind(tx, [entryId])).get(entryId) ?? []
 */
export async function findSharesBehind(
  tx: Tx,
  entryIds: readonly string[],
): Promise<Map<string, ShareBehind[]>> {
  if (entryIds.length === 0) return new Map();
  const { rows } = await sql<ShareBehind & { entryId: string }>`
    select e.id as "entryId", h.id as "shareId", json_build_object('id', s.id, 'name', s.name) as source, h.compartment,
      to_json(by) as "sharedBy"
    from kring.entries e join kring.shares h on h.person_id = any (kring.same_person(e.person_id))
    join kring.consents c on c.id = h.consent_id join kring.services s on s.id = h.source_service
    left join kring.consent_withdrawals w on w.consent_id = c.id
    left join lateral kring.name_staff(array[h.shared_by]) by on true
    where e.id = any (${[...entryIds]}::uuid[]) and (h.recipient_service = e.service_id or h.recipient_staff = e.author_id)
      and h.source_service <> e.service_id and h.valid @> e.written_at
      and e.written_at < coalesce(least(h.ended_at, c.until, w.withdrawn_at), 'infinity')
    order by e.id, h.id`.execute(tx.db);
  return Map.groupBy(rows, (row) => row.entryId) as Map<string, ShareBehind[]>;
}
