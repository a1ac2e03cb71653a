import { writeFile } from "node:fs/promises";
import type { Decision, Outcome } from "./decide-rows.ts";
import type { FilePair } from "./file-pairs.ts";
import type { ImportRow } from "./read-rows.ts";
import type { RegisteredCandidate } from "./registered-candidates.ts";

/** What became of a row, for the report. */
export interface RowResult extends Pick<Decision, "index" | "outcome" | "because"> {
  readonly personId: string | undefined;
}

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  created: "created",
  matched: "matched",
  "to-review": "to review",
  refused: "refused",
};

/** One row of the report per row of the file: `line,reference,outcome,person,because`. */
export async function writeReport(
  path: string,
  rows: readonly ImportRow[],
  results: readonly RowResult[],
  numbers: ReadonlyMap<string, string>,
): Promise<void> {
  const lines = results
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, outcome, personId, because }) => {
      const { line, reference } = rows[index] ?? {};
      const person = numbers.get(personId ?? "") ?? "";
      return csvLine([line, reference, outcomeWords[outcome], person, because]);
    });
  await writeCsv(path, ["line", "reference", "outcome", "person", "because"], lines);
}

/**
 * Pairs of rows, and of rows with people who are registered: `left,right,score,verdict`. The same
 * files and the same register give the same bytes.
 */
export async function writePairs(
  path: string,
  rows: readonly ImportRow[],
  found: {
    readonly pairs: readonly FilePair[];
    readonly candidates: ReadonlyMap<number, readonly RegisteredCandidate[]>;
  },
): Promise<void> {
  const labelOf = (index: number) => rows[index]?.label ?? "";
  const between = found.pairs.map(({ left, right, score, verdict }) => {
    const [one, other] = [labelOf(left), labelOf(right)].sort();
    return { left: one ?? "", right: other ?? "", score, verdict };
  });
  const registered = [...found.candidates].flatMap(([index, candidates]) =>
    candidates.map(({ personId, score, verdict }) => ({
      left: labelOf(index),
      right: personId,
      score,
      verdict,
    })),
  );
  const lines = [...between, ...registered]
    .sort((a, b) => compareText(a.left, b.left) || compareText(a.right, b.right))
    .map(({ left, right, score, verdict }) => csvLine([left, right, score.toFixed(6), verdict]));
  await writeCsv(path, ["left", "right", "score", "verdict"], lines);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Readable by nobody else: references and card numbers are about people. */
async function writeCsv(path: string, header: readonly string[], lines: readonly string[]) {
  await writeFile(path, `${[csvLine(header), ...lines].join("\n")}\n`, { mode: 0o600 });
}

function csvLine(cells: readonly (string | number | undefined)[]): string {
  return cells
    .map((cell) => String(cell ?? ""))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}
