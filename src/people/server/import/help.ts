import { fieldNames, importFields } from "./fields.ts";

const width = Math.max(...fieldNames.map((name) => name.length));
const fields = fieldNames.map((name) => `  ${name.padEnd(width)}  ${importFields[name].help}`);

export const importPeopleUsage =
  "import people FILE.csv [--map MAP.json] [--dry-run] [--pairs OUT.csv]";

export const importPeopleHelp = `
--map MAP.json    which column fills which field; without it, columns named like our fields are taken
--dry-run         says what would become of every row and writes nothing to the database
--pairs OUT.csv   pairs that are likely one person: left,right,score,verdict (same or review);
                  left and right are references of rows, or the id of somebody registered
--report OUT.csv  what became of every row, and why (beside the file: FILE.import-report.csv;
                  with --dry-run only when asked for)
--source NAME     whose references these are (the name of the file): a reference that was imported
                  before from the same source is the same person

Every row ends as one of:
  created    somebody new was registered
  matched    imported before, or the same as somebody registered: nothing was created or changed
  to review  registered, and put on the list of likely duplicates
  refused    nobody was registered; the report says why, with line and column
An import that was interrupted goes on where it stopped when the same command is given again.

A mapping is JSON, our field: their column.
  {"reference": "PersonalID", "given": "FirstName", "family": ["LastName", "NameSuffix"],
   "birth": {"column": "DOB", "format": "DD/MM/YYYY"},
   "gender": {"column": "Gender", "values": {"0": "woman", "1": "man"}},
   "languages": {"column": "Langues", "separator": "/", "values": {"maghrebin": "ary"}},
   "ignore": ["1900-01-01"]}
Several columns are joined by a space, for lists they are several values. "ignore", for all columns
or inside one field, names cells that mean "not known", besides unknown, n/a, -, zeros and the like.
Birth dates are read without a format as 1990-04-02, 19900402, 02/04/1990 (day first), 2.4.1990,
1990-04, 1990, about 1990, also with a time of day. Without "reference" the line number serves.
The file may be UTF-8, UTF-16 or Latin-1, separated by commas, semicolons, tabs or bars.

Fields:
${fields.join("\n")}`;
