import { sql } from "kysely";
import type { Output } from "../../../platform/endpoint.ts";
import type { Tx } from "../../../platform/server/database.ts";
import type * as contract from "../../contract.ts";

/** Of today's turns: which the actor is writing about, and of which a contact is open to them. */
export async function listMetTurns(tx: Tx): Promise<Output<typeof contract.listMetTurns>> {
  tx.withoutJournal("ids of turns that stand in the queue");
  const { rows } = await sql<Output<typeof contract.listMetTurns>>`
    select array(select d.content -> 'contact' ->> 'turnId' from kring.drafts d
                  where d.content -> 'contact' ->> 'turnId' is not null) as begun,
        array(select t.id from kring.turns t
               where t.day = kring.today() and exists (select from kring.contacts c where c.turn_id = t.id)) as signed`.execute(
    tx.db,
  );
  return rows[0] ?? { begun: [], signed: [] };
}
