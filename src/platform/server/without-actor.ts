import type { Database } from "./database.ts";

/**
 * What a function of the database answers to anyone, in one round trip: nobody is signed in, so no
 * table shows a row, and only a narrow `security definer` function can answer at all.
 *
 * @example await askWithoutActor(database, "show_screen", [hashToken(key)])
 */
export async function askWithoutActor<T>(
  database: Database,
  functionName: string,
  values: readonly unknown[],
): Promise<T | null> {
  if (!/^[a-z_]+$/.test(functionName)) throw new Error("not the name of a function");
  const placeholders = values.map((_, index) => `$${index + 1}`).join(", ");
  const { rows } = await database.pool.query<{ answer: T | null }>({
    name: functionName,
    text: `select kring.${functionName}(${placeholders}) as answer`,
    values: [...values],
  });
  return rows[0]?.answer ?? null;
}
