import type { FieldName } from "./fields.ts";
import type { FieldSource, Mapping } from "./mapping.ts";
import type { TableRow } from "./read-table.ts";

const unknownWords = new Set(
  "-,--,---,.,?,??,unknown,not known,n/a,#n/a,n.a.,inconnu,inconnue,onbekend".split(","),
);

const datePlaceholders = /^9{4}\D?(?:99|12)\D?(?:99|31)$|^(?:99|31)\D?(?:99|12)\D?9{4}$/;

/** What a row says of each field of the mapping, translated and without placeholders. */
export interface FieldValues {
  /** All columns of the field in one text, `''` when nothing is known. */
  text(name: FieldName): string;
  list(name: FieldName): string[];
  /** The columns of the field, for messages: `column DOB`. */
  where(name: FieldName): string;
  formats(name: FieldName): readonly string[];
}

export function fieldValues(
  mapping: Mapping,
  positions: ReadonlyMap<string, number>,
  row: TableRow,
): FieldValues {
  const cellsOf = (name: FieldName): string[] => {
    const source = mapping.fields.get(name);
    if (!source) return [];
    return source.columns
      .map((column) => row.cells[positions.get(column) ?? -1] ?? "")
      .flatMap((cell) => splitList(name, cell, source))
      .map((cell) => translate(name, cell, source, mapping.ignore))
      .filter((cell) => cell !== "");
  };
  return {
    text: (name) => cellsOf(name).join(" "),
    list: cellsOf,
    where: (name) => {
      const columns = mapping.fields.get(name)?.columns ?? [name];
      return `column ${columns.join(", ")}`;
    },
    formats: (name) => mapping.fields.get(name)?.formats ?? [],
  };
}

const lists: readonly FieldName[] = ["languages", "reads", "phone"];

function splitList(name: FieldName, cell: string, source: FieldSource): string[] {
  if (!lists.includes(name) || source.values.has(cell)) return [cell];
  return cell.split(source.separator ?? /[;,|]/).map((part) => part.trim());
}

function translate(
  name: FieldName,
  cell: string,
  source: FieldSource,
  ignore: ReadonlySet<string>,
): string {
  const translated = source.values.get(cell);
  if (translated !== undefined) return translated.trim();
  const isIgnored = ignore.has(cell) || source.ignore.has(cell);
  return isIgnored || isPlaceholder(name, cell) ? "" : cell;
}

/** Cells that say in many words that nothing is known; a reference says what it says. */
function isPlaceholder(name: FieldName, cell: string): boolean {
  if (name === "reference") return false;
  if (cell === "NULL" || unknownWords.has(cell.toLowerCase())) return true;
  if (/^0[0\s./-]*$/.test(cell.replace(/[T\s]00?:00.*$/, ""))) return true;
  return name === "birth" && datePlaceholders.test(cell);
}
