import { sql } from "kysely";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";

export interface Recipient {
  readonly service: string | null;
  readonly staff: string | null;
  /** As it stands in what the person reads. */
  readonly name: string;
}

/** Which one of two was sent: `required` or `only-one` at the first. */
export function oneOfTwo(first: string | undefined, second: string | undefined, path: string) {
  if (first !== undefined && second !== undefined) throw new Invalid([{ path, code: "only-one" }]);
  if (first === undefined && second === undefined) throw new Invalid([{ path, code: "required" }]);
}

/**
 * To whom: a service that is not discreet, or one's own, or a colleague of the house. Refuses
 * `not-found`, also for a discreet service of others, and `recipient-not-bound`.
 */
export async function readRecipient(
  tx: Tx,
  input: { toService?: string; toStaff?: string },
): Promise<Recipient> {
  oneOfTwo(input.toService, input.toStaff, "/toService");
  const { rows } = await sql<{ name: string; bound: boolean }>`
    select s.name, true as bound from kring.services s
     where s.id = ${input.toService ?? null}::uuid and (not s.discreet or s.id = any (kring.my_services()))
       and (s.closed_on is null or s.closed_on > kring.today())
    union all
    select t.given || ' ' || t.family, t.secrecy_ground is not null from kring.staff t
     where t.id = ${input.toStaff ?? null}::uuid and t.id <> kring.current_actor()
       and (t.left_on is null or t.left_on > kring.today())`.execute(tx.db);
  const [found] = rows;
  if (!found) throw notFound();
  if (!found.bound) throw new Refusal("recipient-not-bound");
  return {
    service: input.toService ?? null,
    staff: input.toStaff ?? null,
    name: found.name.trim(),
  };
}
