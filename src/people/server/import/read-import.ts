import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "node:path";
import { today } from "../read-identity.ts";
import type { ImportedFile } from "./imports.ts";
import { mappingByName, readMapping, refuseMissingColumns, UnusableFile } from "./mapping.ts";
import { type ImportRow, readRows } from "./read-rows.ts";
import { readTable } from "./read-table.ts";

export interface FileToImport {
  readonly rows: readonly ImportRow[];
  readonly file: ImportedFile;
  /** `UTF-8, separated by commas` */
  readonly writing: string;
}

/** Reads a CSV file by its mapping. Throws UnusableFile, saying what to change. */
export async function readImport(paths: {
  readonly file: string;
  readonly map: string | undefined;
  readonly source: string | undefined;
}): Promise<FileToImport> {
  const bytes = await readBytes(paths.file);
  const written = paths.map === undefined ? undefined : await readBytes(paths.map);
  const table = readTable(bytes);
  const text = written && new TextDecoder().decode(written);
  const mapping = text === undefined ? mappingByName(table.columns) : readMapping(text);
  refuseMissingColumns(mapping, table.columns);
  return {
    rows: readRows(table, mapping, today()),
    file: {
      source: paths.source ?? parse(paths.file).name,
      checksum: createHash("sha256").update(bytes).digest("hex"),
      mapping: text === undefined ? {} : JSON.parse(text),
    },
    writing: table.writing,
  };
}

/** A file as it lies there. Throws UnusableFile, in words for whoever typed its name. */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: "there is no such file",
      EISDIR: "this is a folder, not a file",
      EACCES: "this file may not be read",
      ERR_FS_FILE_TOO_LARGE: "the file is too large to be read at once; split it",
    };
    throw new UnusableFile(`${path}: ${reasons[code ?? ""] ?? `cannot be read (${code})`}`);
  }
}
