import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import type { AlertKind } from "../../contract.ts";

/** A question as it is kept: about whom, since when, what was counted, and from where on it is asked. */
export interface Raised {
  readonly kind: AlertKind;
  readonly staff: string | null;
  readonly service?: string | null;
  readonly person?: string | null;
  /** `2026-03-31` */
  readonly day: string;
  readonly begins: Date;
  readonly ends: Date;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly thresholds: Readonly<Record<string, number>>;
}

export type Counted = Pick<Raised, "staff" | "day" | "begins" | "ends" | "figures">;

/** The moment yesterday began in Brussels: what is older was asked about then. */
export const sinceYesterday = sql`((kring.today() - 1)::timestamp at time zone 'Europe/Brussels')`;

export const dayOf = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Europe/Brussels')::date`;

export const byColleague = sql`actor_id is not null and actor_id <> '00000000-0000-0000-0000-000000000000'`;

export async function count(tx: Tx, query: RawBuilder<Counted>): Promise<readonly Counted[]> {
  return (await query.execute(tx.db)).rows;
}
