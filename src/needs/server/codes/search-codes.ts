import { sql } from "kysely";
import type { Input, Output } from "../../../platform/endpoint.ts";
import type { Tx } from "../../../platform/server/database.ts";
import type * as contract from "../../contract.ts";
import { plainWords } from "./plain-words.ts";

interface Row {
  readonly system: string;
  readonly code: string;
  readonly title_en: string;
  readonly title_fr: string;
  readonly title_nl: string;
}

/** More words than these narrow nothing down. */
const mostWords = 10;

/** While one types; nothing typed finds nothing. */
export async function searchCodes(
  tx: Tx,
  { q, system, limit = 12 }: Input<typeof contract.searchCodes>,
): Promise<Output<typeof contract.searchCodes>> {
  tx.withoutJournal("a vocabulary; nobody is looked at");
  const words = plainWords(q).slice(0, mostWords);
  if (words.length === 0) return { codes: [] };
  const { rows } = await sql<Row>`
    select * from kring.search_codes(${system ?? null}, ${words}::text[], ${limit})`.execute(tx.db);
  return {
    codes: rows.map(({ system, code, title_en, title_fr, title_nl }) => ({
      system,
      code,
      titles: { en: title_en, fr: title_fr, nl: title_nl },
    })),
  };
}

export async function listCodeSystems(tx: Tx): Promise<Output<typeof contract.listCodeSystems>> {
  tx.withoutJournal("which vocabularies there are; nobody is looked at");
  const { rows } = await sql<{
    key: string;
    title: string;
    version: string;
    licence: string;
    codes: number;
    loadedAt: Date;
  }>`
    select s.key, s.title, s.version, s.licence, s.loaded_at as "loadedAt",
      (select count(*)::int from kring.codes c where c.system = s.key) as codes
    from kring.code_systems s order by s.title, s.key`.execute(tx.db);
  return { systems: rows.map((row) => ({ ...row, loadedAt: row.loadedAt.toISOString() })) };
}
