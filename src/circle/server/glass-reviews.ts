import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { reviewDays } from "../rules.ts";

type Row = Omit<contract.BrokenGlass, "openedAt" | "closedAt" | "isLate"> & {
  readonly openedAt: Date;
  readonly closedAt: Date;
  readonly total: number;
};

const mostShown = 200;

/** Emergency openings of the services one heads, or of the house for the data protection officer. */
export async function listGlass(
  tx: Tx,
  { state }: Input<typeof contract.listGlass>,
): Promise<Output<typeof contract.listGlass>> {
  const isReviewed = state === "reviewed";
  const { rows } = await sql<Row>`
    select b.id, to_json(t) as who, b.reason, b.words, b.opened_at as "openedAt",
      coalesce(b.closed_at, b.until) as "closedAt", b.closed_at is null and b.until > now() as "isOpen",
      extract(days from now() - b.opened_at)::int as days, b.staff_id = kring.current_actor() as mine,
      kring.opened_under_glass(b.id) as opened, (count(*) over ())::int as total,
      case when p.id is not null then json_build_object('id', p.id, 'number', p.number, 'given', p.given, 'family', p.family)
        when kring.may('journal') then (select to_json(n) from kring.named_in_journal(array[b.person_id]) n) end as person,
      coalesce((select json_agg(distinct jsonb_build_object('id', s.id, 'name', s.name))
        from kring.memberships m join kring.services s on s.id = m.service_id
        where m.staff_id = b.staff_id and m.valid @> b.opened_at), '[]') as services,
      case when v.break_glass_id is not null then json_build_object('outcome', v.outcome, 'remark', v.remark,
        'at', v.reviewed_at, 'by', to_json(r)) end as review
    from kring.break_glass b
    join lateral kring.name_staff(array[b.staff_id]) t on true
    left join kring.break_glass_reviews v on v.break_glass_id = b.id
    left join lateral kring.name_staff(array[v.reviewed_by]) r on true
    left join kring.people p on p.id = (kring.same_person(b.person_id))[1]
    where (v.break_glass_id is not null) = ${isReviewed}
    order by case when ${isReviewed} then - extract(epoch from b.opened_at) else extract(epoch from b.opened_at) end
    limit ${mostShown}`.execute(tx.db);
  tx.journal({ act: "emergency-openings-listed", detail: { state, shown: rows.length } });
  return {
    total: rows[0]?.total ?? 0,
    openings: rows.map(({ total, ...row }) => ({
      ...row,
      openedAt: row.openedAt.toISOString(),
      closedAt: row.closedAt.toISOString(),
      isLate: row.review === null && row.days >= reviewDays,
    })),
  };
}

/** Once, and never one's own: `own-glass`. Refuses `is-reviewed`. */
export async function reviewGlass(tx: Tx, input: Input<typeof contract.reviewGlass>) {
  const { id, outcome, remark } = input;
  const opened = await tx.db
    .selectFrom("kring.break_glass")
    .select(["person_id", "staff_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!opened) throw notFound();
  if (opened.staff_id === tx.actor.id) throw new Refusal("own-glass");
  await tx.db
    .insertInto("kring.break_glass_reviews")
    .values({ break_glass_id: id, outcome, remark })
    .execute();
  tx.journal({ act: "glass-reviewed", personId: opened.person_id, detail: { glass: id, outcome } });
  return { done: true };
}
