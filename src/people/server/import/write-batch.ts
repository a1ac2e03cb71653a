import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import { type LikelyPair, noteLikelyDuplicates } from "../likely-duplicates.ts";
import { insertPerson, takeCardNumbers } from "../register-person.ts";
import type { Decision, Outcome } from "./decide-rows.ts";
import { advanceImport, type ImportJob } from "./imports.ts";
import type { ImportRow } from "./read-rows.ts";

/**
 * Does what was decided about a batch, with its rows' outcomes, in the transaction of `tx`. Answers
 * who each row that was not refused is. `peopleSoFar`: who the earlier rows of the file are.
 */
export async function writeBatch(
  tx: Tx,
  job: ImportJob,
  batch: {
    readonly rows: readonly ImportRow[];
    readonly decisions: readonly Decision[];
    readonly peopleSoFar: ReadonlyMap<number, string>;
  },
): Promise<Map<number, string>> {
  const { rows, decisions, peopleSoFar } = batch;
  await advanceImport(tx, job, countOutcomes(decisions));
  const people = await registerNew(tx, rows, decisions);
  const personOf = (index: number) => people.get(index) ?? peopleSoFar.get(index);
  const outcomes = decisions.map(({ index, outcome, because }) => ({
    line: rows[index]?.line,
    reference: rows[index]?.reference ?? null,
    outcome,
    person: people.get(index) ?? null,
    because,
  }));
  const written = JSON.stringify(outcomes);
  await Promise.all([
    sql`insert into kring.import_rows (import_id, line, reference, outcome, person_id, because)
      select ${job.id}::uuid, line, reference, outcome, person, because from jsonb_to_recordset(${written})
        r (line int, reference text, outcome text, person uuid, because text)`.execute(tx.db),
    sql`insert into kring.import_references (source, reference, person_id, import_id)
      select ${job.source}::text, reference, person, ${job.id}::uuid from jsonb_to_recordset(${written})
        r (reference text, person uuid)
       where reference is not null and person is not null
      on conflict do nothing`.execute(tx.db),
    noteLikelyDuplicates(tx, likelyPairs(decisions, personOf), "import"),
  ]);
  for (const { index, outcome } of decisions) {
    const personId = people.get(index);
    if (personId === undefined) continue;
    const act = outcome === "matched" ? "person-matched" : "person-registered";
    tx.journal({ act, personId, detail: { import: job.id, line: rows[index]?.line } });
  }
  if (people.size === 0) tx.withoutJournal("rows that were refused leave no trace of a person");
  return people;
}

async function registerNew(
  tx: Tx,
  rows: readonly ImportRow[],
  decisions: readonly Decision[],
): Promise<Map<number, string>> {
  const isNew = ({ outcome }: Decision) => outcome === "created" || outcome === "to-review";
  const numbers = await takeCardNumbers(tx, decisions.filter(isNew).length);
  const people = new Map<number, string>();
  const sent: Promise<void>[] = [];
  for (const decision of decisions) {
    const row = rows[decision.index];
    if (decision.personId !== undefined) people.set(decision.index, decision.personId);
    if (!row || !isNew(decision)) continue;
    const id = randomUUIDv7();
    sent.push(insertPerson(tx, id, numbers[sent.length] ?? "", row.read));
    people.set(decision.index, id);
  }
  await Promise.all(sent);
  return people;
}

function likelyPairs(
  decisions: readonly Decision[],
  personOf: (index: number) => string | undefined,
): LikelyPair[] {
  return decisions.flatMap(({ index, resembles }) => {
    const left = personOf(index);
    return resembles.flatMap((one) => {
      const right = "personId" in one ? one.personId : personOf(one.index);
      if (left === undefined || right === undefined || left === right) return [];
      return [{ left, right, score: one.score }];
    });
  });
}

export function countOutcomes(
  decisions: readonly { readonly outcome: Outcome }[],
): Record<Outcome, number> {
  const counts = { created: 0, matched: 0, "to-review": 0, refused: 0 };
  for (const { outcome } of decisions) counts[outcome]++;
  return counts;
}
