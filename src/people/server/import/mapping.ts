import { type FieldName, fieldNames, findField, namingFields } from "./fields.ts";

/** Where a field comes from, and how its cells are written. */
export interface FieldSource {
  readonly columns: readonly string[];
  /** Writings of dates, tried in their order: `DD/MM/YYYY`. */
  readonly formats: readonly string[];
  /** Cell → our word. */
  readonly values: ReadonlyMap<string, string>;
  /** What parts the values of a list. */
  readonly separator: string | undefined;
  readonly ignore: ReadonlySet<string>;
}

export interface Mapping {
  readonly fields: ReadonlyMap<FieldName, FieldSource>;
  /** Cells that mean "not known" in any column, besides the usual ones. */
  readonly ignore: ReadonlySet<string>;
}

/** A mapping or file that cannot be used as it is; the message says what to change. */
export class UnusableFile extends Error {}

const optionNames = ["column", "format", "values", "separator", "ignore"];

/**
 * Reads a mapping, our field → their column.
 *
 * readMapping('{"given": "FirstName", "birth": {"column": "DOB", "format": "DD/MM/YYYY"}}')
 */
export function readMapping(text: string): Mapping {
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UnusableFile(`the mapping is not JSON: ${(error as Error).message}`);
  }
  if (!isObject(written)) throw new UnusableFile('the mapping must be an object, {"given": "…"}');
  const { ignore, ...rest } = written;
  const fields = new Map<FieldName, FieldSource>();
  for (const [word, source] of Object.entries(rest)) {
    const name = findField(word);
    if (!name) {
      throw new UnusableFile(
        `the mapping has an unknown field "${word}"; the fields are ${fieldNames.join(", ")}`,
      );
    }
    if (fields.has(name)) throw new UnusableFile(`the mapping fills "${name}" twice`);
    fields.set(name, readSource(word, source));
  }
  return checkedMapping({ fields, ignore: new Set(readWords("ignore", ignore ?? [])) });
}

/** Without a mapping: the columns that are named like our fields. */
export function mappingByName(columns: readonly string[]): Mapping {
  const fields = new Map<FieldName, FieldSource>();
  for (const column of columns) {
    const name = findField(column);
    if (name && !fields.has(name)) fields.set(name, readSource(column, column));
  }
  if (![...fields.keys()].some((name) => namingFields.includes(name))) {
    throw new UnusableFile(
      `no column is named given or family, so a mapping is needed (--map); ${listColumns(columns)}`,
    );
  }
  return { fields, ignore: new Set() };
}

/** Throws when the mapping names a column that is not there, or is there twice. */
export function refuseMissingColumns(mapping: Mapping, columns: readonly string[]): void {
  for (const [name, source] of mapping.fields) {
    for (const column of source.columns) {
      const count = columns.filter((one) => one === column).length;
      if (count === 1) continue;
      const what =
        count === 0 ? "which the file does not have" : "which the file has more than once";
      throw new UnusableFile(
        `the mapping takes "${name}" from column "${column}", ${what}; ${listColumns(columns)}`,
      );
    }
  }
}

function listColumns(columns: readonly string[]): string {
  const most = 60;
  const more = columns.length > most ? ` and ${columns.length - most} more` : "";
  const names = columns.slice(0, most).map((column) => (column === "" ? '""' : column));
  return `the columns, by the file's first line: ${names.join(", ")}${more}`;
}

function checkedMapping(mapping: Mapping): Mapping {
  if (![...mapping.fields.keys()].some((name) => namingFields.includes(name))) {
    throw new UnusableFile("the mapping names nobody: it must fill given or family");
  }
  if ((mapping.fields.get("reference")?.columns.length ?? 1) !== 1) {
    throw new UnusableFile('"reference" must come from one column');
  }
  return mapping;
}

function readSource(word: string, source: unknown): FieldSource {
  const options = isObject(source) ? source : { column: source };
  const unknown = Object.keys(options).find((key) => !optionNames.includes(key));
  if (unknown !== undefined) {
    throw new UnusableFile(
      `"${word}" has an unknown option "${unknown}"; the options are ${optionNames.join(", ")}`,
    );
  }
  const { column, format, values, separator, ignore } = options;
  const columns = readWords(`${word}.column`, column).map((name) => name.trim());
  if (columns.length === 0) throw new UnusableFile(`"${word}" names no column`);
  const formats = readWords(`${word}.format`, format ?? []);
  const unusable = formats.find((one) => !/^(?=.*YYYY)(YYYY|MM?|DD?|[^A-Za-z0-9])+$/.test(one));
  if (unusable !== undefined) {
    throw new UnusableFile(
      `"${word}" has the format "${unusable}"; write it with YYYY, MM or M, DD or D`,
    );
  }
  if (separator !== undefined && typeof separator !== "string") {
    throw new UnusableFile(`"${word}.separator" must be a text`);
  }
  return {
    columns,
    formats,
    values: readValues(word, values ?? {}),
    separator: separator === "" ? undefined : separator,
    ignore: new Set(readWords(`${word}.ignore`, ignore ?? [])),
  };
}

function readValues(word: string, values: unknown): ReadonlyMap<string, string> {
  const isTexts = isObject(values) && Object.values(values).every((to) => typeof to === "string");
  if (!isTexts) throw new UnusableFile(`"${word}.values" must be an object of texts`);
  return new Map(Object.entries(values).map(([from, to]) => [from.trim(), String(to)]));
}

function readWords(where: string, words: unknown): string[] {
  const list: unknown[] = Array.isArray(words) ? words : [words];
  if (list.every((word) => typeof word === "string")) return list;
  throw new UnusableFile(`"${where}" must be a text or a list of texts`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
