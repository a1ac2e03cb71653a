import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Glimpse, OtherName, PersonId } from "../contract.ts";
import { type KeyLists, mostCandidates, type SearchAttempt } from "../finding/search-attempts.ts";

/** A record that some keys led to. `keptId` differs from `id` when it was merged into another. */
export interface FoundRecord {
  readonly id: string;
  readonly keptId: string;
  readonly number: string;
  readonly given: string;
  readonly family: string;
  readonly otherNames: readonly OtherName[];
  readonly birth: string | null;
  readonly languages: readonly string[];
  readonly phones: readonly string[];
  readonly street: string;
  readonly postcode: string;
  readonly municipality: string;
  readonly nationalNumber: string | null;
}

export type GlimpsedPerson = Omit<Glimpse, "score" | "matched">;

/** What kring.find_people takes at once; somebody with many names has more. */
const mostLookUps = 20;

/**
 * The records that have a key of every list of at least one look-up, each once, unordered; for each
 * look-up at most `most`, for all together twice that.
 */
export async function lookUp(
  tx: Tx,
  lookUps: readonly KeyLists[],
  whenTooMany: SearchAttempt["whenTooMany"],
  most = mostCandidates,
): Promise<FoundRecord[]> {
  const turns = Array.from({ length: Math.ceil(lookUps.length / mostLookUps) }, (_, turn) =>
    lookUps.slice(turn * mostLookUps, (turn + 1) * mostLookUps),
  );
  const found = await Promise.all(
    turns.map((some) =>
      sql<FoundRecord>`
        select id, kept_id as "keptId", number, given, family, other_names as "otherNames", birth, languages,
          phones, street, postcode, municipality, national_number as "nationalNumber"
        from kring.find_people(${JSON.stringify(some)}, ${most}, ${whenTooMany})`.execute(tx.db),
    ),
  );
  const records = found.flatMap(({ rows }) => rows);
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

/**
 * One line per person of records in their order, each person once, where the best of their records
 * stood. A record that was merged shows as the one it was merged into.
 */
export async function glimpse(
  tx: Tx,
  records: readonly FoundRecord[],
  limit: number,
): Promise<{ record: FoundRecord; person: GlimpsedPerson }[]> {
  const best = new Map<string, FoundRecord>();
  for (const record of records) {
    if (best.size === limit) break;
    if (!best.has(record.keptId)) best.set(record.keptId, record);
  }
  const merged = [...best.values()].filter(({ id, keptId }) => id !== keptId);
  const kept = await listGlimpses(
    tx,
    merged.map(({ keptId }) => keptId),
  );
  return [...best.values()].flatMap((record) => {
    const person = record.id === record.keptId ? glimpsed(record) : kept.get(record.keptId);
    return person ? [{ record, person }] : [];
  });
}

/** Lines of people by their ids. */
export async function listGlimpses(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, GlimpsedPerson>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<GlimpsedPerson>`
    select id, number, given, family, other_names as "otherNames", birth, municipality, languages
    from kring.people where id = any (${ids}::uuid[])`.execute(tx.db);
  return new Map(rows.map((person) => [person.id, person]));
}

function glimpsed(record: FoundRecord): GlimpsedPerson {
  const { number, given, family, birth, municipality } = record;
  return {
    id: record.id as PersonId,
    number,
    given,
    family,
    otherNames: [...record.otherNames],
    birth,
    municipality,
    languages: [...record.languages],
  };
}
