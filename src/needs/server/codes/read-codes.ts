import { type Table, UnusableFile } from "../../../people/server/index.ts";
import { searchTextOf } from "./plain-words.ts";

export interface CodeRow {
  readonly code: string;
  readonly en: string;
  readonly fr: string;
  readonly nl: string;
  readonly search: string;
}

export interface CodesRead {
  readonly codes: readonly CodeRow[];
  /** `line 12: no code` */
  readonly wrong: readonly string[];
}

const fields = ["code", "en", "fr", "nl"] as const;
type Field = (typeof fields)[number];

const usualNames: Record<Field, readonly string[]> = {
  code: ["code"],
  en: ["en", "title_en", "title"],
  fr: ["fr", "title_fr"],
  nl: ["nl", "title_nl"],
};

const longestCode = 40;
const longestTitle = 500;

/** The rows of a table as codes; what cannot be used is said with its line. Throws UnusableFile. */
export function readCodes(table: Table, mapping: string | undefined): CodesRead {
  const places = mapping === undefined ? byName(table.columns) : byMapping(mapping, table.columns);
  const codes: CodeRow[] = [];
  const wrong: string[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    const cell = (field: Field) => cells[places.get(field) ?? -1] ?? "";
    const [code, en, fr, nl] = [cell("code"), cell("en"), cell("fr"), cell("nl")];
    const search = searchTextOf(code, [en, fr, nl]);
    const fault = faultOf({ code, titles: [en, fr, nl], search, before: seen.get(code) });
    if (fault) wrong.push(`line ${line}: ${fault}`);
    else codes.push({ code, en, fr, nl, search });
    if (code !== "" && !seen.has(code)) seen.set(code, line);
  }
  if (codes.length === 0) {
    throw new UnusableFile(`no row can be used; ${wrong.slice(0, 3).join("; ")}`);
  }
  return { codes, wrong };
}

function faultOf(row: {
  code: string;
  titles: readonly string[];
  search: string;
  before: number | undefined;
}): string | undefined {
  const { code, titles, search, before } = row;
  if (code === "") return "no code";
  if (code.length > longestCode) return `the code is longer than ${longestCode} characters`;
  if (before !== undefined) return `the code was on line ${before} already`;
  if (titles.every((title) => title === "")) return "no title in any language";
  if (titles.some((title) => title.length > longestTitle)) {
    return `a title is longer than ${longestTitle} characters`;
  }
  if (titles.some((title) => title.includes("\0"))) return "a title holds a null character";
  return search === "" ? "nothing in it can be searched for" : undefined;
}

function byName(columns: readonly string[]): Map<Field, number> {
  const plain = columns.map((column) => column.toLowerCase());
  const places = new Map<Field, number>();
  for (const field of fields) {
    const place = plain.findIndex((column) => usualNames[field].includes(column));
    if (place >= 0) places.set(field, place);
  }
  return checked(places, columns);
}

function byMapping(text: string, columns: readonly string[]): Map<Field, number> {
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UnusableFile(`the mapping is not JSON: ${(error as Error).message}`);
  }
  if (typeof written !== "object" || written === null || Array.isArray(written)) {
    throw new UnusableFile('the mapping must be an object, {"code": "…"}');
  }
  const places = new Map<Field, number>();
  for (const [word, column] of Object.entries(written)) {
    const field = fields.find((one) => one === word);
    if (!field) {
      throw new UnusableFile(
        `the mapping has an unknown field "${word}"; the fields are ${fields.join(", ")}`,
      );
    }
    const place = columns.indexOf(String(column));
    if (place < 0) {
      throw new UnusableFile(
        `the mapping takes "${field}" from column "${column}", which the file does not have; ${listed(columns)}`,
      );
    }
    places.set(field, place);
  }
  return checked(places, columns);
}

function checked(places: Map<Field, number>, columns: readonly string[]): Map<Field, number> {
  if (!places.has("code")) {
    throw new UnusableFile(
      `no column is the code, so a mapping is needed (--map); ${listed(columns)}`,
    );
  }
  if (places.size < 2) {
    throw new UnusableFile(
      `no column is a title, so a mapping is needed (--map); ${listed(columns)}`,
    );
  }
  return places;
}

function listed(columns: readonly string[]): string {
  return `the columns are ${columns.slice(0, 60).join(", ")}`;
}
