import { CsvError, parse } from "csv-parse/sync";
import { UnusableFile } from "./mapping.ts";

export interface TableRow {
  /** Where the row begins; the first line of the file is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** Trimmed names of the columns, in the order of the file. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** What was found out about the file: `UTF-8, separated by commas`. */
  readonly writing: string;
}

const delimiters = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" } as const;
type Delimiter = keyof typeof delimiters;

/**
 * Reads a CSV file with a header: UTF-8, UTF-16 with its mark, else Windows-1252 (Latin-1);
 * separated by commas, semicolons, tabs or bars. Throws UnusableFile with the line.
 */
export function readTable(bytes: Uint8Array): Table {
  const { text, encoding } = decode(bytes);
  if (text.trim() === "") throw new UnusableFile("the file is empty");
  const delimiter = chooseDelimiter(text);
  const [header, ...rows] = parseRows(text, delimiter);
  const columns = header?.cells ?? [];
  if (columns.every((column) => column === "")) throw new UnusableFile("the file has no header");
  if (rows.length === 0) throw new UnusableFile("the file has a header and no rows below it");
  return { columns, rows, writing: `${encoding}, separated by ${delimiters[delimiter]}` };
}

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const starts = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new UnusableFile("the file is a spreadsheet, not CSV; save it as CSV (UTF-8) first");
  }
  if (starts(0xff, 0xfe)) return decodeAs(bytes, "utf-16le", "UTF-16");
  if (starts(0xfe, 0xff)) return decodeAs(bytes, "utf-16be", "UTF-16");
  if (bytes.includes(0)) {
    throw new UnusableFile("the file cannot be read as text; save it as CSV in UTF-8");
  }
  try {
    return decodeAs(bytes, "utf-8", "UTF-8");
  } catch {
    return decodeAs(bytes, "windows-1252", "Latin-1 (Windows-1252)");
  }
}

function decodeAs(bytes: Uint8Array, label: string, encoding: string) {
  const text = new TextDecoder(label, { fatal: true }).decode(bytes);
  return { text: text.replace(/\r\n?/g, "\n"), encoding };
}

function chooseDelimiter(text: string): Delimiter {
  const start = text.trimStart();
  const end = start.indexOf("\n");
  const firstLine = start.slice(0, end < 0 ? undefined : end).replace(/"(?:[^"]|"")*"/g, "");
  let best: Delimiter = ",";
  for (const delimiter of Object.keys(delimiters) as Delimiter[]) {
    if (firstLine.split(delimiter).length > firstLine.split(best).length) best = delimiter;
  }
  return best;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parseRows(text: string, delimiter: Delimiter): TableRow[] {
  try {
    const parsed = parse(text, {
      delimiter,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // With `info` the rows come so; the package's types know only the plain ones.
    }) as unknown as Parsed[];
    return parsed
      .map(({ record, info }) => {
        const inner = record.reduce((sum, cell) => sum + countLineEnds(cell), 0);
        return { line: info.lines - inner, cells: record.map((cell) => cell.trim()) };
      })
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnusableFile(describe(error, text));
  }
}

function countLineEnds(cell: string): number {
  return cell.split("\n").length - 1;
}

/** The parser's own message would quote what stands in the cell. */
function describe(error: CsvError, text: string): string {
  if (error.code === "CSV_QUOTE_NOT_CLOSED") {
    return `line ${openedOn(text)}: a quote is opened and not closed before the end of the file`;
  }
  const line = Number(error["lines"]);
  const where = Number.isFinite(line) ? `line ${line}` : "the file";
  return `${where}: the quotes are broken (a quote inside a cell must be doubled, and the whole cell quoted)`;
}

/** The line of the last quote that opens a cell. */
function openedOn(text: string): number {
  const closed = text.replace(/"(?:[^"]|"")*"/g, (cell) => "\n".repeat(countLineEnds(cell)));
  return closed.slice(0, closed.indexOf('"')).split("\n").length;
}
