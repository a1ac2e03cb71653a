import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { databaseUrl, startCommand } from "../../../../test/command-line.ts";
import { foundVaults } from "../../../../test/vaults.ts";
import * as contract from "../../contract.ts";
import { plainWords, searchTextOf } from "./plain-words.ts";

/* An invented vocabulary: titles of real ones are licensed and not ours to write down. */

const house = await foundVaults();
const { nurse, cared, serviceId, root } = house;
const folder = await mkdtemp(join(tmpdir(), "kring-codes-"));
after(() => rm(folder, { recursive: true, force: true }));

async function load(name: string, text: string, ...args: string[]) {
  const file = join(folder, name);
  await writeFile(file, text);
  const env = {
    DATABASE_URL: databaseUrl(house.connections.app),
    KRING_DATA: join(folder, "none"),
  };
  return startCommand(["import", "codes", file, ...args], env).ended;
}

const search = async (q: string, more: object = {}) =>
  (await nurse.do(contract.searchCodes, { q, ...more })).codes.map(({ code }) => code);

const small = [
  "code;en;fr;nl",
  "M10;Moon sleep;Sommeil lunaire;Maanslaap",
  "M11;Moon laughter;Rire éclatant lunaire;Maanlach",
  "Q2.5;Blue œdema;Œdème bleu;Blauw oedeem",
  "Q3;Green knee;Genou vert;Groene knie",
].join("\n");

test("plain words: without accents, ligatures or signs", () => {
  assert.deepEqual(plainWords("Œdème, T90.1 — Š’il"), ["oedeme", "t90", "1", "s", "il"]);
  assert.deepEqual(plainWords(" -- "), []);
  assert.equal(searchTextOf("Q2.5", ["Blue knee", "blue"]), "q2 5 blue knee");
});

test("a vocabulary is loaded, rehearsed first, and found while typing", async () => {
  const rehearsed = await load("small.csv", small, "--system", "moon", "--dry-run");
  assert.equal(rehearsed.code, 0, rehearsed.error);
  assert.match(rehearsed.out, /4 codes can be loaded[\s\S]*rehearsal/);
  assert.deepEqual((await nurse.do(contract.listCodeSystems, {})).systems, []);
  const more = ["--title", "Moon list", "--version", "1", "--licence", "ours"];
  const loaded = await load("small.csv", small, "--system", "moon", ...more);
  assert.equal(loaded.code, 0, loaded.error);
  assert.match(loaded.out, /4 are new/);
  const { systems } = await nurse.do(contract.listCodeSystems, {});
  assert.deepEqual(
    systems.map(({ key, title, version, licence, codes }) => [key, title, version, licence, codes]),
    [["moon", "Moon list", "1", "ours", 4]],
  );
  assert.deepEqual(await search("m1"), ["M10", "M11"]);
  assert.deepEqual(await search("m11"), ["M11"]);
  assert.deepEqual(await search("lun ECLAT"), ["M11"]);
  assert.deepEqual(await search("oed"), ["Q2.5"]);
  assert.deepEqual(await search("Œdème"), ["Q2.5"]);
  assert.deepEqual(await search("q2.5"), ["Q2.5"]);
  assert.deepEqual(await search("maan", { limit: 1 }), ["M10"]);
  assert.deepEqual(await search("knie", { system: "elsewhere" }), []);
  assert.deepEqual(await search(" ' ; -- :* & | ! "), []);
  assert.deepEqual(await search("knee nothing"), []);
});

