import { sql } from "kysely";
import { notify } from "../../access/server/index.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { namesSomebody } from "../rules.ts";
import { readRecipient } from "./recipient.ts";

/** Asks about a case without saying whose (CONF-16). Invalid `names-somebody` at /question. */
export async function askAdvice(tx: Tx, input: Input<typeof contract.askAdvice>) {
  const question = checkWords(input.question, "/question");
  const { service, staff } = await readRecipient(tx, input);
  const asked = await tx.db
    .insertInto("kring.advice")
    .values({ to_service: service, to_staff: staff, question })
    .returning("id")
    .executeTakeFirstOrThrow();
  const to = service === null ? [staff ?? ""] : await membersBound(tx, service);
  await notify(tx, { to: { staff: to }, kind: "advice-asked", subjectId: asked.id, byMail: false });
  tx.journal({ act: "advice-asked", detail: { advice: asked.id, service, staff } });
  return asked;
}

/** Once, by the colleague who was asked, or one of the service that was. Refuses `is-answered`. */
export async function answerAdvice(tx: Tx, { id, ...input }: Input<typeof contract.answerAdvice>) {
  const answer = checkWords(input.answer, "/answer");
  const asked = await tx.db
    .selectFrom("kring.advice")
    .select("asked_by")
    .where("id", "=", id)
    .where("asked_by", "<>", tx.actor.id)
    .executeTakeFirst();
  if (!asked) throw notFound();
  const { numUpdatedRows } = await tx.db
    .updateTable("kring.advice")
    .set({ answer })
    .where("id", "=", id)
    .where("answer", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("is-answered");
  const to = { staff: [asked.asked_by] };
  await notify(tx, { to, kind: "advice-answered", subjectId: id, byMail: false });
  tx.journal({ act: "advice-answered", detail: { advice: id } });
  return { done: true };
}

type Row = Omit<contract.Advice, "askedAt" | "answeredAt"> & {
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
};

export async function listAdvice(tx: Tx): Promise<Output<typeof contract.listAdvice>> {
  const { rows } = await sql<Row>`
    select a.id, case when a.asked_by = kring.current_actor() then 'asked' else 'received' end as side,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as "toService",
      to_json(t) as "toStaff", a.question, to_json(q) as "askedBy", a.asked_at as "askedAt", a.answer,
      to_json(r) as "answeredBy", a.answered_at as "answeredAt"
    from kring.advice a left join kring.services s on s.id = a.to_service
    left join lateral kring.name_staff(array[a.to_staff]) t on true
    join lateral kring.name_staff(array[a.asked_by]) q on true
    left join lateral kring.name_staff(array[a.answered_by]) r on true
    order by a.answer is not null, a.asked_at desc limit 200`.execute(tx.db);
  tx.journal({ act: "advice-listed", detail: { shown: rows.length } });
  return {
    advice: rows.map((row) => ({
      ...row,
      askedAt: row.askedAt.toISOString(),
      answeredAt: row.answeredAt?.toISOString() ?? null,
    })),
  };
}

/** Services that are not discreet, or one's own, and colleagues who are bound by secrecy. */
export async function listAdvisers(tx: Tx): Promise<Output<typeof contract.listAdvisers>> {
  tx.withoutJournal("who works here, which names no person");
  const { rows } = await sql<Output<typeof contract.listAdvisers>>`
    select
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name) from kring.services s
        where (not s.discreet or s.id = any (kring.my_services())) and (s.closed_on is null or s.closed_on > kring.today())), '[]') as services,
      coalesce((select json_agg(json_build_object('id', t.id, 'given', t.given, 'family', t.family, 'profession', t.profession)
          order by t.family, t.given, t.id) from kring.staff t
        where t.secrecy_ground is not null and t.id <> kring.current_actor() and (t.left_on is null or t.left_on > kring.today())
          and exists (select from kring.memberships m join kring.role_capabilities c on c.role = m.role and c.capability = 'vault'
            where m.staff_id = t.id and m.valid @> now())), '[]') as colleagues`.execute(tx.db);
  const [advisers] = rows;
  if (!advisers) throw new Error("the advisers were not listed");
  return advisers;
}

async function membersBound(tx: Tx, service: string): Promise<string[]> {
  const { rows } = await sql<{ members: string[] }>`
    select kring.members_bound(${service}) as members`.execute(tx.db);
  return rows[0]?.members ?? [];
}

function checkWords(words: string, path: string): string {
  const said = words.trim();
  if (said === "") throw new Invalid([{ path, code: "required" }]);
  if (namesSomebody(said)) throw new Invalid([{ path, code: "names-somebody" }]);
  return said;
}
