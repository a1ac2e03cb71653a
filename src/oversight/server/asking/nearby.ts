import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import { lookingActs } from "../../acts.ts";
import type { AlertKind } from "../../contract.ts";
import type { Thresholds } from "../raise-alerts.ts";
import { type Raised, sinceYesterday } from "./raised.ts";

interface Near {
  readonly kind: AlertKind;
  readonly staff: string;
  readonly person: string;
  readonly day: string;
  readonly begins: Date;
  readonly ends: Date;
  readonly looks: number;
  readonly tie: string;
}

/** Own file or a declared relative's (CONF-23), one near it, or somebody of the same family name. */
export async function askAboutNearby(tx: Tx, thresholds: Thresholds): Promise<Raised[]> {
  const bearers = thresholds["name-bearers"];
  const { rows } = await sql<Near>`
    select kind, staff_id as staff, person_id as person, day::text as day, begins_at as begins, ends_at as ends,
           looks_made as looks, tie
      from kring.looks_nearby(${lookingActs}::text[], ${sinceYesterday}, ${bearers})`.execute(
    tx.db,
  );
  return rows.map(({ looks, tie, ...raised }) => ({
    ...raised,
    figures: { looks, tie },
    thresholds: raised.kind === "same-name" ? { "name-bearers": bearers } : {},
  }));
}
