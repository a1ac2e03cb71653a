import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { startCommand } from "../../../../test/command-line.ts";
import { fieldNames } from "./fields.ts";
import { importPeopleHelp } from "./help.ts";
import { mappingByName, readMapping, refuseMissingColumns, UnusableFile } from "./mapping.ts";
import { describeRate } from "./progress.ts";
import { readRows } from "./read-rows.ts";
import { readTable } from "./read-table.ts";

const today = "2026-05-01";
const bytes = (text: string) => new TextEncoder().encode(text);

function rowsOf(text: string, mapping?: unknown) {
  const table = readTable(bytes(text));
  const read = mapping ? readMapping(JSON.stringify(mapping)) : mappingByName(table.columns);
  refuseMissingColumns(read, table.columns);
  return readRows(table, read, today);
}

function identityOf(text: string, mapping?: unknown) {
  const [row] = rowsOf(text, mapping);
  assert.ok(row);
  assert.deepEqual(row.refusals, []);
  return row.read.identity;
}

for (const [what, text] of [
  ["commas", "given, family\n Amina, El Amrani\n"],
  ["semicolons, CRLF and a byte order mark", "\uFEFFgiven;family\r\nAmina;El Amrani\r\n"],
  ["tabs and old line ends", "given\tfamily\rAmina\tEl Amrani\r"],
  ["quotes and empty lines", '\n"given","family"\n\n"Amina", "El Amrani"\n'],
] as const) {
  test(`a file with ${what}`, () => {
    const { given, family } = identityOf(text);
    assert.deepEqual([given, family], ["Amina", "El Amrani"]);
  });
}

test("UTF-8, else Latin-1; UTF-16 by its mark", () => {
  const text = "given,family\nChloé,Müller\n";
  for (const [encoded, writing] of [
    [Buffer.from(text, "utf8"), "UTF-8"],
    [Buffer.from(text, "latin1"), "Latin-1 (Windows-1252)"],
    [Buffer.from(`\uFEFF${text}`, "utf16le"), "UTF-16"],
  ] as const) {
    const table = readTable(encoded);
    assert.deepEqual(table.rows[0]?.cells, ["Chloé", "Müller"]);
    assert.equal(table.writing, `${writing}, separated by commas`);
  }
});

test("rows know their line, also after empty lines and cells of several lines", () => {
  const lines = rowsOf('given,street\r\nA,"1\r\nRoad"\r\n\r\nB,\r\n').map(({ line }) => line);
  assert.deepEqual(lines, [2, 5]);
});

test("births as files write them; zeros and the like are nothing, impossible ones are refused", () => {
  const births = rowsOf(
    "given,birth\nA,19900402\nA,1990-04-02\nA,02/04/1990\nA,1990-04-02 00:00:00\nA,00000000\nA,n/a\nA,1990\nA,9999-12-31\n",
  ).map(({ read }) => read.identity.birth);
  const day = "1990-04-02";
  assert.deepEqual(births, [day, day, day, day, null, null, "1990", null]);
  const american = { given: "n", birth: { column: "d", format: "MM/DD/YYYY", ignore: ["1/1/00"] } };
  assert.equal(identityOf("n,d\nA,04/02/1990\n", american).birth, day);
  assert.equal(identityOf("n,d\nA,1/1/00\n", american).birth, null);
  assert.deepEqual(rowsOf("given,birth\nA,2031-01-01\n")[0]?.refusals, [
    "column birth: the date lies in the future",
  ]);
});

test("a mapping joins, splits, translates and ignores", () => {
  const identity = identityOf(
    "vn,vn2,nm,taal,sexe,tel,gsm,huis,note\nIlse,Marie,Wuyts,Frans/Arabisch/maghrebin,2,02 511 11 11,0470/12.34.56,unknown,XX\n",
    {
      given: "vn",
      middle: "vn2",
      family: "nm",
      languages: { column: "taal", separator: "/", values: { maghrebin: "ary" } },
      gender: { column: "sexe", values: { "1": "man", "2": "woman" } },
      phone: ["tel", "gsm"],
      gp: "huis",
      trustedPerson: "note",
      ignore: ["XX"],
    },
  );
  assert.equal(identity.given, "Ilse Marie");
  assert.deepEqual(identity.languages, ["fr", "ar", "ary"]);
  assert.equal(identity.gender, "woman");
  const numbers = identity.reach?.phones.map(({ number }) => number);
  assert.deepEqual(numbers, ["+32 2 511 11 11", "+32 470 12 34 56"]);
  assert.equal(identity.gp, undefined);
  assert.equal(identity.trustedPerson, undefined);
});

