import assert from "node:assert/strict";
import { test } from "node:test";
import { foundVaults } from "../../../test/vaults.ts";
import * as contract from "../contract.ts";
import { daysLater } from "../rules.ts";

/* CONF-30, CONF-31: what the person is handed, and what the journal keeps of it. */

const house = await foundVaults();
const { nurse, doctor, social, cared, write, serviceId } = house;
const practice = serviceId("practice");
const reviewOn = daysLater(new Date().toISOString().slice(0, 10), 30);

test("the copy holds everything that may be handed, and says how much may not", async () => {
  const person = await cared("practice", "social");
  const plain = await write(nurse, person, { text: "Ankle.", vital: "problem" });
  await doctor.do(contract.amendEntry, {
    id: plain.id,
    kind: "own-words",
    text: "It was the wrist.",
  });
  const others = await write(nurse, person, {
    text: "Sleeps badly.",
    aboutOthers: "THIRDPARTY drinks",
  });
  await nurse.do(contract.amendEntry, {
    id: plain.id,
    kind: "amendment",
    text: "Seen again.",
    aboutOthers: "THIRDPARTY came along",
  });
  const kept = await write(nurse, person, {
    text: "KEPT for now",
    withhold: { motive: "It would harm her now.", reviewOn },
  });
  await write(doctor, person, { text: "NARROWED to me", restrictTo: [] });
  await write(social, person, {
    serviceId: serviceId("social"),
    compartment: "social",
    text: "FOREIGN",
  });
  await house.passOn(person, {
    from: "practice",
    compartment: "health",
    entryId: plain.id,
    to: { service: "social" },
  });

  const copy = await nurse.do(contract.copyFile, { id: person, service: practice });
  assert.deepEqual(
    copy.entries.map(({ id, text, partLeftOut, amendments }) => [
      id,
      text,
      partLeftOut,
      amendments.length,
    ]),
    [
      [plain.id, "Ankle.", true, 2],
      [others.id, "Sleeps badly.", true, 0],
    ],
  );
  assert.deepEqual(copy.leftOut, { aboutOthers: 2, withheld: 1, handedOverByAuthor: 1 });
  assert.doesNotMatch(JSON.stringify(copy), /THIRDPARTY|KEPT|NARROWED|FOREIGN|harm her/);
  assert.deepEqual(
    copy.recipients.map(({ name, extent, ended }) => [name, extent, ended]),
    [["Social service", "entry", false]],
  );
  assert.equal(copy.controller.name, "Practice");
  assert.deepEqual(copy.categoriesOfData, ["health"]);

  const [made] = await house.looksOf(nurse, "copy-made");
  assert.deepEqual(made?.detail, {
    service: practice,
    entries: 2,
    amendments: 2,
    withheld: [
      { entry: plain.id, ground: "third-party" },
      { entry: others.id, ground: "third-party" },
      { entry: kept.id, ground: "motivated" },
    ],
    byAuthors: 1,
    compartments: ["health"],
  });
});

test("a copy is made in one's own service only, and what one cannot open is not counted", async () => {
  const person = await cared("practice");
  await write(doctor, person, { restrictTo: [] });
  const foreign = await social.ask(contract.copyFile, { id: person, service: practice });
  assert.deepEqual([foreign.status, foreign.code], [404, "not-found"]);
  assert.deepEqual(await social.do(contract.listCopyable, { id: person }), { services: [] });
  assert.deepEqual(await nurse.do(contract.listCopyable, { id: person }), {
    services: [{ id: practice, name: "Practice" }],
  });
  const byAuthor = await doctor.do(contract.copyFile, { id: person, service: practice });
  assert.equal(byAuthor.leftOut.handedOverByAuthor, 0);
  assert.equal(byAuthor.entries.length, 1);
  // A colleague who cares for nobody here learns no number either, from the function itself.
  const { rows } = await house.root.query("select kring.count_kept_by_authors($1, $2) n", [
    person,
    practice,
  ]);
  assert.equal(rows[0].n, 0);
});

test("no other purpose opens an entry: what the welcome or the figures ask stays empty", async () => {
  const person = await cared("practice");
  await write(nurse, person);
  const { hashToken } = await import("../../platform/server/database.ts");
  const token = hashToken(nurse.cookie.split("=")[1] ?? "");
  for (const [purpose, expected] of [
    ["care", 1],
    ["rights", 1],
    ["welcome", 0],
    ["administration", 0],
    ["quality", 0],
    ["session", 0],
  ] as const) {
    const client = await house.database.pool.connect();
    await client.query("begin");
    await client.query("select kring.enter($1, $2, 'vault', 'test')", [token, purpose]);
    const { rows } = await client.query(
      "select count(*)::int n from kring.entries where person_id = $1",
      [person],
    );
    assert.equal(rows[0].n, expected, purpose);
    await client.query("select kring.focus_on($1)", [person]);
    const focused = await client.query("select count(*)::int n from kring.entries");
    assert.equal(focused.rows[0].n, expected, purpose);
    await client.query("rollback");
    client.release();
  }
});
