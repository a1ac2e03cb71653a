import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCentre } from "../../../test/harness.ts";
import { getPerson, mergePeople, registerPerson } from "../../people/contract.ts";
import { accountOf } from "../contract.ts";

/* CONF-32, and Sara: the social worker cannot tell that the psychology file exists. */

const centre = await foundCentre();
const dpo = await centre.join("dpo");
const welcomer = await centre.join("welcome");
const social = await centre.join("care", { service: "social", profession: "social-worker" });
const psychologist = await centre.join("care", { service: "mind", profession: "psychologist" });
const nurse = await centre.join("care", { service: "practice", profession: "nurse" });
const doctor = await centre.join("care", {
  service: "practice",
  profession: "general-practitioner",
});
const sara = await welcomer.do(registerPerson, {
  given: "Sara",
  family: "Example",
  languages: ["ary", "fr"],
});

async function cares(service: string, personId: string): Promise<void> {
  await centre.root.query(
    `insert into kring.care_relations (person_id, service_id, basis, valid)
     values ($1, (select id from kring.services where key = $2), 'contact', tstzrange(now() - interval '1 day', now() + interval '1 year'))`,
    [personId, service],
  );
}
await cares("social", sara.id);
await cares("mind", sara.id);
const total = (lines: readonly { count: number }[]) =>
  lines.reduce((sum, { count }) => sum + count, 0);

