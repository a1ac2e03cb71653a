import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import { mostCandidates } from "../../finding/search-attempts.ts";
import { type LinkageVerdict, reviewFrom, sameFrom } from "../../linkage/link-records.ts";
import type { MatchReason } from "../../linkage/linkage-weights.ts";
import { duplicateLookUps, type PersonToCompare } from "../duplicate-keys.ts";
import { scoreRecord } from "../find-candidates.ts";
import { type FoundRecord, foundColumns } from "../look-up.ts";
import type { ImportRow } from "./read-rows.ts";

/** Somebody registered who resembles a row. */
export interface RegisteredCandidate {
  readonly personId: string;
  readonly number: string;
  readonly score: number;
  readonly verdict: LinkageVerdict;
  readonly reasons: readonly MatchReason[];
}

/** More look-ups than this are not asked about one row; the surest come first. */
const mostLookUps = 20;

/**
 * Who of the register resembles each row, best first, in one statement. Whoever the import
 * `importing` itself created is left out: the source kept its rows apart.
 */
export async function listCandidates(
  tx: Tx,
  rows: readonly ImportRow[],
  importing: string | undefined,
): Promise<RegisteredCandidate[][]> {
  const people = rows.map(comparable);
  const looks = people.map((person, at) => ({
    at,
    look_ups: duplicateLookUps(person).slice(0, mostLookUps),
  }));
  const { rows: found } = await sql<FoundRecord & { at: number }>`
    select l.at, ${foundColumns}
    from jsonb_to_recordset(${JSON.stringify(looks)}) l (at int, look_ups jsonb)
    cross join lateral kring.find_people(l.look_ups, ${mostCandidates}, 'take-none') found (id)
    join kring.people p on p.id = found.id
    where not exists (select from kring.import_rows r where r.person_id = p.id
      and r.import_id = ${importing ?? null}::uuid and r.outcome in ('created', 'to-review'))`.execute(
    tx.db,
  );
  const byRow = Map.groupBy(found, ({ at }) => at);
  return people.map((person, at) => rankCandidates(person, byRow.get(at) ?? []));
}

/** Is anybody registered whom this import did not create? */
export async function isAnybodyRegistered(tx: Tx, importing: string | undefined): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select from kring.people p where not exists (select from kring.import_rows r
      where r.person_id = p.id and r.import_id = ${importing ?? null}::uuid)) as yes`.execute(
    tx.db,
  );
  return rows[0]?.yes ?? true;
}

function rankCandidates(
  person: PersonToCompare,
  records: readonly FoundRecord[],
): RegisteredCandidate[] {
  const best = new Map<string, RegisteredCandidate>();
  for (const record of records) {
    const { probability, reasons } = scoreRecord(person, record);
    if (probability < reviewFrom) continue;
    const { keptId: personId, number } = record;
    if ((best.get(personId)?.score ?? 0) >= probability) continue;
    const verdict = probability >= sameFrom ? "same" : "review";
    best.set(personId, { personId, number, score: probability, verdict, reasons });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.personId < b.personId ? -1 : 1));
}

/** A row as the register is searched for it. */
export function comparable({ read: { identity, nationalNumber } }: ImportRow): PersonToCompare {
  return {
    given: identity.given ?? "",
    family: identity.family ?? "",
    otherNames: identity.otherNames ?? [],
    birth: identity.birth ?? "",
    phones: (identity.reach?.phones ?? []).map(({ number }) => number),
    street: identity.address?.street ?? "",
    postcode: identity.address?.postcode ?? "",
    municipality: identity.address?.municipality ?? "",
    nationalNumber: nationalNumber?.number ?? "",
  };
}
