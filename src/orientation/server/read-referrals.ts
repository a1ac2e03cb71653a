import { type RawBuilder, sql } from "kysely";
import type { Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { focusOnPerson } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Referral } from "../contract.ts";
import { keepsPerson, type Move, referralStateOf, type ShareState } from "../rules.ts";

interface Row extends Omit<Referral, "state" | "at" | "movedAt" | "by"> {
  readonly personId: string;
  readonly serviceIds: readonly [from: string, to: string];
  readonly shareId: string;
  readonly by: Referral["by"];
  readonly at: Date;
  readonly movedAt: Date | null;
  readonly last: Move | null;
  readonly share: ShareState;
}

/** A referral with what an act on it needs besides. */
export interface OpenedReferral {
  readonly referral: Referral;
  readonly personId: string;
  readonly serviceIds: Row["serviceIds"];
  readonly shareId: string;
}

/** What was answered stays on the list for a while. */
const shownFor = sql`now() - interval '120 days'`;
const mostShown = 300;

export async function listReferrals(tx: Tx): Promise<Output<typeof contract.listReferrals>> {
  const found = await read(
    tx,
    sql`coalesce(m.moved_at, r.asked_at) > ${shownFor} or m.move is null`,
  );
  const referrals = found.map(({ referral }) => referral);
  tx.journal({ act: "referrals-listed", detail: { count: referrals.length } });
  return {
    toUs: referrals.filter(({ direction }) => direction !== "from-us"),
    fromUs: referrals.filter(({ direction }) => direction !== "to-us"),
  };
}

/** Nothing for whoever neither handed anything on nor received it. */
export async function listReferralsOf(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.listReferralsOf>> {
  const { personId, everyone } = await focusOnPerson(tx, id);
  const found = await read(tx, sql`r.person_id = any (${everyone}::uuid[])`);
  tx.journal({ act: "referrals-opened", personId, detail: { count: found.length } });
  return { referrals: found.map(({ referral }) => referral) };
}

/** For the receipt of an act. */
export async function getReferral(tx: Tx, { id }: { id: string }): Promise<Referral> {
  const { referral, personId } = await openReferral(tx, id);
  tx.journal({ act: "referrals-opened", personId, detail: { referral: id } });
  return referral;
}

/** For an act that journals itself. `not-found` for what is not there or not for the actor. */
export async function openReferral(tx: Tx, id: string): Promise<OpenedReferral> {
  const [found] = await read(tx, sql`r.id = ${id}`);
  if (!found) throw notFound();
  return found;
}

/**
 * Under the policies: one's own services, nobody who is closed. Which need it is stands in the need,
 * for whoever reads it, and in `referred_needs` for whom it waits.
 */
async function read(tx: Tx, which: RawBuilder<unknown>): Promise<OpenedReferral[]> {
  const { rows } = await sql<Row>`
    with found as materialized (
      select r.*, m.move, m.words, m.moved_at from kring.referrals r
      left join lateral (select m.move, m.words, m.moved_at from kring.referral_moves m
                          where m.referral_id = r.id order by m.moved_at desc, m.id desc limit 1) m on true
      where ${which} order by r.asked_at desc, r.id desc limit ${mostShown}
    ), told as (select * from kring.referred_needs(array(select f.id from found f)))
    select f.id, p.id as "personId", f.share_id as "shareId", array[f.from_service, f.to_service] as "serviceIds",
      json_build_object('id', p.id, 'number', p.number, 'given', p.given, 'family', p.family) as person,
      coalesce(n.what, told.what) as what, n.entry_id as "needId",
      case when f.from_service <> all (kring.my_services()) then 'to-us'
           when f.to_service = any (kring.my_services()) then 'within' else 'from-us' end as direction,
      json_build_object('id', a.id, 'name', a.name) as "from", json_build_object('id', b.id, 'name', b.name) as "to",
      to_json(who) as by, f.asked_at as at, kring.last_day(least(upper(h.valid), c.until)) as until,
      f.move as last, coalesce(f.words, '') as words, f.moved_at as "movedAt",
      case when w.consent_id is not null then 'withdrawn' when h.ended_at is not null then 'ended'
           when least(upper(h.valid), c.until) <= now() then 'past' else 'open' end as share
    from found f join kring.people p on p.id = (kring.same_person(f.person_id))[1]
    join kring.services a on a.id = f.from_service join kring.services b on b.id = f.to_service
    join kring.shares h on h.id = f.share_id join kring.consents c on c.id = h.consent_id
    cross join lateral kring.name_staff(array[f.asked_by]) who
    left join kring.consent_withdrawals w on w.consent_id = c.id
    left join kring.needs n on n.entry_id = f.entry_id
    left join told on told.referral_id = f.id
    order by f.asked_at desc, f.id desc`.execute(tx.db);
  return rows.map(({ personId, serviceIds, shareId, last, share, movedAt, at, ...row }) => {
    const state = referralStateOf(last, share);
    const kept = keepsPerson({ state, direction: row.direction });
    const referral = {
      ...row,
      state,
      person: kept ? row.person : null,
      at: at.toISOString(),
      movedAt: movedAt?.toISOString() ?? null,
    };
    return { referral, personId, serviceIds, shareId };
  });
}
