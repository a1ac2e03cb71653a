import assert from "node:assert/strict";
import { test } from "node:test";
import { foundVaults } from "../../../test/vaults.ts";
import * as contract from "../contract.ts";
import { daysLater } from "../rules.ts";
import { remindOfWithholdings } from "./withholding-job.ts";

/* What is written, what is added, what is narrowed and kept; and that nothing is overwritten. */

const house = await foundVaults();
const { nurse, doctor, head, social, cared, write, serviceId } = house;
const inAMonth = daysLater(new Date().toISOString().slice(0, 10), 30);
const practice = serviceId("practice");

async function count(table: string): Promise<number> {
  const { rows } = await house.root.query(`select count(*)::int n from kring.${table}`);
  return rows[0].n;
}

test("CONF-33: what is added stands below with who and when; the entry stays as it was", async () => {
  const person = await cared("practice");
  const { id } = await write(nurse, person, { text: "Left knee." });
  await doctor.do(contract.amendEntry, { id, kind: "amendment", text: "Right knee, too." });
  await nurse.do(contract.amendEntry, { id, kind: "own-words", text: "I fell on the stairs." });
  const entry = await doctor.do(contract.amendEntry, {
    id,
    kind: "mistake",
    text: "Of another person.",
    aboutOthers: "Of his brother.",
  });
  assert.deepEqual([entry.text, entry.isMistake], ["Left knee.", true]);
  assert.deepEqual(
    entry.amendments.map(({ kind, text, author }) => [kind, text, author.id]),
    [
      ["amendment", "Right knee, too.", doctor.id],
      ["own-words", "I fell on the stairs.", nurse.id],
      ["mistake", "Of another person.", doctor.id],
    ],
  );
  const again = await nurse.ask(contract.amendEntry, { id, kind: "mistake", text: "Once more." });
  assert.deepEqual([again.status, again.code], [409, "already-mistake"]);
  const foreign = await social.ask(contract.amendEntry, { id, kind: "amendment", text: "x" });
  assert.deepEqual([foreign.status, foreign.code], [404, "not-found"]);
});

test("two who mark the same mistake at the same moment: one does", async () => {
  const { id } = await write(nurse, await cared("practice"));
  const both = [nurse, doctor].map((who) =>
    who.ask(contract.amendEntry, { id, kind: "mistake", text: "Of another person." }),
  );
  const answers = await Promise.all(both);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  assert.equal(answers.find(({ status }) => status === 409)?.code, "already-mistake");
});

test("the same send twice is one note, also at the same moment", async () => {
  const person = await cared("practice");
  const before = await count("entries");
  const send = (key: string) =>
    nurse.ask(
      contract.writeNote,
      { id: person, serviceId: practice, compartment: "health", text: "Once." },
      { "idempotency-key": key },
    );
  const answers = [...(await Promise.all([send("k1"), send("k1"), send("k1")])), await send("k1")];
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
  assert.equal(await count("entries"), before + 1);
  await send("k2");
  assert.equal(await count("entries"), before + 2);
});

test("a note has its limits, said at the field", async () => {
  const person = await cared("practice");
  const ask = async (more: object) => {
    const note = { id: person, serviceId: practice, compartment: "health", text: "x", ...more };
    const answer = await nurse.ask(contract.writeNote, note as never);
    return [answer.status, answer.errors?.map(({ path, code }) => `${path} ${code}`).join()];
  };
  // A pictogram outside the basic plane is one character, for whoever reads and for the database.
  assert.deepEqual(await ask({ text: "🐘".repeat(20_000) }), [200, undefined]);
  assert.deepEqual(await ask({ text: "a".repeat(20_001) }), [422, "/text maxLength"]);
  assert.deepEqual(await ask({ aboutOthers: "a".repeat(20_001) }), [422, "/aboutOthers maxLength"]);
  assert.deepEqual(await ask({ text: "" }), [422, "/text minLength"]);
  for (const blank of [" \n\t", "\u0085\u200b", "\u00a0\u2003\ufeff"]) {
    assert.deepEqual(await ask({ text: blank }), [422, "/text required"]);
  }
  assert.deepEqual(await ask({ text: "a\0b" }), [422, "/text unstorable-character"]);
  assert.deepEqual(await ask({ aboutOthers: "\ud800" }), [
    422,
    "/aboutOthers unstorable-character",
  ]);
  assert.deepEqual(await ask({ vital: "gossip" }), [422, "/vital enum"]);
  const elsewhere = { serviceId: serviceId("social"), compartment: "social", vital: "contact" };
  assert.deepEqual(await ask(elsewhere), [422, "/vital vital-elsewhere"]);
  assert.deepEqual(await ask({ withhold: { motive: "short", reviewOn: "2020-01-01" } }), [
    422,
    "/withhold/motive too-short,/withhold/reviewOn past",
  ]);
  const late = { motive: "It would harm her now.", reviewOn: daysLater(inAMonth, 400) };
  assert.deepEqual(await ask({ withhold: late }), [422, "/withhold/reviewOn too-late"]);
});

