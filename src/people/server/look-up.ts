import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Glimpse, OtherName, PersonId } from "../contract.ts";
import { mostCandidates, type SearchAttempt } from "../finding/search-attempts.ts";

/** A record that some keys led to. `keptId` differs from `id` when it was merged into another. */
export interface NamedRecord {
  readonly id: string;
  readonly keptId: string;
  readonly number: string;
  readonly given: string;
  readonly family: string;
  readonly otherNames: readonly OtherName[];
  readonly birth: string | null;
  readonly languages: readonly string[];
  readonly municipality: string;
}

/** The same with what tells people of one name apart; reading it costs twice as much. */
export interface FoundRecord extends NamedRecord {
  readonly phones: readonly string[];
  readonly street: string;
  readonly postcode: string;
  readonly nationalNumber: string | null;
}

export type GlimpsedPerson = Omit<Glimpse, "score" | "matched">;

/** Columns of kring.people `p` that make a record. */
export const namedColumns = sql<NamedRecord>`p.id,
  case when p.merged_into is null then p.id else (kring.same_person(p.id))[1] end as "keptId",
  p.number, p.given, p.family, p.other_names as "otherNames", p.birth, p.languages, p.municipality`;

export const foundColumns = sql<FoundRecord>`${namedColumns}, p.street, p.postcode,
  case when p.reach -> 'phones' = '[]' then '{}'
       else array(select phone ->> 'number' from jsonb_array_elements(p.reach -> 'phones') phone) end as phones,
  (select n.number from kring.national_numbers n where n.person_id = p.id and n.ended_at is null) as "nationalNumber"`;

/** What kring.find_people takes at once; somebody with many names has more. */
const mostLookUps = 20;

/**
 * The records that have a key of every list of at least one look-up, each once, unordered; for each
 * look-up at most `most`, for all together twice that.
 */
export async function lookUp<Found extends NamedRecord>(
  tx: Tx,
  columns: RawBuilder<Found>,
  { lookUps, whenTooMany }: SearchAttempt,
  most = mostCandidates,
): Promise<Found[]> {
  const turns = Array.from({ length: Math.ceil(lookUps.length / mostLookUps) }, (_, turn) =>
    lookUps.slice(turn * mostLookUps, (turn + 1) * mostLookUps),
  );
  const found = await Promise.all(
    turns.map((some) =>
      sql<Found>`
        select ${columns} from kring.find_people(${JSON.stringify(some)}, ${most}, ${whenTooMany}) found (id)
          join kring.people p on p.id = found.id`.execute(tx.db),
    ),
  );
  const records = found.flatMap(({ rows }) => rows);
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

/**
 * One line per person of records in their order, each person once, where the best of their records
 * stood. A record that was merged shows as the one it was merged into.
 */
export async function glimpse<Found extends NamedRecord>(
  tx: Tx,
  records: readonly Found[],
  limit: number,
): Promise<{ record: Found; person: GlimpsedPerson }[]> {
  const best = new Map<string, Found>();
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

function glimpsed(record: NamedRecord): GlimpsedPerson {
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
