import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import type { Entry } from "../../contract.ts";

type Others = NonNullable<Entry["contact"]>["others"];

/** Who else was at these contacts; without a name whoever the actor does not follow there. */
export async function readOthers(
  tx: Tx,
  contacts: readonly string[],
): Promise<ReadonlyMap<string, Others>> {
  if (contacts.length === 0) return new Map();
  const { rows } = await sql<{ entryId: string; other: Others[number] }>`
    select m.entry_id as "entryId",
        case when p.id is not null then json_build_object('id', p.id, 'given', p.given, 'family', p.family) end as other
      from kring.others_met(${[...contacts]}::uuid[]) with ordinality m (entry_id, person_id, place)
        left join kring.people p on p.id = m.person_id
     order by m.place`.execute(tx.db);
  const byContact = new Map<string, Others>();
  for (const { entryId, other } of rows) {
    byContact.set(entryId, [...(byContact.get(entryId) ?? []), other]);
  }
  return byContact;
}
