import { notify } from "../../access/server/index.ts";
import { beginCare, endShare } from "../../circle/server/index.ts";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { saysSomething } from "../../record/rules.ts";
import type * as contract from "../contract.ts";
import type { Referral } from "../contract.ts";
import { actsOnReferral, isUnderWay, type Move, type ReferralAct } from "../rules.ts";
import { type OpenedReferral, openReferral } from "./read-referrals.ts";

/** The recipient cares from now on, because of the referral; the need opens to it. Refuses `cannot-begin`. */
export async function acceptReferral(tx: Tx, { id }: { id: string }): Promise<Referral> {
  const opened = await openForMove(tx, id, "accept");
  await move(tx, opened, "accepted");
  const [, serviceId] = opened.serviceIds;
  const care = { id: opened.personId, serviceId, basis: "referral", whom: "service" } as const;
  await beginCare(tx, care as Parameters<typeof beginCare>[1]);
  await tellAsker(tx, opened);
  return (await openReferral(tx, id)).referral;
}

/** With a reason; what was passed on closes again. */
export async function declineReferral(
  tx: Tx,
  { id, words }: Input<typeof contract.declineReferral>,
): Promise<Referral> {
  if (!saysSomething(words)) throw new Invalid([{ path: "/words", code: "required" }]);
  const opened = await openForMove(tx, id, "decline");
  await move(tx, opened, "declined", words);
  await tellAsker(tx, opened);
  return (await openReferral(tx, id)).referral;
}

export async function takeBackReferral(tx: Tx, { id }: { id: string }): Promise<Referral> {
  const opened = await openForMove(tx, id, "take-back");
  await move(tx, opened, "taken-back");
  await endShare(tx, { id: opened.shareId });
  return (await openReferral(tx, id)).referral;
}

/** What was passed on stays open until its day: the need may come back. */
export async function markReferralDone(
  tx: Tx,
  { id, words = "" }: Input<typeof contract.markReferralDone>,
): Promise<Referral> {
  const opened = await openForMove(tx, id, "mark-done");
  await move(tx, opened, "done", words);
  await tellAsker(tx, opened);
  return (await openReferral(tx, id)).referral;
}

/** `has-moved`: it does not wait any more, or the person took it back. */
async function openForMove(tx: Tx, id: string, doing: ReferralAct): Promise<OpenedReferral> {
  const opened = await openReferral(tx, id);
  const { referral } = opened;
  if (actsOnReferral(referral).includes(doing)) return opened;
  // What the other side alone may do is not there.
  const isTheirs = (doing === "take-back") === (referral.direction === "to-us");
  const mayEver = referral.direction === "within" || !isTheirs;
  if (isUnderWay(referral.state) && !mayEver) throw notFound();
  throw new Refusal("has-moved");
}

/** Two at the same moment: the database lets one of them through. */
async function move(
  tx: Tx,
  { referral, personId, serviceIds }: OpenedReferral,
  to: Move,
  words = "",
): Promise<void> {
  await tx.db
    .insertInto("kring.referral_moves")
    .values({ referral_id: referral.id, move: to, words })
    .execute();
  const detail = { referral: referral.id, move: to, services: serviceIds };
  tx.journal({ act: "referral-moved", personId, detail });
}

async function tellAsker(tx: Tx, { referral, personId }: OpenedReferral): Promise<void> {
  const to = { staff: [referral.by.id] };
  const about = { kind: "referral-answered", personId, subjectId: referral.id } as const;
  await notify(tx, { ...about, to, byMail: false });
}