test("function and service, day by day, the same function on one day is one line with a count", async () => {
  for (let look = 0; look < 12; look++) await nurse.do(getPerson, { id: sara.id });
  const { lines, isFull, person, from, to } = await dpo.do(accountOf, { id: sara.id });
  assert.equal(isFull, true);
  assert.deepEqual(person.languages, ["ary", "fr"]);
  assert.equal(Number(to.slice(0, 4)) - Number(from.slice(0, 4)), 1);
  const looks = lines.filter(({ profession }) => profession === "nurse");
  assert.equal(looks.length, 1);
  const { on, ...look } = looks[0] ?? {};
  assert.match(on ?? "", /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(look, {
    profession: "nurse",
    services: ["Practice"],
    act: "person-opened",
    purpose: "welcome",
    compartments: [],
    count: 12,
  });
  assert.doesNotMatch(JSON.stringify(lines), /Test|care-|@/, "no name and no address");
});

test("a social worker's account of Sara: no line of the mental-health service, no gap in totals", async () => {
  const before = await social.do(accountOf, { id: sara.id });
  for (let look = 0; look < 3; look++) await psychologist.do(getPerson, { id: sara.id });
  const discreet = await centre.root.query("select id from kring.services where key = 'mind'");
  // Whoever does it: what names the service, or the compartment only it keeps, tells of it as well.
  for (const detail of [
    { service: discreet.rows[0].id },
    { recipient: { service: "mind" } },
    { compartment: "mind" },
    { compartments: ["health", "mind"] },
  ]) {
    await centre.root.query(
      "insert into kring.journal (act, person_id, detail, actor_id, purpose) values ('person-opened', $1, $2, $3, 'care')",
      [sara.id, JSON.stringify(detail), doctor.id],
    );
  }
  // The house's own acts about a care relation nobody there should know of.
  await centre.root.query(
    "insert into kring.journal (act, person_id, actor_id, purpose) values ('alert-raised', $1, '00000000-0000-0000-0000-000000000000', 'system')",
    [sara.id],
  );
  const after = await social.do(accountOf, { id: sara.id });
  assert.equal(after.isFull, false);
  assert.deepEqual(
    after.lines.filter(({ act }) => act !== "account-made"),
    before.lines.filter(({ act }) => act !== "account-made"),
  );
  assert.doesNotMatch(JSON.stringify(after), /mind|Mental|psycho/i);
  assert.equal(total(after.lines), total(before.lines) + 1, "only that the account was made");

  const full = await dpo.do(accountOf, { id: sara.id });
  const theirs = full.lines.filter(({ profession }) => profession === "psychologist");
  assert.deepEqual(
    theirs.map(({ services, count }) => [services, count]),
    [[["Mental health"], 3]],
  );
  assert.equal(full.lines.filter(({ compartments }) => compartments.includes("mind")).length, 2);
  assert.ok(
    full.lines.some(({ profession }) => profession === null),
    "the house itself",
  );

  const own = await psychologist.do(accountOf, { id: sara.id });
  assert.equal(total(own.lines.filter(({ profession }) => profession === "psychologist")), 3);
});

test("a compartment that another service keeps as well tells of nothing", async () => {
  await centre.root.query(
    "insert into kring.journal (act, person_id, detail, actor_id, purpose) values ('person-opened', $1, $2, $3, 'care')",
    [sara.id, JSON.stringify({ compartment: "health" }), doctor.id],
  );
  const { lines } = await social.do(accountOf, { id: sara.id });
  assert.ok(lines.some(({ compartments }) => compartments.includes("health")));
});

test("only for the circle and the officer: to others nobody is there", async () => {
  const coordinator = await centre.join("coordinator");
  const elsewhere = await centre.join("care", { service: "debt", profession: "debt-mediator" });
  const answers = [
    [elsewhere, 404],
    [nurse, 404],
    [welcomer, 403],
    [coordinator, 403],
  ] as const;
  for (const [user, status] of answers) {
    assert.equal((await user.ask(accountOf, { id: sara.id })).status, status);
  }
  await centre.root.query("insert into kring.exclusions (person_id, staff_id) values ($1, $2)", [
    sara.id,
    social.id,
  ]);
  assert.equal(
    (await social.ask(accountOf, { id: sara.id })).status,
    404,
    "kept out by the person",
  );
  await centre.root.query("update kring.exclusions set ended_at = now()");
  assert.equal((await social.ask(accountOf, { id: sara.id })).status, 200);
  const nobody = "0197c000-0000-7000-8000-000000000000";
  assert.equal((await dpo.ask(accountOf, { id: nobody as never })).status, 404);
});

test("merged records are one account; handing it over is journalled, with its language", async () => {
  const other = await welcomer.do(registerPerson, { given: "Sarah", family: "Exemple" });
  await doctor.do(getPerson, { id: other.id });
  const head = await centre.join("head", { service: "practice", profession: "nurse" });
  const { version } = await nurse.do(getPerson, { id: sara.id });
  await head.do(mergePeople, {
    id: sara.id,
    version,
    otherId: other.id,
    otherVersion: other.version,
    take: [],
  });
  const { person, lines } = await dpo.do(accountOf, { id: other.id, language: "ar" });
  assert.equal(person.id, sara.id);
  assert.ok(
    lines.some(
      ({ profession, act }) => profession === "general-practitioner" && act === "person-opened",
    ),
  );
  assert.ok(lines.filter(({ act }) => act === "person-registered").length > 0);
  const { rows } = await centre.root.query(
    "select person_id, detail ->> 'language' as language, purpose from kring.journal where act = 'account-made' order by id desc limit 1",
  );
  assert.deepEqual(rows, [{ person_id: sara.id, language: "ar", purpose: "rights" }]);
});

test("a period is what it says, in Brussels", async () => {
  await centre.root.query(
    `insert into kring.journal (at, act, person_id, actor_id, purpose) values
       ('2026-01-31 23:30+01', 'person-opened', $1, $2, 'care'), ('2026-02-01 00:30+01', 'person-opened', $1, $2, 'care')`,
    [sara.id, doctor.id],
  );
  const days = async (from: string, to: string) =>
    (await dpo.do(accountOf, { id: sara.id, from, to })).lines.map(({ on }) => on);
  assert.deepEqual(await days("2026-01-01", "2026-01-31"), ["2026-01-31"]);
  assert.deepEqual(await days("2026-02-01", "2026-02-28"), ["2026-02-01"]);
  assert.equal(
    (await dpo.ask(accountOf, { id: sara.id, from: "2026-02-02", to: "2026-02-01" })).status,
    422,
  );
});

test("five thousand looks: in less than a tenth of a second", async () => {
  const known = await welcomer.do(registerPerson, { given: "Known", family: "Byall" });
  await cares("social", known.id);
  await centre.root.query(
    `insert into kring.journal (at, act, person_id, actor_id, purpose, detail)
     select now() - i * interval '100 minutes', 'person-opened', $1, (array[$2, $3, $4, $5]::uuid[])[1 + i % 4], 'care',
            '{"compartment": "health"}' from generate_series(1, 5000) i`,
    [known.id, nurse.id, doctor.id, social.id, welcomer.id],
  );
  await centre.root.query("analyze kring.journal");
  const time = async (capabilities: string, actor: string, services: string) => {
    await centre.root.query("begin");
    await centre.root.query(
      `select set_config('kring.purpose', 'rights', true), set_config('kring.capabilities', $1, true),
              set_config('kring.actor', $2, true), set_config('kring.services', $3, true)`,
      [capabilities, actor, services],
    );
    const took: number[] = [];
    let looks = 0;
    for (let round = 0; round < 6; round++) {
      const begun = performance.now();
      const { rows } = await centre.root.query(
        "select kring.account_of($1, current_date - 400, current_date) as account",
        [known.id],
      );
      took.push(performance.now() - begun);
      looks = total(rows[0].account.lines);
    }
    await centre.root.query("rollback");
    assert.ok(looks >= 5000, `${looks} looks`);
    return Math.min(...took);
  };
  const service = await centre.root.query("select id from kring.services where key = 'social'");
  const full = await time("{journal,requests,account}", dpo.id, "{}");
  const limited = await time("{vault,account}", social.id, `{${service.rows[0].id}}`);
  console.log(
    `account of 5,000 looks: ${full.toFixed(0)} ms, in the circle ${limited.toFixed(0)} ms`,
  );
  assert.ok(full < 100 && limited < 100, `${full} ms, ${limited} ms`);
});
