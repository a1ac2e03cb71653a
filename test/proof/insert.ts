import type pg from "pg";

export type Row = Record<string, unknown>;
/** Minutes from now become moments in the database. */
export const moment = (minutes: number) => ({ minutes });

/** Rows of one table; `{ minutes }` is a moment from now, `{ from, until }` a range of them. */
export async function insert(root: pg.Client, table: string, rows: readonly Row[]) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return;
  const now = Date.now();
  const at = (minutes: unknown) =>
    typeof minutes === "number" ? new Date(now + minutes * 60_000).toISOString() : "";
  const plain = (value: unknown): unknown => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value ?? null;
    if ("minutes" in value) return at(value.minutes);
    return "from" in value && "until" in value ? `[${at(value.from)},${at(value.until)})` : value;
  };
  for (let start = 0; start < rows.length; start += 5000) {
    const part = rows
      .slice(start, start + 5000)
      .map((row) => columns.map((column) => [column, plain(row[column])]));
    await root.query(
      `insert into kring.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::kring.${table}, $1)`,
      [JSON.stringify(part.map((entries) => Object.fromEntries(entries)))],
    );
  }
}
