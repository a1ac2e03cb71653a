import { sql } from "kysely";
import { notify } from "../../access/server/index.ts";
import { sharePart } from "../../circle/server/index.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { focusOnEntry, readEntry } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";

/**
 * The person's answer, the share and the referral, in one act. A no is written down and is no error.
 * A service the person keeps out, or that keeps itself out of sight, is `not-found`: nothing says why.
 */
export async function handNeedOn(
  tx: Tx,
  { id, toService, until, strictlyNeeded, consentId, answer }: Input<typeof contract.handNeedOn>,
): Promise<Output<typeof contract.handNeedOn>> {
  const focus = await focusOnEntry(tx, id);
  const { kind, ground, restricted, service, compartment } = await readEntry(tx, id, focus);
  if (kind !== "need") throw notFound();
  if (ground !== "own") throw new Refusal("cannot-share");
  if (restricted) throw new Refusal("narrowed");
  if (toService === service.id) throw new Invalid([{ path: "/toService", code: "same-service" }]);
  await refuseKeptOut(tx, focus.everyone, toService);
  const shared = await sharePart(tx, {
    id: focus.personId as Parameters<typeof sharePart>[1]["id"],
    entryId: id,
    toService,
    purpose: "handover",
    until,
    strictlyNeeded,
    ...(consentId && { consentId }),
    ...(answer && { answer }),
  });
  if (!shared.shareId) return { handedOn: false, referralId: null, consentId: shared.consentId };
  const { rows } = await sql<{ id: string }>`
    insert into kring.referrals (person_id, from_service, to_service, entry_id, share_id)
    select s.person_id, s.source_service, s.recipient_service, s.entry_id, s.id
      from kring.shares s where s.id = ${shared.shareId} returning id`.execute(tx.db);
  const referralId = rows[0]?.id;
  if (!referralId) throw new Error("what was shared a moment ago is not there");
  const { personId } = focus;
  const about = {
    referral: referralId,
    entry: id,
    service: service.id,
    to: toService,
    compartment,
  };
  tx.journal({ act: "need-handed-on", personId, detail: about });
  const to = { staff: await listStaffOf(tx, toService) };
  await notify(tx, { to, kind: "referral-waiting", personId, subjectId: referralId, byMail: true });
  return { handedOn: true, referralId, consentId: shared.consentId };
}

/** Whom the person keeps out stands in the circle, for whoever stands there too. */
async function refuseKeptOut(
  tx: Tx,
  everyone: readonly string[],
  toService: string,
): Promise<void> {
  const { rows } = await sql`
    select 1 from kring.exclusions x
     where x.person_id = any (${[...everyone]}::uuid[]) and x.service_id = ${toService} and x.ended_at is null`.execute(
    tx.db,
  );
  if (rows.length > 0) throw notFound();
}

/** Whoever works behind the vault door of a service. */
async function listStaffOf(tx: Tx, service: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.staff_id as id from kring.memberships m join kring.role_capabilities c using (role)
     where m.service_id = ${service} and c.capability = 'vault' and m.valid @> now()`.execute(
    tx.db,
  );
  return rows.map(({ id }) => id);
}
