import { sql } from "kysely";
import { lockSession } from "../../access/server/index.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Sitting } from "../contract.ts";
import type { QuestionnaireResponse } from "../fhir.ts";
import { needsSafetyStep } from "../safety.ts";
import { readSittings } from "./sitting-rows.ts";
import { journal, mine, refuseTooLong } from "./sittings.ts";

/** The session is locked in the same transaction: there is no moment in which the person holds more. */
export async function handOver(
  tx: Tx,
  { id, language }: Input<typeof contract.handOver>,
): Promise<{ done: boolean }> {
  const { sitting } = await mine(tx, id, sql`for update of s`);
  const session = tx.actor.sessionId;
  // One tablet holds one sitting; an earlier one that never came back stays unfinished.
  await tx.db
    .updateTable("kring.sittings")
    .set({ handed_to_session: null })
    .where("handed_to_session", "=", session)
    .execute();
  await tx.db
    .updateTable("kring.sittings")
    .set({ handed_to_session: session, handed_in_at: null, ...(language && { language }) })
    .where("id", "=", id)
    .execute();
  journal(tx, "sitting-handed-over", sitting);
  return lockSession(tx);
}

/** `not-found` when nothing was handed over with this session. */
export async function takeBack(tx: Tx): Promise<Sitting> {
  const [found] = await readSittings(
    tx,
    sql`s.handed_to_session = ${tx.actor.sessionId}`,
    sql`for update of s`,
  );
  if (!found) throw notFound();
  await tx.db
    .updateTable("kring.sittings")
    .set({ handed_to_session: null })
    .where("id", "=", found.sitting.id)
    .execute();
  journal(tx, "sitting-taken-back", found.sitting);
  return { ...found.sitting, isHandedOver: false };
}

interface Handed {
  readonly given: string;
  readonly language: string;
  readonly revision: number;
  readonly response: QuestionnaireResponse;
  readonly file: string;
  readonly is_handed_in: boolean;
}

async function handed(tx: Tx): Promise<Handed> {
  const { rows } = await sql<Handed>`select * from kring.open_handed_sitting()`.execute(tx.db);
  const [found] = rows;
  if (!found) throw await nothingHanded(tx);
  return found;
}

/** A locked desk with which nothing was handed over is a locked desk, here as everywhere. */
async function nothingHanded(tx: Tx): Promise<Refusal> {
  const session = await tx.db
    .selectFrom("kring.sessions")
    .select("locked_at")
    .where("id", "=", tx.actor.sessionId)
    .executeTakeFirst();
  return session?.locked_at ? new Refusal("locked", 401) : notFound();
}

export async function getHandedSitting(tx: Tx): Promise<Output<typeof contract.getHandedSitting>> {
  const { is_handed_in, ...sitting } = await handed(tx);
  tx.withoutJournal("the person reads their own answers; that they were handed over is journalled");
  return { ...sitting, isHandedIn: is_handed_in };
}

const itself = "the function journals it: this session may not know about whom";

export async function saveHandedSitting(
  tx: Tx,
  { revision, response }: Input<typeof contract.saveHandedSitting>,
): Promise<{ revision: number }> {
  refuseTooLong(response);
  const { file } = await handed(tx);
  const isAlarm = needsSafetyStep(JSON.parse(file), response);
  tx.withoutJournal(itself);
  const { rows } = await sql<{ saved: number | null }>`
    select kring.save_handed_sitting(${revision}, ${JSON.stringify(response)}::jsonb, ${isAlarm}) as saved`.execute(
    tx.db,
  );
  return { revision: await keptOrStale(tx, rows[0]?.saved) };
}

export async function handInSitting(
  tx: Tx,
  { revision }: Input<typeof contract.handInSitting>,
): Promise<{ done: boolean }> {
  await handed(tx);
  tx.withoutJournal(itself);
  const { rows } = await sql<{ saved: number | null }>`
    select kring.hand_in_sitting(${revision}) as saved`.execute(tx.db);
  await keptOrStale(tx, rows[0]?.saved);
  return { done: true };
}

async function keptOrStale(tx: Tx, saved: number | null | undefined): Promise<number> {
  if (saved) return saved;
  const { revision, response } = await handed(tx);
  throw new Refusal("stale", 409, { revision, response });
}
