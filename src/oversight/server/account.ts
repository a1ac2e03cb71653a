import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";

type Account = Output<typeof contract.accountOf>;

/**
 * Who looked at what is known of a person: function and service, day by day, all merged records
 * included. Not found for whoever is neither in the circle nor the data protection officer.
 */
export async function accountOf(
  tx: Tx,
  { id, from, to, language }: Input<typeof contract.accountOf>,
): Promise<Account> {
  if (from && to && from > to) throw new Invalid([{ path: "/to", code: "period-backwards" }]);
  const { rows } = await sql<{ from: string; to: string; account: Made | null }>`
    select p.from_day::text as from, p.to_day::text as to, kring.account_of(${id}, p.from_day, p.to_day) as account
      from (select coalesce(${from ?? null}::date, (t.to_day - interval '12 months')::date) as from_day, t.to_day
              from (select coalesce(${to ?? null}::date, kring.today()) as to_day) t) p`.execute(
    tx.db,
  );
  const [made] = rows;
  if (!made?.account) throw notFound();
  const { account, ...period } = made;
  tx.journal({
    act: "account-made",
    personId: account.person.id,
    detail: { ...period, language, isFull: account.isFull },
  });
  return { ...account, ...period, madeAt: new Date().toISOString() };
}

type Made = Pick<Account, "person" | "isFull" | "lines">;
