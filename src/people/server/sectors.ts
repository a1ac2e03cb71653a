import { sql } from "kysely";
import type { Static } from "typebox";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { romanise } from "../names/name-words.ts";

type Sectors = Static<typeof contract.listSectors.output>;

const most = 20;

/** The sector of a code, or those with every word typed in one of their names, or its postcode. */
export async function listSectors(tx: Tx, { q }: { q: string }): Promise<Sectors> {
  tx.withoutJournal("a list of places tells nothing of a person");
  const words = romanise(q).split(" ").filter(Boolean);
  const postcodes = q.match(/\b1\d{3}\b/g) ?? [];
  if (words.length === 0 && postcodes.length === 0) return { sectors: [] };
  // A word begins where another ends; the first one begins the text.
  const patterns = words.map((word) => `% ${word}%`);
  const { rows } = await sql<Sectors["sectors"][number]>`
    select code, name_fr as "nameFr", name_nl as "nameNl",
      municipality_fr as "municipalityFr", municipality_nl as "municipalityNl"
    from kring.sectors
    where code = ${q} or (' ' || words like all (${patterns}::text[]) and postcodes @> ${postcodes}::text[])
    order by name_fr, code limit ${most}`.execute(tx.db);
  return { sectors: rows };
}
