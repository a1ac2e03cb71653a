import { sql } from "kysely";
import type { Tx } from "../../../platform/server/database.ts";
import type { Outcome } from "./decide-rows.ts";
import type { ImportRow } from "./read-rows.ts";

/** An import that has begun, perhaps some time ago. */
export interface ImportJob {
  readonly id: string;
  /** Whose references these are. */
  readonly source: string;
  /** Rows that are done, in this run or before it. */
  rowsDone: number;
}

export interface ImportedFile {
  readonly source: string;
  /** SHA-256 of the file, in hex. */
  readonly checksum: string;
  /** The mapping as it was written, for whoever asks later. */
  readonly mapping: unknown;
}

export interface DoneRow {
  readonly line: number;
  readonly outcome: Outcome;
  readonly personId: string | null;
  readonly because: string;
}

/** Goes on with the interrupted import of the same file, or begins one. */
export async function beginImport(tx: Tx, file: ImportedFile, rows: number): Promise<ImportJob> {
  const mapping = JSON.stringify(file.mapping);
  const going = await tx.db
    .updateTable("kring.imports")
    .set({ mapping })
    .where("file_checksum", "=", file.checksum)
    .where("state", "=", "running")
    .returning(["id", "source", "rows_done as rowsDone"])
    .executeTakeFirst();
  const job =
    going ??
    (await tx.db
      .insertInto("kring.imports")
      .values({ source: file.source, file_checksum: file.checksum, mapping, rows_total: rows })
      .returning(["id", "source", "rows_done as rowsDone"])
      .executeTakeFirstOrThrow());
  tx.journal({ act: "people-import-begun", detail: { import: job.id, rows, done: job.rowsDone } });
  return job;
}

/** What became of the rows that are done. */
export async function listDoneRows(tx: Tx, importId: string): Promise<DoneRow[]> {
  const { rows } = await sql<DoneRow>`
    select r.line, r.outcome, case when p.merged_into is null then p.id else (kring.same_person(p.id))[1] end as "personId", r.because
      from kring.import_rows r left join kring.people p on p.id = r.person_id
     where r.import_id = ${importId}`.execute(tx.db);
  return rows;
}

/**
 * Who rows are, by place in the file: by their reference in the source, or by their line when the
 * very same file was imported before.
 */
export async function listKnownPeople(
  tx: Tx,
  file: Pick<ImportedFile, "source" | "checksum">,
  rows: readonly ImportRow[],
): Promise<Map<number, string>> {
  const references = rows.flatMap(({ reference }) => (reference === undefined ? [] : [reference]));
  const byReference = await sql<{ reference: string; person: string }>`
    select r.reference, case when p.merged_into is null then p.id else (kring.same_person(p.id))[1] end as person
      from kring.import_references r join kring.people p on p.id = r.person_id
     where r.source = ${file.source} and r.reference = any (${references}::text[])`.execute(tx.db);
  const byLine = await sql<{ line: number; person: string }>`
    select distinct on (r.line) r.line, case when p.merged_into is null then p.id else (kring.same_person(p.id))[1] end as person
      from kring.imports i join kring.import_rows r on r.import_id = i.id
      join kring.people p on p.id = r.person_id
     where i.file_checksum = ${file.checksum}
     order by r.line, i.started_at`.execute(tx.db);
  const ofReference = new Map(byReference.rows.map(({ reference, person }) => [reference, person]));
  const ofLine = new Map(byLine.rows.map(({ line, person }) => [line, person]));
  const known = new Map<number, string>();
  for (const [index, { reference, line }] of rows.entries()) {
    const person = ofReference.get(reference ?? "") ?? ofLine.get(line);
    if (person !== undefined) known.set(index, person);
  }
  return known;
}

/** Card numbers by person. */
export async function listCardNumbers(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from kring.people where id = any (${ids}::uuid[])`.execute(tx.db);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Counts a batch as done; throws when somebody else is importing the same file. */
export async function advanceImport(
  tx: Tx,
  job: ImportJob,
  counts: Readonly<Record<Outcome, number>>,
): Promise<void> {
  const { created, matched, refused, "to-review": toReview } = counts;
  const rows = created + matched + refused + toReview;
  const advanced = await tx.db
    .updateTable("kring.imports")
    .set((row) => ({
      rows_done: row("rows_done", "+", rows),
      created: row("created", "+", created),
      matched: row("matched", "+", matched),
      to_review: row("to_review", "+", toReview),
      refused: row("refused", "+", refused),
    }))
    .where("id", "=", job.id)
    .where("rows_done", "=", job.rowsDone)
    .returning("rows_done")
    .executeTakeFirst();
  if (!advanced) throw new Error("the same file is being imported by somebody else at this moment");
}

export async function finishImport(tx: Tx, job: ImportJob): Promise<void> {
  const counts = await tx.db
    .updateTable("kring.imports")
    .set({ state: "done", finished_at: sql`now()` })
    .where("id", "=", job.id)
    .returning(["rows_total as rows", "created", "matched", "to_review as toReview", "refused"])
    .executeTakeFirstOrThrow();
  tx.journal({ act: "people-imported", detail: { import: job.id, ...counts } });
}
