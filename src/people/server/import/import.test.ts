import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { databaseUrl, startCommand } from "../../../../test/command-line.ts";
import { foundCentre } from "../../../../test/harness.ts";
import { listLikelyDuplicates, registerPerson } from "../../contract.ts";

const centre = await foundCentre();
const welcomer = await centre.join("welcome");
const folder = await mkdtemp(join(tmpdir(), "kring-import-"));
after(() => rm(folder, { recursive: true, force: true }));

const start = (...args: string[]) =>
  startCommand(["import", "people", ...args], {
    DATABASE_URL: databaseUrl(centre.connections.app),
  });

async function importFile(name: string, text: string | undefined, ...options: string[]) {
  const file = join(folder, `${name}.csv`);
  if (text !== undefined) await writeFile(file, text);
  const { code, out, error } = await start(file, ...options).ended;
  assert.equal(code, 0, error);
  const counts = ["created", "matched", "to review", "refused"].map((outcome) => {
    const [, count] = new RegExp(`([\\d,]+) ${outcome}`).exec(out) ?? [];
    return Number(count?.replaceAll(",", ""));
  });
  return { counts, out };
}

interface ReportRow {
  readonly line: string;
  readonly reference: string;
  readonly outcome: string;
  readonly person: string;
  readonly because: string;
}

async function readReport(name: string): Promise<ReportRow[]> {
  return parse(await readFile(join(folder, `${name}.import-report.csv`)), { columns: true });
}

async function countRows(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await centre.root.query(`select count(*)::int as n from ${sql}`, values);
  return rows[0].n;
}

test("every row ends as one of four, the report says why, and a second time nobody comes", async () => {
  const desk = await welcomer.do(registerPerson, {
    given: "Wanda",
    family: "Zwartkruis",
    birth: "1961-03-17",
    reach: {
      phones: [{ number: "0470 12 34 56", whose: "", textMessage: false, voicemail: false }],
      email: "",
      letterHome: false,
      askFor: "",
      advice: "",
    },
  });
  const file = [
    "reference;given;family;birth;phone;nationalNumber",
    "a1;Wanda;Zwartkruis;17/03/1961;+32470123456;",
    "a2;Gustaaf;Peerdeman;1958-11-02;0471 99 88 77;85.07.30-033.28",
    "a3;Gustaf;Peerdeman;1958-11-02;0471 99 88 77;",
    "a4;Ilse;Vandromme;1990-02-31;;",
    "a5;;;1990-02-01;;",
    "a6;Yusra;unknown;n/a;;85.07.30-033.29",
    "a2;Else;Othername;1970-01-02;;",
    "",
  ].join("\r\n");
  const { counts } = await importFile("rows", file);
  assert.deepEqual(counts, [2, 1, 1, 3]);
  const report = await readReport("rows");
  const seen = report.map(({ line, reference, outcome }) => `${line} ${reference} ${outcome}`);
  assert.deepEqual(seen, [
    "2 a1 matched",
    "3 a2 created",
    "4 a3 to review",
    "5 a4 refused",
    "6 a5 refused",
    "7 a6 created",
    "8 a2 refused",
  ]);
  const because = report.map((row) => row.because);
  assert.equal(report[0]?.person, desk.number);
  assert.match(because[0] ?? "", new RegExp(`the same as ${desk.number} .*birth exact`));
  assert.match(because[2] ?? "", /resembles line 3, reference a2 .*birth exact/);
  assert.match(because[3] ?? "", /column birth: there is no such date/);
  assert.match(because[4] ?? "", /no name/);
  assert.match(because[5] ?? "", /column nationalNumber: .*fails its check/);
  assert.match(because[6] ?? "", /already stands on line 3/);
  const { pairs } = await welcomer.do(listLikelyDuplicates, {});
  const numbers = pairs.map(({ left, right }) => [left.number, right.number].sort());
  assert.deepEqual(numbers, [[report[1]?.person, report[2]?.person].sort()]);

  const people = await countRows("kring.people");
  assert.deepEqual((await importFile("rows", undefined)).counts, [0, 4, 0, 3]);
  assert.equal(await countRows("kring.people"), people);
  const journal = await centre.root.query(
    "select detail from kring.journal where act = 'people-imported' order by id",
  );
  const [{ detail }] = journal.rows;
  assert.deepEqual(
    { ...detail, import: "" },
    {
      import: "",
      rows: 7,
      created: 2,
      matched: 1,
      toReview: 1,
      refused: 3,
    },
  );
  assert.equal(await countRows("kring.journal where act = 'person-matched'"), 5);
});

