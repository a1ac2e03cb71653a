import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Asker, RightsRequest } from "../requests.ts";

/* The register as the reader sees it: what they may not answer is not in it. */

interface Read extends Omit<RightsRequest, "person" | "extension" | "answer"> {
  readonly personId: string;
  /** Where it stands in the one order of all lists. */
  readonly place: string;
  readonly extensionMotive: string | null;
  readonly extendedAt: Date | null;
  readonly before: string;
  readonly outcome: NonNullable<RightsRequest["answer"]>["outcome"] | null;
  readonly motive: string;
  readonly answeredAt: Date | null;
  readonly by: string;
}

const ends = sql`coalesce(r.extended_to, r.due_on)`;

/** Open ones first by their last day, then the answered ones, the newest answer first. */
const place = sql`case when r.answer is null then extract(epoch from ${ends}::timestamp)
  else 1e12 - extract(epoch from r.answered_at) end`;

interface Which {
  readonly where: RawBuilder<unknown>;
  /** `place/id` of the last one that was seen. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The requests of one page, named; `next` when there are more. */
export async function readRequests(
  tx: Tx,
  { where, after, limit }: Which,
): Promise<{ requests: RightsRequest[]; next: string | null }> {
  const [placed, id] = after?.split("/") ?? [];
  const beyond = placed ? sql`and (${place}, r.id) > (${placed}::numeric, ${id}::uuid)` : sql``;
  const { rows } = await sql<Read>`
    select r.id, r.person_id as "personId", (${place})::text as place,
           case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as service,
           r.kind, r.about_health as "aboutHealth", to_char(r.asked_on, 'YYYY-MM-DD') as "askedOn",
           v.name as "askedBy", r.how, r.words, to_char(${ends}, 'YYYY-MM-DD') as "dueOn",
           ${ends} - kring.today() as "daysLeft", ${ends} - r.asked_on as "daysGiven",
           r.extension_motive as "extensionMotive", r.extended_at as "extendedAt",
           to_char(r.due_on, 'YYYY-MM-DD') as before,
           case when r.answer is null and r.extended_to is null and c.extension_months > 0 and kring.today() <= r.due_on
             then to_char(r.due_on + make_interval(months => c.extension_months), 'YYYY-MM-DD') end as "extendableTo",
           r.answer as outcome, r.answer_motive as motive, r.answered_at as "answeredAt",
           coalesce((select n.given || ' ' || n.family from kring.name_staff(array[r.answered_by]) n), '') as by
      from kring.rights_requests r
      join kring.request_clocks c on c.kind = r.kind and c.about_health = r.about_health
      left join kring.services s on s.id = r.service_id
      left join lateral kring.voices_of(r.person_id) v on v.id = r.asked_by
     where ${where} ${beyond}
     order by ${place}, r.id limit ${limit + 1}`.execute(tx.db);
  const shown = rows.slice(0, limit);
  const names = await nameAskers(tx, { ids: shown.map(({ personId }) => personId) });
  const last = shown.at(-1);
  return {
    requests: shown.map((row) => asRequest(row, names)),
    next: rows.length > limit && last ? `${last.place}/${last.id}` : null,
  };
}

export interface NamedAsker extends Asker {
  readonly asked: string;
  /** All records of the person, the kept one first. */
  readonly records: string[];
}

/** Card number and name of those a request is about, or of who has this card. */
export async function nameAskers(
  tx: Tx,
  { ids, card }: { ids?: readonly string[]; card?: string },
): Promise<NamedAsker[]> {
  const { rows } = await sql<NamedAsker>`
    select * from kring.whose_rights(${[...new Set(ids)]}::uuid[], ${card ?? null})`.execute(tx.db);
  return rows;
}

export function asAsker({ id, number, given, family }: NamedAsker): Asker {
  return { id, number, given, family };
}

function asRequest(row: Read, names: readonly NamedAsker[]): RightsRequest {
  const { extensionMotive, extendedAt, before, outcome, motive, answeredAt, by } = row;
  const named = names.find(({ asked }) => asked === row.personId);
  if (!named) throw new Error("a request is about nobody");
  return {
    ...row,
    person: asAsker(named),
    extension:
      extendedAt && extensionMotive !== null
        ? { motive: extensionMotive, before, at: extendedAt.toISOString() }
        : null,
    answer: outcome && answeredAt ? { outcome, motive, at: answeredAt.toISOString(), by } : null,
  };
}
