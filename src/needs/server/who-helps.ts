import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { saysSomething } from "../../record/rules.ts";
import { today } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Need } from "../contract.ts";
import { standingOf, stateWithHelper } from "../rules.ts";
import { openForAct, writeState } from "./name-need.ts";
import { readNeed } from "./read-needs.ts";

/**
 * Whoever helps. A service that keeps itself out of sight, and whoever works only there, can be named
 * by its own alone: for others it is `not-found`. What waited is being helped from then on.
 */
export async function addHelper(tx: Tx, input: Input<typeof contract.addHelper>): Promise<Need> {
  const { id, serviceId = null, staffId = null, since } = input;
  const outside = (input.outside ?? "").trim();
  const named = [serviceId, staffId, saysSomething(outside) || null].filter((one) => one !== null);
  if (named.length !== 1) {
    const code = named.length === 0 ? "required" : "only-one";
    throw new Invalid([{ path: "/serviceId", code }]);
  }
  if (since && since > today()) throw new Invalid([{ path: "/since", code: "future" }]);
  const { need, focus, detail } = await openForAct(tx, id);
  await findHelper(tx, { serviceId, staffId });
  await sql`insert into kring.need_helpers (entry_id, service_id, staff_id, outside, since_on)
    values (${id}, ${serviceId}::uuid, ${staffId}::uuid, ${outside}, coalesce(${since ?? null}::date, kring.today()))`.execute(
    tx.db,
  );
  const { state, urgency } = standingOf(need);
  const next = stateWithHelper(state);
  if (next !== state) {
    await writeState(tx, id, { state: next, urgency, unmetBecause: null, words: "" });
  }
  tx.journal({ act: "need-helper-added", personId: focus.personId, detail });
  return readNeed(tx, id, focus);
}

async function findHelper(
  tx: Tx,
  { serviceId, staffId }: { serviceId: string | null; staffId: string | null },
): Promise<void> {
  if (!serviceId && !staffId) return;
  const { rows } = await sql`
    select s.id from kring.services s
     where s.id = ${serviceId}::uuid and (not s.discreet or s.id = any (kring.my_services()))
    union all
    select t.id from kring.name_staff(array[${staffId}::uuid]) t where t.id <> all (kring.discreet_staff())`.execute(
    tx.db,
  );
  if (rows.length === 0) throw notFound();
}

export async function endHelper(tx: Tx, { id }: { id: string }): Promise<Need> {
  const helper = await tx.db
    .selectFrom("kring.need_helpers")
    .select(["entry_id", "ended_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!helper) throw notFound();
  const { focus, detail } = await openForAct(tx, helper.entry_id);
  const { numUpdatedRows } = await tx.db
    .updateTable("kring.need_helpers")
    .set({ ended_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("has-ended");
  tx.journal({ act: "need-helper-ended", personId: focus.personId, detail });
  return readNeed(tx, helper.entry_id, focus);
}
