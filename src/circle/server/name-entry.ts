import { type RawBuilder, sql } from "kysely";
import type { PersonLanguage } from "../../platform/person-languages.ts";
import type { Tx } from "../../platform/server/database.ts";
import { readPersonWord } from "../../platform/server/person-words.ts";
import type { ConsentMatter } from "../consent-text.ts";
import type { NamedEntry } from "../words.ts";

/**
 * What an entry is called, for whoever may read it now; null for everybody else. What stands first in
 * an entry names it, but for a contact: that is when it was.
 */
export function nameEntry(id: RawBuilder<unknown>): RawBuilder<NamedEntry | null> {
  return sql`(
    select json_build_object('kind', e.kind, 'writtenAt', kring.written_at(e.written_at), 'fact', (
        select f.facts[1] from kring.entry_facts f where f.entry_id = e.id and f.facts[1] ->> 'as' <> 'time'))
      from kring.entries e where e.id = ${id})`;
}

/** An entry in the words of the person: what kind it is, and by what name where it has one. */
export async function sayEntry(
  tx: Tx,
  id: string,
  language: PersonLanguage,
): Promise<NonNullable<ConsentMatter["entry"]>> {
  const { rows } = await sql<{ entry: NamedEntry }>`
    select ${nameEntry(sql`${id}::uuid`)} as entry`.execute(tx.db);
  const { kind, fact } = rows[0]?.entry ?? { kind: "note", fact: null };
  return {
    kind: await readPersonWord(language, "record:entry", kind),
    name:
      fact === null
        ? null
        : fact.as === "text"
          ? (fact.in?.[language] ?? fact.value)
          : await readPersonWord(language, fact.as, fact.value),
  };
}