test("what is not understood stays away with a remark, and what does not fit is refused", () => {
  const [row] = rowsOf("given,languages,gender,cover\nA,fr;klingonisch,zz,perhaps\n");
  assert.deepEqual(row?.warnings, [
    "column languages: a language is not known and was left out",
    "column gender: not understood, left unknown",
    "column cover: not understood, left out",
  ]);
  const [long] = rowsOf(`given,family\n${"a".repeat(101)},b,c\n`);
  assert.deepEqual(long?.refusals, [
    "column given: longer than 100 characters",
    "the row has 3 cells and the header 2",
    "the given names are longer than 100 characters",
  ]);
});

for (const [what, mapping, said] of [
  ["no JSON", "{given", /not JSON/],
  ["a list", "[]", /must be an object/],
  ["an unknown field", '{"surname": "b"}', /unknown field "surname".*reference, given/],
  [
    "a column that is missing",
    '{"given": "c"}',
    /column "c", which the file does not have.*: a, b$/,
  ],
  ["an unknown option", '{"given": {"columns": "a"}}', /unknown option "columns"/],
  ["nobody's name", '{"birth": "a"}', /names nobody/],
  ["a field twice", '{"given": "a", "street": "a", "address": "b"}', /"street" twice/],
  ["an unusable format", '{"given": "a", "birth": {"column": "b", "format": "dd/mm"}}', /dd\/mm/],
] as const) {
  test(`a mapping with ${what} is refused`, () => {
    const read = () => refuseMissingColumns(readMapping(mapping), ["a", "b"]);
    assert.throws(read, (error) => error instanceof UnusableFile && said.test(error.message));
  });
}

for (const [what, content, said] of [
  ["nothing in it", "", /the file is empty/],
  ["a header only", "given,family\n", /no rows/],
  ["columns that are not ours", "vn,nm\nA,B\n", /--map\); the columns, .*: vn, nm$/],
  ["a quote that stays open", 'given\nA\n"B\nC\n', /^line 3: a quote is opened/],
  ["a quote inside a cell", 'given\nA\nB"b\n', /^line 3: the quotes are broken/],
  ["bytes that are no text", "given\nA\0B\n", /cannot be read as text/],
  ["a spreadsheet", "PK\u0003\u0004", /spreadsheet/],
] as const) {
  test(`a file with ${what} is refused`, () => {
    const isSaid = (error: unknown) => error instanceof UnusableFile && said.test(error.message);
    assert.throws(() => rowsOf(content), isSaid);
  });
}

test("the help names every field; the progress says how long it still takes", () => {
  for (const name of fieldNames) assert.match(importPeopleHelp, new RegExp(`^  ${name} `, "m"));
  const state = { done: 1500, total: 4500, doneNow: 1000, elapsedMs: 2000 };
  assert.equal(describeRate(state), "1,500 of 4,500 rows, 500 a second, 6 s left");
});

test("the command line: a wrong call ends with 2 and the usage, an unusable file with 1", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kring-import-"));
  after(() => rm(folder, { recursive: true, force: true }));
  const broken = join(folder, "broken.csv");
  await writeFile(broken, 'given\n"A\n');
  for (const [args, code, said] of [
    [[], 2, /which file\?[\s\S]*npm run kring -- import people FILE/],
    [["a.csv", "--pears", "b.csv"], 2, /--pears[\s\S]*npm run kring/],
    [["missing.csv"], 1, /missing\.csv: there is no such file/],
    [[broken], 1, /line 2: a quote/],
    [[broken, "--map", join(folder, "none.json")], 1, /none\.json: there is no such file/],
  ] as const) {
    const { ended } = startCommand(["import", "people", ...args], {
      KRING_DATA: join(folder, "no-database"),
    });
    const result = await ended;
    assert.equal(result.code, code, result.error);
    assert.match(result.error, said);
  }
});