test("one writes in one's own service and compartment only; elsewhere nobody is there", async () => {
  const person = await cared("practice", "social", "mind");
  const cases = [
    [nurse, "social", "social"],
    [nurse, "practice", "mind"],
    [nurse, "practice", "social"],
    [social, "practice", "health"],
    [nurse, "mind", "mind"],
  ] as const;
  for (const [who, service, compartment] of cases) {
    const answer = await who.ask(contract.writeNote, {
      id: person,
      serviceId: serviceId(service),
      compartment,
      text: "x",
    });
    assert.deepEqual([answer.status, answer.code], [404, "not-found"], `${service} ${compartment}`);
  }
  const { places } = await nurse.do(contract.listWritable, { id: person });
  assert.deepEqual(
    places.map(({ service, compartments, colleagues }) => [
      service.key,
      compartments,
      colleagues.map(({ id }) => id).sort(),
    ]),
    [["practice", ["health"], [doctor.id, head.id].sort()]],
  );
  assert.deepEqual(await nurse.do(contract.listWritable, { id: await house.somebody() }), {
    places: [],
  });
});

test("whoever opens several compartments begins in that of their own profession", async () => {
  const jurist = await house.join("care", { service: "social", profession: "jurist" });
  await house.root.query(
    `insert into kring.service_compartments (service_id, compartment)
     values ($1, 'legal'), ($1, 'debt') on conflict do nothing`,
    [serviceId("social")],
  );
  const person = await cared("social");
  const opens = async (who: typeof social) =>
    (await who.do(contract.listWritable, { id: person })).places.map((one) => one.compartments);
  assert.deepEqual(await opens(social), [["social", "legal"]]);
  assert.deepEqual(await opens(jurist), [["legal", "debt", "social"]]);
});

test("CONF-31: kept from the person with a motive and a date; looked at again, then not any more", async () => {
  const person = await cared("practice");
  const motive = "She would stop eating.";
  const entry = await write(nurse, person, { withhold: { motive, reviewOn: inAMonth } });
  assert.deepEqual([entry.withholding?.motive, entry.withholding?.reviewOn], [motive, inAMonth]);
  const { id } = entry;
  const twice = await doctor.ask(contract.withholdEntry, { id, motive, reviewOn: inAMonth });
  assert.deepEqual([twice.status, twice.code], [409, "already-withheld"]);
  const instead = entry.withholding?.id ?? "";
  const later = daysLater(inAMonth, 60);
  const renewal = {
    id,
    motive: "Still fragile, asked the psychiatrist.",
    reviewOn: later,
    instead,
  };
  const renewed = await doctor.do(contract.withholdEntry, renewal);
  assert.equal(renewed.withholding?.reviewOn, later);
  const stale = await nurse.ask(contract.withholdEntry, renewal);
  assert.deepEqual([stale.status, stale.code], [409, "stale"]);
  const free = await nurse.do(contract.endWithholding, { id });
  assert.equal(free.withholding, null);
  const gone = await nurse.ask(contract.endWithholding, { id });
  assert.deepEqual([gone.status, gone.code], [409, "not-withheld"]);
  const { rows } = await house.root.query(
    "select count(*)::int n from kring.withholdings where entry_id = $1",
    [id],
  );
  assert.equal(rows[0].n, 2);
});

test("when the day has come its author is asked to look again, once a week; else the head", async () => {
  const leaver = await house.join("care", { service: "practice", profession: "nurse" });
  const person = await cared("practice");
  const withhold = { motive: "Not before the talk.", reviewOn: inAMonth };
  const one = await write(nurse, person, { withhold });
  const other = await write(leaver, person, { withhold });
  await house.root.query("update kring.staff set left_on = current_date - 1 where id = $1", [
    leaver.id,
  ]);
  const waiting = async () => {
    const { rows } = await house.root.query(
      `select staff_id, person_id, to_char(due_on, 'YYYY-MM-DD') due from kring.notices
        where kind = 'withholding-review-due' order by staff_id = $1 desc`,
      [nurse.id],
    );
    return rows;
  };
  await remindOfWithholdings(house.database);
  assert.deepEqual(await waiting(), []);
  const yesterday = daysLater(new Date().toISOString().slice(0, 10), -1);
  await house.root.query("update kring.withholdings set review_on = $2 where entry_id = any ($1)", [
    [one.id, other.id],
    yesterday,
  ]);
  await remindOfWithholdings(house.database);
  await remindOfWithholdings(house.database);
  assert.deepEqual(await waiting(), [
    { staff_id: nurse.id, person_id: person, due: yesterday },
    { staff_id: head.id, person_id: person, due: yesterday },
  ]);
  await house.root.query("update kring.notices set read_at = now()");
  await remindOfWithholdings(house.database);
  assert.equal((await waiting()).length, 2);
  await house.root.query("update kring.withholdings set reminded_on = reminded_on - 7");
  await remindOfWithholdings(house.database);
  assert.equal((await waiting()).length, 4);
});

test("CONF-12: a note says that its author knew what was passed on, also after the withdrawal", async () => {
  const person = await cared("practice", "social");
  const note = { serviceId: serviceId("social"), compartment: "social" as const };
  const before = await write(social, person, note);
  const consent = await house.passOn(person, {
    from: "practice",
    compartment: "health",
    to: { service: "social" },
  });
  const during = await write(social, person, note);
  await house.withdraw(consent);
  const after = await write(social, person, note);
  assert.deepEqual(
    [before, during, after].map(({ withPassedOn }) => withPassedOn),
    [false, true, false],
  );
  assert.equal((await social.do(contract.getEntry, { id: during.id })).withPassedOn, true);
});
