import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { ReadIdentity } from "./read-identity.ts";

/**
 * Writes what is added rather than changed: answers about the general practitioner and the cover,
 * and the national number. Each hangs on the very record it was added to. The statements are sent
 * at once; await them together.
 */
export function addToPerson(tx: Tx, personId: string, read: ReadIdentity): Promise<unknown>[] {
  const { gp, cover } = read.identity;
  const sent: Promise<unknown>[] = [];
  if (gp) {
    const row = { person_id: personId, answer: gp.answer, name: gp.name, since_on: gp.since };
    sent.push(tx.db.insertInto("kring.gp_answers").values(row).execute());
  }
  if (cover) {
    const { kind, fund, until } = cover;
    const row = { person_id: personId, kind, fund, until_on: until };
    sent.push(tx.db.insertInto("kring.health_covers").values(row).execute());
  }
  if (read.nationalNumber !== undefined) sent.push(...replaceNationalNumber(tx, personId, read));
  return sent;
}

function replaceNationalNumber(tx: Tx, personId: string, { nationalNumber }: ReadIdentity) {
  const number = nationalNumber?.number ?? null;
  const ended =
    sql`update kring.national_numbers set ended_at = now(), ended_by = kring.current_actor()
    where person_id = any (kring.same_person(${personId})) and ended_at is null
      and number is distinct from ${number}`.execute(tx.db);
  if (!nationalNumber) return [ended];
  const { kind, valid, overrideReason } = nationalNumber;
  const added =
    sql`insert into kring.national_numbers (person_id, number, kind, valid, override_reason)
    select ${personId}::uuid, ${number}::text, ${kind}::text, ${valid}::boolean, ${overrideReason}::text
     where not exists (select from kring.national_numbers n
       where n.person_id = any (kring.same_person(${personId})) and n.ended_at is null)`.execute(
      tx.db,
    );
  return [ended, added];
}
