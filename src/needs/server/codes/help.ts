export const importCodesUsage =
  "import codes FILE.csv --system KEY [--map MAP.json] [--dry-run] [--title …] [--version …] [--licence …]";

export const importCodesHelp = `
--system KEY      what the vocabulary is called here: small letters, digits and hyphens (icpc-2)
--title TEXT      its name for people ("ICPC-2, WONCA"); the key when it is not said
--version TEXT    which edition it is
--licence TEXT    under which licence this centre uses it: Kring ships no vocabulary
--map MAP.json    which column fills which field; without it, columns named code, en, fr, nl are
                  taken (also title_en, title_fr, title_nl, title)
--dry-run         says what would be loaded and writes nothing to the database

A mapping is JSON, our field: their column. "code" is needed, and at least one of the titles.
  {"code": "Code", "fr": "Libellé", "nl": "Omschrijving", "en": "Title"}
Rows that cannot be used are named with line and reason, and left out; the others are loaded.
Loading the same system again brings it up to date: new codes are added, titles changed, codes that
are not in the file any more removed. A code that stands in somebody's file is kept.
The file may be UTF-8, UTF-16 or Latin-1, separated by commas, semicolons, tabs or bars.`;
