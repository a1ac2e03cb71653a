import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { faultOfShareDay } from "../rules.ts";
import { writeConsent } from "./consents.ts";
import { type Part, readPart } from "./part.ts";
import { oneOfTwo, type Recipient, readRecipient } from "./recipient.ts";
import { type Standing, standAround } from "./standing.ts";

type Asked = Input<typeof contract.sharePart>;

/**
 * Passes on one part, under a consent that holds or under what the person answers now. A no is
 * written down and is no error (CONF-15). Refuses `cannot-share` for what is not the actor's own to pass
 * on, `not-agreed`, `recipient-not-bound`, `no-say`.
 */
export async function sharePart(tx: Tx, input: Asked): Promise<Output<typeof contract.sharePart>> {
  const standing = await standAround(tx, input.id);
  checkShare(input, standing.today);
  const part = await readPart(tx, standing, input);
  const recipient = await readRecipient(tx, input);
  const consentId = await settleConsent(tx, standing, part, recipient, input);
  if (input.answer?.decision === "refused") return { shared: false, shareId: null, consentId };
  const { id } = await tx.db
    .insertInto("kring.shares")
    .values({
      person_id: part.personId,
      source_service: part.service.id,
      compartment: part.compartment,
      entry_id: part.entryId,
      recipient_service: recipient.service,
      recipient_staff: recipient.staff,
      purpose: input.purpose,
      consent_id: consentId,
      strictly_needed: true,
      valid: sql<string>`tstzrange(now(), kring.end_of_day(${input.until}::date))`,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { compartment, entryId: entry } = part;
  const detail = { share: id, consent: consentId, compartment, ...(entry && { entry }) };
  tx.journal({ act: "part-shared", personId: standing.personId, detail });
  return { shared: true, shareId: id, consentId };
}

export async function endShare(tx: Tx, { id }: { id: string }) {
  const { rows } = await sql<{ person_id: string; is_over: boolean }>`
    select person_id, ended_at is not null as is_over from kring.shares
     where id = ${id} and source_service = any (kring.my_services())`.execute(tx.db);
  const [share] = rows;
  if (!share) throw notFound();
  const { numUpdatedRows } = await tx.db
    .updateTable("kring.shares")
    .set({ ended_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("has-ended");
  tx.journal({ act: "share-ended", personId: share.person_id, detail: { share: id } });
  return { done: true };
}

function checkShare(input: Asked, today: string): void {
  const { entryId, serviceId, compartment, until, strictlyNeeded, consentId, answer } = input;
  oneOfTwo(entryId, serviceId ?? compartment, "/entryId");
  if (entryId === undefined && serviceId === undefined) invalid("/serviceId", "required");
  if (entryId === undefined && compartment === undefined) invalid("/compartment", "required");
  oneOfTwo(consentId, answer && "answered", "/consentId");
  if (!strictlyNeeded) invalid("/strictlyNeeded", "strictly-needed");
  const fault = faultOfShareDay(until, today);
  if (fault) invalid("/until", fault);
}

function invalid(path: string, code: string): never {
  throw new Invalid([{ path, code }]);
}

async function settleConsent(
  tx: Tx,
  { personId, records }: Standing,
  part: Part,
  recipient: Recipient,
  { answer, consentId, purpose, until }: Asked,
): Promise<string> {
  if (answer) {
    const { service: source, compartment, entryId } = part;
    const matter = { source, kinds: [compartment], entryId, recipient, purpose, until };
    return writeConsent(tx, personId, matter, answer);
  }
  const known = await tx.db
    .selectFrom("kring.consents")
    .select("id")
    .where("id", "=", consentId ?? null)
    .where("person_id", "in", [...records])
    .executeTakeFirst();
  if (!known) throw notFound();
  return known.id;
}
