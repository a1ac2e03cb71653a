import { sql } from "kysely";
import type { Progress } from "../../../people/server/index.ts";
import { asSystem, type Database } from "../../../platform/server/database.ts";
import type { CodeRow } from "./read-codes.ts";

export interface CodeSystem {
  readonly key: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
}

export interface Loaded {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Not in the file any more, and kept: they stand in somebody's file. */
  readonly kept: number;
}

const batchSize = 2000;

/**
 * Brings a vocabulary up to date, all of it or nothing. Whoever searches meanwhile finds what was
 * there before.
 */
export function loadCodes(
  database: Database,
  system: CodeSystem,
  codes: readonly CodeRow[],
  progress: Pick<Progress, "show">,
): Promise<Loaded> {
  return asSystem(database, "a vocabulary is loaded", ["upkeep"], async (tx) => {
    const { key, title, version, licence } = system;
    await sql`insert into kring.code_systems (key, title, version, licence) values (${key}, ${title}, ${version}, ${licence})
      on conflict (key) do update set title = excluded.title, version = excluded.version,
        licence = excluded.licence, loaded_at = now()`.execute(tx.db);
    let added = 0;
    let changed = 0;
    for (let start = 0; start < codes.length; start += batchSize) {
      const batch = codes.slice(start, start + batchSize);
      const { rows } = await sql<{ added: number; changed: number }>`
        with written as (
          insert into kring.codes (system, code, title_en, title_fr, title_nl, search)
          select ${key}, c.* from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
            as c (code text, en text, fr text, nl text, search text)
          on conflict (system, code) do update set title_en = excluded.title_en, title_fr = excluded.title_fr,
              title_nl = excluded.title_nl, search = excluded.search
            where (codes.title_en, codes.title_fr, codes.title_nl, codes.search)
               is distinct from (excluded.title_en, excluded.title_fr, excluded.title_nl, excluded.search)
          returning old.code is null as is_new)
        select count(*) filter (where is_new)::int as added, count(*) filter (where not is_new)::int as changed
          from written`.execute(tx.db);
      added += rows[0]?.added ?? 0;
      changed += rows[0]?.changed ?? 0;
      progress.show(Math.min(start + batchSize, codes.length), codes.length);
    }
    const { rows } = await sql<{ removed: number; still_used: number }>`
      select * from kring.forget_codes(${key}, ${codes.map(({ code }) => code)}::text[])`.execute(
      tx.db,
    );
    const removed = rows[0]?.removed ?? 0;
    const kept = rows[0]?.still_used ?? 0;
    const counts = { added, changed, removed, kept };
    tx.journal({ act: "codes-imported", detail: { system: key, version, ...counts } });
    return counts;
  });
}