test("two rows of one file never become one person, though both are somebody registered", async () => {
  const rows = ["reference,given,family,birth,postcode", "b1,Odilon,Grymonprez,1949-05-21,1080"];
  await importFile("first", rows.join("\n"));
  const again = [
    rows[0],
    "c1,Odilon,Grymonpre,1949-05-21,1080",
    "c2,Odilon,Grymonprez,1949-05-21,1080",
  ];
  const { counts } = await importFile("second", again.join("\n"));
  assert.deepEqual(counts, [0, 1, 1, 0]);
  const report = await readReport("second");
  assert.deepEqual(
    report.map(({ outcome }) => outcome),
    ["to review", "matched"],
  );
});

test("another system whose export has the same name is not taken for the first", async () => {
  await importFile(
    "same",
    "reference,given,family\n1,Petronella,Ghysbrecht\n2,Ferdinand,Luypaert\n",
  );
  const other = "reference,given,family\n1,Zeynep,Karagoz\n2,Dragan,Mihajlovic\n";
  await writeFile(join(folder, "same.csv"), other);
  const { code, error } = await start(join(folder, "same.csv")).ended;
  assert.equal(code, 1);
  assert.match(error, /source called "same" and mean other people.*--source/);
  const { counts } = await importFile("same", undefined, "--source", "another");
  assert.deepEqual(counts, [2, 0, 0, 0]);
});

test("a rehearsal writes nothing, and says what the import then does", async () => {
  const file =
    "given,family,birth\nAldegonde,Uytterhoeven,1944-08-30\nWanda,Zwartkruis,1961-03-17\n";
  const state = async () => {
    const { rows: tables } = await centre.root.query(
      "select relname from pg_class where relnamespace = 'kring'::regnamespace and relkind = 'r' order by 1",
    );
    const counts: number[] = [];
    for (const { relname } of tables) counts.push(await countRows(`kring."${relname}"`));
    const card = await centre.root.query("select last_value from kring.card_numbers");
    return [tables.length, ...counts, card.rows[0].last_value];
  };
  const before = await state();
  const rehearsed = await importFile(
    "rehearsed",
    file,
    "--dry-run",
    "--pairs",
    join(folder, "p.csv"),
  );
  assert.deepEqual(await state(), before);
  await assert.rejects(readReport("rehearsed"));
  const pairs: { left: string; right: string }[] = parse(await readFile(join(folder, "p.csv")), {
    columns: true,
  });
  const [{ id } = { id: "" }] = (
    await centre.root.query("select id from kring.people where family = 'Zwartkruis'")
  ).rows;
  assert.deepEqual(
    pairs.map(({ left, right }) => [left, right]),
    [["3", id]],
  );
  assert.deepEqual((await importFile("rehearsed", undefined)).counts, rehearsed.counts);
});

test("4,034 clients: Ctrl-C and kill -9 in the middle lose nothing and double nobody", async () => {
  const file = join(folder, "Client.csv");
  await copyFile("test/data/Client.csv", file);
  const before = await countRows("kring.people");
  const done = () =>
    countRows(
      "kring.import_rows r join kring.imports i on i.id = r.import_id where i.source = 'Client'",
    );
  const interrupt = async (signal: NodeJS.Signals, from: number) => {
    const running = start(file, "--map", "test/data/hmis-client.map.json");
    while ((await done()) <= from && running.child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    running.child.kill(signal);
    const result = await running.ended;
    const rows = await done();
    assert.ok(rows > from && rows < 4034, `${rows} rows done, not in the middle`);
    assert.equal(await countRows("kring.people"), before + rows);
    return { ...result, rows };
  };
  const stopped = await interrupt("SIGINT", 0);
  assert.equal(stopped.code, 1);
  assert.match(stopped.error, /give the same command again/);
  const killed = await interrupt("SIGKILL", stopped.rows);
  assert.equal(killed.code, null);
  const map = ["--map", "test/data/hmis-client.map.json"];
  assert.deepEqual((await importFile("Client", undefined, ...map)).counts, [4034, 0, 0, 0]);
  assert.equal(await countRows("kring.people"), before + 4034);
  assert.equal(await countRows("kring.import_references where source = 'Client'"), 4034);
  assert.equal((await readReport("Client")).length, 4034);
  assert.deepEqual((await importFile("Client", undefined, ...map)).counts, [0, 4034, 0, 0]);
  assert.equal(await countRows("kring.people"), before + 4034);
  const barge = await centre.root.query(
    "select birth, gender from kring.people where given = 'Spider' and family = 'Barge'",
  );
  assert.deepEqual(barge.rows, [{ birth: "1971-11-14", gender: "woman" }]);
});
