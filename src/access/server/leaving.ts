import { sql } from "kysely";
import { Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { StaffMember } from "../staff-contract.ts";
import { endingAt } from "./memberships.ts";
import { tellNewPassword } from "./own-rights.ts";
import { hashPassword } from "./password.ts";
import { holdStaffMember, readStaffMember } from "./staff-member.ts";

/**
 * From the first moment of the day `on` they no longer work here: memberships end then, sessions end
 * at once when it is today or earlier, and by themselves when it is later. Refuses `has-left` when
 * that has been said already, `last-admin`.
 */
export async function leaveHouse(
  tx: Tx,
  { id, on }: { id: string; on: string },
): Promise<StaffMember> {
  const held = await holdStaffMember(tx, id);
  if (held.leftOn !== null) throw new Refusal("has-left");
  await tx.db
    .updateTable("kring.staff")
    .set((eb) => ({ left_on: sql<Date>`${on}::date`, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
  // What they could do until today they could: an end is never written into the past.
  await tx.db
    .updateTable("kring.memberships")
    .set({ valid: endingAt(sql`greatest(now(), ${on}::date::timestamptz)`) })
    .where("staff_id", "=", id)
    .where(sql<boolean>`upper_inf(valid)`)
    .execute();
  const after = await holdStaffMember(tx, id);
  const ended = after.hasLeft ? await endSessionsOf(tx, id) : 0;
  tx.journal({ act: "staff-left", detail: { staff: id, on, sessions: ended } });
  return readStaffMember(tx, id);
}

/**
 * Who had not left yet keeps what they may do; who had is given it anew. Refuses `has-not-left`.
 */
export async function comeBack(tx: Tx, { id }: { id: string }): Promise<StaffMember> {
  const held = await holdStaffMember(tx, id);
  if (held.leftOn === null) throw new Refusal("has-not-left");
  await tx.db
    .updateTable("kring.staff")
    .set((eb) => ({ left_on: null, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
  if (!held.hasLeft) {
    await tx.db
      .updateTable("kring.memberships")
      .set({ valid: sql`tstzrange(lower(valid), null)` })
      .where("staff_id", "=", id)
      .where(sql<boolean>`valid @> now() and upper(valid) = ${held.leftOn}::date::timestamptz`)
      .execute();
  }
  tx.journal({ act: "staff-came-back", detail: { staff: id, hadLeft: held.hasLeft } });
  return readStaffMember(tx, id);
}

/** Answers how many sessions ended; one's own here goes on. */
export async function renewPassword(
  tx: Tx,
  { id, password }: { id: string; password: string },
): Promise<{ ended: number }> {
  await holdStaffMember(tx, id);
  const hash = await hashPassword(password);
  await sql`select kring.set_password(${id}, ${hash})`.execute(tx.db);
  const ended = await endSessionsOf(tx, id);
  await tellNewPassword(tx, id);
  tx.journal({ act: "password-renewed", detail: { staff: id, sessions: ended } });
  return { ended };
}

export async function signOutEverywhere(
  tx: Tx,
  { id }: { id: string },
): Promise<{ ended: number }> {
  await holdStaffMember(tx, id);
  const ended = await endSessionsOf(tx, id);
  tx.journal({ act: "signed-out-everywhere", detail: { staff: id, sessions: ended } });
  return { ended };
}

async function endSessionsOf(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    select kring.end_sessions_of(${id}) as ended`.execute(tx.db);
  return rows[0]?.ended ?? 0;
}