test("loaded again it is brought up to date, and what is in use stays", async () => {
  const person = await cared("practice");
  const named = await nurse.do(contract.nameNeed, {
    ...{ id: person, serviceId: serviceId("practice"), compartment: "health" },
    ...{ what: "health-problem", code: { system: "moon", code: "M10" } },
  });
  assert.deepEqual([named.code?.code, named.code?.titles.fr], ["M10", "Sommeil lunaire"]);
  const fact = named.entry.facts.find(({ key }) => key === "code");
  const titles = Object.entries(named.code?.titles ?? {}).filter(([, title]) => title !== "");
  assert.ok(titles.length > 1);
  const coded = titles.map(([language, title]) => [language, `${title} (M10)`]);
  assert.deepEqual(fact?.in, Object.fromEntries(coded));
  const file = ["Code,Libellé", "M11,Fou rire", "Q3,Genou vert", "N1,Nouveau"].join("\n");
  await writeFile(join(folder, "map.json"), '{"code": "Code", "fr": "Libellé"}');
  const map = join(folder, "map.json");
  const again = await load("again.csv", file, "--system", "moon", "--map", map, "--version", "2");
  assert.equal(again.code, 0, again.error);
  assert.match(
    again.out,
    /1 are new[\s\S]*2 have another title[\s\S]*1 were removed[\s\S]*1 are not in/,
  );
  assert.deepEqual(await search("fou"), ["M11"]);
  assert.deepEqual(await search("bleu"), []);
  assert.deepEqual(await search("sommeil"), ["M10"]);
  const { needs } = await nurse.do(contract.listNeeds, { id: person });
  assert.equal(needs[0]?.code?.titles.fr, "Sommeil lunaire");
  const { rows } = await root.query(
    "select detail from kring.journal where act = 'codes-imported' order by id desc limit 1",
  );
  assert.deepEqual(rows[0].detail.kept, 1);
});

test("rows that cannot be used are named with line and reason", async () => {
  const file = ["code,en", ",No code", "A1,", "A2,Fine", "A2,Twice", `${"x".repeat(41)},Long`].join(
    "\n",
  );
  const { code, out } = await load("wrong.csv", file, "--system", "odd", "--dry-run");
  assert.equal(code, 0);
  for (const said of [
    "line 2: no code",
    "line 3: no title",
    "line 5: the code was on line 4 already",
    "line 6: the code is longer",
  ]) {
    assert.ok(out.includes(said), out);
  }
  const refusals: [string[], RegExp][] = [
    [[], /which system/],
    [["--system", "Not Good"], /small letters/],
    [["--system", "a", "--map", join(folder, "none.json")], /no such file/],
    [["--system", "a", "--nonsense"], /--nonsense/],
  ];
  for (const [args, says] of refusals) {
    const refused = await load("wrong.csv", file, ...args);
    assert.notEqual(refused.code, 0);
    assert.match(refused.error, says);
  }
  const nameless = await load("nameless.csv", "a,b\n1,2", "--system", "a");
  assert.equal(nameless.code, 1);
  assert.match(nameless.error, /no column is the code/);
});

test("fifty thousand codes: typed words answer fast, by the index of words", async () => {
  const parts = [
    "acute",
    "blue",
    "chronic",
    "distal",
    "early",
    "frontal",
    "green",
    "hidden",
    "inner",
  ];
  const things = ["knee", "sleep", "laughter", "shadow", "thread", "window", "garden", "river"];
  const lines = Array.from({ length: 50_000 }, (_, n) => {
    const words = [parts[n % 9], parts[(n * 7 + 3) % 9], things[n % 8], `grade${n}`];
    return `X${n},${words.join(" ")}`;
  });
  const { code, error } = await load(
    "many.csv",
    ["code,en", ...lines].join("\n"),
    "--system",
    "many",
  );
  assert.equal(code, 0, error);
  await root.query("analyze kring.codes");
  await search("x4999");
  for (const q of ["x4999", "chron kne", "grade4321", "b"]) {
    const startedAt = performance.now();
    assert.ok((await search(q, { system: "many" })).length >= 11, q);
    const took = performance.now() - startedAt;
    assert.ok(took < 400, `${q}: ${took.toFixed(0)} ms`);
  }
  const { rows } = await root.query(
    "explain select from kring.codes where array_to_tsvector(string_to_array(search, ' ')) @@ 'grade43:*'::tsquery",
  );
  assert.match(JSON.stringify(rows), /codes_search/);
});
