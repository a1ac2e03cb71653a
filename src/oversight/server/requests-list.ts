import { sql } from "kysely";
import { readCardNumber } from "../../people/rules.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import * as contract from "../requests.ts";
import { asAsker, nameAskers, readRequests } from "./requests-read.ts";

type Filter = Input<typeof contract.listRequests>;

/** What waits for an answer of mine, first what is due first. */
export async function listRequests(
  tx: Tx,
  { state, kind, after, limit = 30 }: Filter,
): Promise<Output<typeof contract.listRequests>> {
  const states = {
    open: sql`r.answer is null`,
    overdue: sql`r.answer is null and coalesce(r.extended_to, r.due_on) < kring.today()`,
    answered: sql`r.answer is not null`,
  };
  const where = sql`${state ? states[state] : sql`true`} and ${kind ? sql`r.kind = ${kind}` : sql`true`}`;
  const page = await readRequests(tx, { where, after, limit });
  const people = new Set(page.requests.map(({ person }) => person.id)).size;
  tx.journal({ act: "requests-listed", detail: { state, kind, people } });
  return { ...page, counts: await countRequests(tx) };
}

async function countRequests(tx: Tx): Promise<Output<typeof contract.listRequests>["counts"]> {
  const { rows } = await sql<Output<typeof contract.listRequests>["counts"]>`
    select count(*) filter (where answer is null)::int as open,
           count(*) filter (where answer is null and left_days between 0 and ${contract.soonDays})::int as soon,
           count(*) filter (where answer is null and left_days < 0)::int as overdue,
           count(*) filter (where answer is not null)::int as answered
      from (select r.answer, coalesce(r.extended_to, r.due_on) - kring.today() as left_days
              from kring.rights_requests r) x`.execute(tx.db);
  const [counts] = rows;
  if (!counts) throw new Error("the register did not answer");
  return counts;
}

/** What one person asked, as far as I may answer it; what it takes to note another. */
export async function listRequestsOf(
  tx: Tx,
  { id }: Input<typeof contract.listRequestsOf>,
): Promise<Output<typeof contract.listRequestsOf>> {
  const [person] = await nameAskers(tx, { ids: [id] });
  if (!person) throw notFound();
  const { requests } = await readRequests(tx, {
    where: sql`r.person_id = any (${person.records}::uuid[])`,
    limit: 500,
  });
  type Answer = Output<typeof contract.listRequestsOf>;
  const services = await sql<Answer["services"][number]>`
    select s.id, s.name, coalesce((select json_agg(c.compartment order by c.compartment)
             from kring.service_compartments c where c.service_id = s.id), '[]') as compartments
      from kring.services s where s.closed_on is null order by s.name`.execute(tx.db);
  const voices = await sql<Answer["voices"][number]>`
    select v.id, v.name from kring.voices_of(${person.id}) v where v.may_ask`.execute(tx.db);
  tx.journal({
    act: "requests-opened",
    personId: person.id,
    detail: { requests: requests.length },
  });
  return { person: asAsker(person), requests, services: services.rows, voices: voices.rows };
}

/** Who has this card; `null` also for what is no card number. */
export async function findAsker(
  tx: Tx,
  { card }: Input<typeof contract.findAsker>,
): Promise<Output<typeof contract.findAsker>> {
  const number = readCardNumber(card);
  const [found] = number ? await nameAskers(tx, { card: number }) : [];
  tx.journal({ act: "asker-looked-up", ...(found && { personId: found.id }) });
  return { person: found ? asAsker(found) : null };
}
