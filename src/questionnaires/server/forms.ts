import { sql } from "kysely";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { NamedQuestionnaire } from "../contract.ts";
import type { Questionnaire } from "../fhir.ts";
import { allItems, isUnasked } from "../items.ts";
import { titlesOf } from "../texts.ts";

interface Row {
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly title: string;
  readonly languages: string[];
  readonly loaded_at: Date;
  readonly retired_on: string | null;
}

/** What can be said of a questionnaire without its file. */
interface Gist {
  readonly titles: Record<string, string>;
  readonly questions: number;
}

/** A row is never changed, so what was read of it once holds. */
const gists = new Map<string, Gist>();

export function gistOf(form: Questionnaire): Gist {
  return {
    titles: titlesOf(form),
    questions: allItems(form.item).filter((item) => !isUnasked(item)).length,
  };
}

/** Those of these ids, or all of them; the newest first. */
export async function readNamed(tx: Tx, ids?: readonly string[]): Promise<NamedQuestionnaire[]> {
  const { rows } = await sql<Row>`
    select id, url, version, title, languages, loaded_at, to_char(retired_on, 'YYYY-MM-DD') as retired_on
      from kring.questionnaires
     where ${ids === undefined ? sql`true` : sql`id = any (${[...ids]}::uuid[])`}
     order by lower(title), loaded_at desc, id`.execute(tx.db);
  const unread = rows.filter(({ id }) => !gists.has(id)).map(({ id }) => id);
  for (const [id, file] of await readFiles(tx, unread)) gists.set(id, gistOf(JSON.parse(file)));
  return rows.map(({ loaded_at, retired_on, ...row }) => ({
    ...row,
    ...(gists.get(row.id) ?? { titles: {}, questions: 0 }),
    id: row.id as NamedQuestionnaire["id"],
    loadedAt: loaded_at.toISOString(),
    retiredOn: retired_on,
  }));
}

export async function readFiles(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; file: string }>`
    select id, resource::text as file from kring.questionnaires where id = any (${[...new Set(ids)]}::uuid[])`.execute(
    tx.db,
  );
  return new Map(rows.map(({ id, file }) => [id, file]));
}

/** `not-found` for one that is not there. */
export async function readForm(
  tx: Tx,
  id: string,
): Promise<{ named: NamedQuestionnaire; form: Questionnaire; file: string }> {
  const [named] = await readNamed(tx, [id]);
  const file = (await readFiles(tx, [id])).get(id);
  if (!named || file === undefined) throw notFound();
  return { named, form: JSON.parse(file), file };
}
