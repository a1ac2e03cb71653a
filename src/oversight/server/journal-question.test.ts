import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { foundCentre, type TestUser } from "../../../test/harness.ts";
import { findPeople, getPerson, mergePeople, registerPerson } from "../../people/contract.ts";
import { asActor, type Caller, hashToken } from "../../platform/server/database.ts";
import { exportJournal, listJournalStaff, searchJournal } from "../contract.ts";
import { entriesSql } from "./journal-question.ts";

const centre = await foundCentre();
const dpo = await centre.join("dpo");
const welcomer = await centre.join("welcome");
const nurse = await centre.join("care", { service: "practice", profession: "nurse" });
const sara = await welcomer.do(registerPerson, { given: "Sara", family: "Example" });

const actsOf = async (of: TestUser) => {
  const { rows } = await centre.root.query(
    "select act, person_id, detail from kring.journal where actor_id = $1 order by id desc",
    [of.id],
  );
  return rows;
};

test("who opened this person, in one question: colleague, function, service, purpose, request", async () => {
  await nurse.do(getPerson, { id: sara.id });
  const { entries, person, more } = await dpo.do(searchJournal, {
    person: sara.number.toLowerCase(),
  });
  assert.deepEqual([person?.number, person?.family, more], [sara.number, "Example", false]);
  const [look] = entries;
  assert.equal(look?.act, "person-opened");
  assert.equal(look?.purpose, "welcome");
  assert.equal(look?.colleague?.profession, "nurse");
  assert.deepEqual(look?.colleague?.services, ["Practice"]);
  assert.match(look?.requestId ?? "", /^[0-9a-f-]{36}$/);
  assert.equal(entries.at(-1)?.act, "person-registered");
});

test("what did this colleague open, between days, of one kind", async () => {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(
    new Date(),
  );
  const mine = await dpo.do(searchJournal, { staff: nurse.id as never, act: "person-opened" });
  assert.deepEqual(
    mine.entries.map(({ person }) => person?.id),
    [sara.id],
  );
  const todays = await dpo.do(searchJournal, { from: today, to: today });
  assert.ok(todays.entries.length >= 4);
  const before = await dpo.do(searchJournal, { staff: nurse.id as never, to: "2020-01-31" });
  assert.deepEqual(before.entries, []);
});

test("records that were merged answer together", async () => {
  const head = await centre.join("head", { service: "practice", profession: "nurse" });
  const other = await welcomer.do(registerPerson, { given: "Sarah", family: "Exemple" });
  await nurse.do(getPerson, { id: other.id });
  await head.do(mergePeople, {
    id: sara.id,
    version: sara.version,
    otherId: other.id,
    otherVersion: other.version,
    take: [],
  });
  for (const number of [sara.number, other.number]) {
    const { entries, person } = await dpo.do(searchJournal, { person: number });
    assert.equal(person?.id, sara.id);
    assert.ok(
      entries.some((entry) => entry.act === "person-registered" && entry.person?.id === other.id),
    );
  }
});

test("nobody browses: a person, a colleague or a short period is needed", async () => {
  const refusals = [
    [{}, "/person criteria-needed"],
    [{ act: "refused" }, "/person criteria-needed"],
    [{ from: "2026-01-01" }, "/person criteria-needed"],
    [{ from: "2026-01-01", to: "2026-02-01" }, "/to period-too-long"],
    [{ from: "2026-02-01", to: "2026-01-01" }, "/to period-backwards"],
    [{ person: "KR-4821-736A" }, "/person card-mistyped"],
    [{ person: "KR-0000-000A" }, "/person card-unknown"],
  ] as const;
  for (const [input, expected] of refusals) {
    const answer = await dpo.ask(searchJournal, input);
    assert.equal(answer.status, 422, expected);
    assert.equal(`${answer.errors?.[0]?.path} ${answer.errors?.[0]?.code}`, expected);
  }
  assert.equal(
    (await dpo.ask(searchJournal, { from: "2026-01-01", to: "2026-01-31" })).status,
    200,
  );
});

test("each question stands in the journal itself, beside the person it was about", async () => {
  await dpo.do(searchJournal, { person: sara.number });
  const [last] = await actsOf(dpo);
  assert.deepEqual([last.act, last.person_id], ["journal-searched", sara.id]);
  await dpo.do(exportJournal, { staff: nurse.id as never });
  assert.equal((await actsOf(dpo))[0].act, "journal-exported");
});

test("leafing: nothing twice, nothing left out", async () => {
  await centre.root.query(
    `insert into kring.journal (at, act, person_id, actor_id, purpose)
     select '2026-05-01 10:00+02'::timestamptz + (i / 3) * interval '1 second', 'person-opened', $1, $2, 'care'
       from generate_series(1, 250) i`,
    [sara.id, welcomer.id],
  );
  const question = { staff: welcomer.id as never, from: "2026-05-01", to: "2026-05-01" };
  const seen: string[] = [];
  let before: string | undefined;
  for (let page = 0; page < 5; page++) {
    const { entries, more } = await dpo.do(searchJournal, {
      ...question,
      ...(before && { before }),
    });
    seen.push(...entries.map(({ id }) => id));
    before = entries.at(-1)?.id;
    if (!more) break;
  }
  assert.equal(seen.length, 250);
  assert.equal(new Set(seen).size, 250);
});

