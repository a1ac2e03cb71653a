import assert from "node:assert/strict";
import { before, test } from "node:test";
import pg from "pg";
import { foundCentre } from "../../../test/harness.ts";
import * as contract from "../contract.ts";

/* Whoever has no business with people sees none, through any door; nor does a forgotten actor. */

const centre = await foundCentre();
const desk = await centre.join("welcome");
const app = new pg.Client(centre.connections.app);
let person: contract.Person;
let mergeId = "";

const personTables = [
  "people",
  "people_history",
  "gp_answers",
  "health_covers",
  "national_numbers",
  "relations",
  "merges",
  "likely_duplicates",
  "people_search",
];

before(async () => {
  await app.connect();
  const cover = { kind: "insured" as const, fund: "", until: null };
  const gp = { answer: "no" as const, name: "", since: null };
  const input = { given: "Hidden", family: "Person", birth: "1990-01-17", gp, cover };
  const { id } = await desk.do(contract.registerPerson, {
    ...input,
    nationalNumber: "85073003328",
  });
  const other = await desk.do(contract.registerPerson, input);
  const friend = await desk.do(contract.registerPerson, { given: "Friend" });
  await desk.do(contract.relatePeople, { id, otherId: friend.id, kind: "friend" });
  const merge = { id, version: 1, otherId: other.id, otherVersion: 1, take: ["birth"] };
  person = await desk.do(contract.mergePeople, merge);
  mergeId = person.mergedNumbers[0]?.mergeId ?? "";
});

test("a role without people gets the same refusal from every act, known person or not", async () => {
  for (const role of ["partner", "admin", "analyst", "dpo"]) {
    const stranger = await centre.join(role);
    const { id, version } = person;
    const answers = [
      await stranger.ask(contract.registerPerson, { given: "A" }),
      await stranger.ask(contract.findPeople, { q: "hidden person" }),
      await stranger.ask(contract.getPerson, { id }),
      await stranger.ask(contract.editPerson, { id, version, given: "A" }),
      await stranger.ask(contract.checkDuplicates, { given: "Hidden", family: "Person" }),
      await stranger.ask(contract.relatePeople, { id, otherId: id, kind: "friend" }),
      await stranger.ask(contract.endRelation, { id, relationId: person.relations[0]?.id ?? "" }),
      await stranger.ask(contract.listLikelyDuplicates, {}),
      await stranger.ask(contract.dismissDuplicate, { id }),
      await stranger.ask(contract.mergePeople, {
        id,
        version,
        otherId: id,
        otherVersion: 1,
        take: [],
      }),
      await stranger.ask(contract.unmergePeople, { mergeId }),
      await stranger.ask(contract.listSectors, { q: "centre" }),
    ];
    for (const { status, body } of answers) {
      assert.equal(status, 403, role);
      assert.deepEqual({ ...(body as object), requestId: "" }, { ...refusal, requestId: "" });
    }
  }
});

const refusal = {
  type: "/problems/not-allowed",
  title: "Refused",
  status: 403,
  code: "not-allowed",
};

test("without an actor every table of people is empty, and nothing can be written", async () => {
  for (const table of personTables) {
    const { rows } = await centre.root.query(`select count(*)::int as n from kring.${table}`);
    assert.ok(rows[0].n > 0, `${table} holds something to hide`);
    if (table === "people_search") continue;
    const seen = await app.query(`select * from kring.${table}`);
    assert.equal(seen.rowCount, 0, table);
  }
  await assert.rejects(
    app.query("insert into kring.people (number, given) values ('KR-0000-000A', 'X')"),
  );
  const changed = await app.query("update kring.people set given = 'X'");
  assert.equal(changed.rowCount, 0);
});

test("the search keys are read by nobody but the one function, which asks who calls", async () => {
  await assert.rejects(app.query("select keys from kring.people_search"), /permission denied/);
  for (const call of [
    `select * from kring.find_people('[[["y1990"]]]', 10, 'take-some')`,
    "select kring.write_search_keys('[]')",
  ]) {
    await assert.rejects(app.query(call), /not allowed/);
  }
  const { rows } = await app.query("select kring.same_person($1) as ids", [person.id]);
  assert.deepEqual(rows[0].ids, [person.id]);
});

test("what is a key cannot become SQL", async () => {
  const quote = `d'; drop table kring.people; --`;
  const { rowCount } = await centre.root.query(
    `select set_config('kring.capabilities', '{people}', false),
            (select count(*) from kring.find_people(jsonb_build_array(jsonb_build_array(jsonb_build_array($1::text))), 10, 'take-some'))`,
    [quote],
  );
  assert.equal(rowCount, 1);
});

test("history, answers and numbers cannot be rewritten or deleted by the application", async () => {
  await app.query("begin");
  await app.query(`select set_config('kring.capabilities', '{people,merge}', true)`);
  const attempts = [
    "delete from kring.people",
    "update kring.people set number = 'KR-0000-000A'",
    "update kring.people set version = 7",
    "update kring.people_history set was = '{}'",
    "insert into kring.people_history (person_id, version, was) select id, 99, '{}' from kring.people",
    "update kring.gp_answers set answer = 'yes'",
    "delete from kring.health_covers",
    "update kring.national_numbers set number = '1'",
    "delete from kring.merges",
    "truncate kring.people_history",
  ];
  for (const attempt of attempts) {
    await app.query("savepoint attempt");
    await assert.rejects(app.query(attempt), /permission denied/, attempt);
    await app.query("rollback to attempt");
  }
  await app.query("rollback");
});

test("only who may merge can point one record to another", async () => {
  await app.query("begin");
  await app.query(`select set_config('kring.capabilities', '{people}', true)`);
  await assert.rejects(
    app.query("update kring.people set merged_into = $1 where given = 'Friend'", [person.id]),
    /not allowed/,
  );
  await app.query("rollback");
  await app.end();
});
