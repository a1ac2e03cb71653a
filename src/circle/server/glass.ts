import { sql } from "kysely";
import { notify } from "../../access/server/index.ts";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { findRegistered } from "./standing.ts";

const shortestWords = 10;

/**
 * Opens what is vital for an hour at most, and tells the heads of the actor's services and the data
 * protection officer in the same transaction (CONF-21). Refuses `not-allowed` to whoever is no
 * health professional bound by secrecy, and to whom the person is closed.
 */
export async function breakGlass(tx: Tx, input: Input<typeof contract.breakGlass>) {
  const words = input.words.trim();
  if (words.length < shortestWords) throw new Invalid([{ path: "/words", code: "too-short" }]);
  const personId = await findRegistered(tx, input.id);
  const { rows } = await sql<{ id: string; openedAt: Date; until: Date; services: string[] }>`
    insert into kring.break_glass (person_id, reason, words)
    select ${personId}, ${input.reason}, ${words} where kring.may_break_glass(${personId})
    returning id, opened_at as "openedAt", until, kring.my_services() as services`.execute(tx.db);
  const [opened] = rows;
  if (!opened) throw new Refusal("not-allowed", 403);
  const { id, services } = opened;
  const telling = { kind: "break-glass-opened", personId, subjectId: id, byMail: true } as const;
  await notify(tx, { ...telling, to: { headsOf: services } });
  await notify(tx, { ...telling, to: { role: "dpo" } });
  tx.journal({ act: "glass-broken", personId, detail: { glass: id, reason: input.reason } });
  return { id, openedAt: opened.openedAt.toISOString(), until: opened.until.toISOString() };
}

/** One's own, while it is open. Refuses `has-ended`. */
export async function closeGlass(tx: Tx, { id }: { id: string }) {
  const opened = await tx.db
    .selectFrom("kring.break_glass")
    .select("person_id")
    .where("id", "=", id)
    .where("staff_id", "=", tx.actor.id)
    .executeTakeFirst();
  if (!opened) throw notFound();
  const { numUpdatedRows } = await tx.db
    .updateTable("kring.break_glass")
    .set({ closed_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .where("until", ">", sql<Date>`now()`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("has-ended");
  tx.journal({ act: "glass-closed", personId: opened.person_id, detail: { glass: id } });
  return { done: true };
}