test("a file for a spreadsheet begins no formula and speaks the reader's language", async () => {
  const odd = await welcomer.do(registerPerson, { given: '=HYPERLINK("x")', family: "+1" });
  const { text, entries, isCut } = await dpo.do(exportJournal, { person: odd.number });
  assert.deepEqual([entries, isCut], [1, false]);
  const [head, line] = text.replace("\ufeff", "").split("\r\n");
  assert.match(head ?? "", /^"Quand","Collègue"/);
  assert.match(line ?? "", /"Personne inscrite"/);
  assert.ok(line?.includes(`"'=HYPERLINK(""x"") +1"`), String(line));
  assert.doesNotMatch(text, /(^|,)"[=+@-]/m);
});

test("the data protection officer opens no person and finds none", async () => {
  assert.equal((await dpo.ask(getPerson, { id: sara.id })).status, 403);
  assert.equal((await dpo.ask(findPeople, { q: "Sara Example" })).status, 403);
  const token = dpo.cookie.replace(/^.*?=/, "");
  const caller: Caller = {
    database: centre.database,
    tokenHash: hashToken(token),
    needs: "journal",
    requestId: "test",
    act: "test",
  };
  for (const purpose of ["quality", "rights", "care"] as const) {
    const seen = await asActor(caller, purpose, async (tx) => {
      tx.withoutJournal("a test");
      const tables = ["people", "entries", "notes", "people_history", "withholdings"];
      const counts = tables.map((table) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(`kring.${table}`)}`.execute(
          tx.db,
        ),
      );
      return (await Promise.all(counts)).map(({ rows }) => rows[0]?.n);
    });
    assert.deepEqual(seen, [0, 0, 0, 0, 0]);
  }
});

test("the colleagues of a question include those who left, and only the officer asks", async () => {
  await centre.root.query("update kring.staff set left_on = current_date - 1 where id = $1", [
    (await centre.join("care", { service: "social", email: "left@test.kring" })).id,
  ]);
  const { staff } = await dpo.do(listJournalStaff, {});
  assert.ok(staff.some(({ hasLeft }) => hasLeft) && staff.some(({ hasLeft }) => !hasLeft));
  assert.equal((await nurse.ask(listJournalStaff, {})).status, 403);
});

test("two hundred thousand entries: by index, and quick", async () => {
  await centre.root.query(
    `insert into kring.journal (at, act, person_id, actor_id, purpose)
     select now() - i * interval '2 minutes', (array['person-opened', 'person-called', 'people-searched'])[1 + i % 3],
            case when i % 400 = 0 then $1 else uuidv7() end, case when i % 40 = 0 then $2::uuid else uuidv7() end, 'care'
       from generate_series(1, 200000) i`,
    [sara.id, nurse.id],
  );
  await centre.root.query("analyze kring.journal");
  const asked = [
    { staff: nurse.id, records: [] },
    { staff: undefined, records: [sara.id] },
    { staff: nurse.id, records: [sara.id] },
    { staff: undefined, records: [], from: "2026-03-01", to: "2026-03-31" },
    { staff: nurse.id, records: [], act: "person-called" },
  ];
  const tookMs: number[] = [];
  const caller: Caller = {
    database: centre.database,
    tokenHash: hashToken(dpo.cookie.replace(/^.*?=/, "")),
    needs: "journal",
    requestId: "test",
    act: "test",
  };
  for (const { records, staff, ...rest } of asked) {
    const query = entriesSql(
      { ...rest, ...(staff && { staff: staff as never }) },
      { records, most: 101 },
    );
    const { plan, ms } = await asActor(caller, "quality", async (tx) => {
      tx.withoutJournal("a test");
      const compiled = query.compile(tx.db);
      const { rows } = await tx.db.executeQuery<{ "QUERY PLAN": string }>({
        ...compiled,
        sql: `explain (analyze) ${compiled.sql}`,
      });
      const lines = rows.map((row) => row["QUERY PLAN"]);
      return {
        plan: lines.join("\n"),
        ms: Number(/Execution Time: ([\d.]+)/.exec(lines.join())?.[1]),
      };
    });
    assert.doesNotMatch(plan, /Seq Scan on (kring\.)?journal/, plan);
    assert.match(plan, /Index Scan[^\n]*journal|Bitmap Index Scan on journal/);
    tookMs.push(ms);
    assert.ok(ms < 150, `${ms} ms\n${plan}`);
  }
  console.log(`journal of 200,000: ${tookMs.map((ms) => ms.toFixed(1)).join(", ")} ms`);
});
