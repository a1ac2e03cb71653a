import { readdir, readFile as readFromDisk } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { asSystem, type Database } from "../../platform/server/database.ts";
import { insertForms, readable } from "./questionnaires.ts";

const folder = join(import.meta.dirname, "..", "shipped");

/** The files that come with the house. */
export async function readShipped(): Promise<{ name: string; file: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => ({ name, file: await readFromDisk(join(folder, name), "utf8") })),
  );
}

/**
 * Puts in what comes with the house and is not there yet; the version it takes the place of is asked
 * no more. Called at each start. Answers how many were added.
 */
export async function addShipped(database: Database): Promise<number> {
  const shipped = (await readShipped()).map(({ file }) => ({ form: readable(file), file }));
  return asSystem(database, "questionnaires of the house", ["upkeep"], async (tx) => {
    const added = await insertForms(tx, shipped, sql`on conflict (url, version) do nothing`);
    await sql`update kring.questionnaires o set retired_on = kring.today()
      from kring.questionnaires n where n.id = any (${added}::uuid[]) and o.url = n.url and o.id <> n.id
       and o.retired_on is null`.execute(tx.db);
    if (added.length === 0) tx.withoutJournal("all of them were there");
    else tx.journal({ act: "questionnaires-shipped", detail: { count: added.length } });
    return added.length;
  });
}
