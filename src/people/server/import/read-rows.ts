import { type BirthRefusal, readWrittenBirth } from "../../births/birth.ts";
import type { LinkageRecord } from "../../linkage/linkage-record.ts";
import { canBeCalled } from "../../rules.ts";
import { checkNationalNumber } from "../national-number.ts";
import type { ReadIdentity } from "../read-identity.ts";
import { type FieldValues, fieldValues } from "./field-values.ts";
import { fieldNames, importFields } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import { readAnswers } from "./read-answers.ts";
import type { Table, TableRow } from "./read-table.ts";

/** A row of the file as we understand it. */
export interface ImportRow {
  readonly line: number;
  /** The reference of the other system, when the row has one. */
  readonly reference: string | undefined;
  /** What the row is called in reports: its reference, else its line. */
  readonly label: string;
  readonly read: ReadIdentity;
  readonly linkage: LinkageRecord;
  readonly warnings: readonly string[];
  /** Why nobody can be registered from it. */
  readonly refusals: readonly string[];
}

/** Reads every row; one that does not fit is refused by itself. `today` is `YYYY-MM-DD`. */
export function readRows(table: Table, mapping: Mapping, today: string): ImportRow[] {
  const positions = new Map(table.columns.map((column, index) => [column, index]));
  const lines = new Map<string, number>();
  return table.rows.map((cells, index) => {
    const values = fieldValues(mapping, positions, cells);
    const reference = values.text("reference") || undefined;
    const earlier = reference === undefined ? undefined : lines.get(reference);
    if (reference !== undefined && earlier === undefined) lines.set(reference, cells.line);
    const row = readRow(cells, values, { index, today, columns: table.columns.length });
    const twice =
      earlier === undefined
        ? []
        : [`${values.where("reference")}: the same reference already stands on line ${earlier}`];
    return { ...row, refusals: [...row.refusals, ...twice] };
  });
}

interface Around {
  readonly index: number;
  readonly today: string;
  readonly columns: number;
}

function readRow(row: TableRow, values: FieldValues, around: Around): ImportRow {
  const refusals = refuseTooMuch(row, values, around.columns);
  const warnings: string[] = [];
  const reference = values.text("reference") || undefined;
  const { birth, written } = readBirthDate(values, around.today, refusals);
  const given = [values.text("given"), values.text("middle")].filter(Boolean).join(" ");
  if (given.length > 100) refusals.push("the given names are longer than 100 characters");
  const answers = readAnswers(values, warnings);
  const identity = { given, family: values.text("family"), birth, ...answers };
  if (!canBeCalled(identity)) refusals.push("there is no name to call the person by");
  const number = values.text("nationalNumber");
  const checked = number === "" ? undefined : checkNationalNumber(number);
  if (checked && !checked.valid) {
    warnings.push(
      `${values.where("nationalNumber")}: the national number fails its check and is kept as written`,
    );
  }
  const overrideReason = checked?.valid ? null : "as the other system has it";
  return {
    line: row.line,
    reference,
    label: reference ?? String(row.line),
    read: { identity, ...(checked && { nationalNumber: { ...checked, overrideReason } }) },
    linkage: {
      reference: String(around.index),
      given,
      family: identity.family,
      birth: birth ?? written,
      address: values.text("street"),
      suburb: values.text("municipality"),
      postcode: values.text("postcode"),
      phone: values.list("phone")[0] ?? "",
      nationalNumber: checked?.number ?? "",
    },
    warnings,
    refusals,
  };
}

function refuseTooMuch(row: TableRow, values: FieldValues, columns: number): string[] {
  const refusals = fieldNames
    .filter((name) => {
      const parts = importFields[name].kind === "list" ? values.list(name) : [values.text(name)];
      return parts.some((part) => part.length > importFields[name].longest);
    })
    .map((name) => `${values.where(name)}: longer than ${importFields[name].longest} characters`);
  if (row.cells.length > columns) {
    refusals.push(`the row has ${row.cells.length} cells and the header ${columns}`);
  }
  return refusals;
}

const birthRefusals: Readonly<Record<BirthRefusal, string>> = {
  "not-a-date": "cannot be read as a date",
  "impossible-date": "there is no such date",
  "in-the-future": "the date lies in the future",
  "too-long-ago": "nobody alive was born so long ago",
};

function readBirthDate(values: FieldValues, today: string, refusals: string[]) {
  const written = values.text("birth");
  const reading = readWrittenBirth(written, today, values.formats("birth"));
  if ("birth" in reading) return { birth: reading.birth || null, written };
  refusals.push(`${values.where("birth")}: ${birthRefusals[reading.refusal]}`);
  return { birth: null, written };
}
