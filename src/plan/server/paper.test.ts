import assert from "node:assert/strict";
import { test } from "node:test";
import { pictured } from "../../../test/pictured.ts";
import { foundVaults } from "../../../test/vaults.ts";
import { type EntryId, restrictEntry, withholdEntry } from "../../record/contract.ts";
import { daysLater } from "../../record/rules.ts";
import * as contract from "../contract.ts";

/* What a person takes along (CONF-30, CONF-31), and what stays with us. */

const house = await foundVaults();
const { nurse, doctor, social, psychologist, cared, serviceId } = house;
const told = pictured(house);
const reviewOn = daysLater(new Date().toISOString().slice(0, 10), 30);

test("needs, helpers and what was agreed; nothing that is kept, narrowed or dangerous at home", async () => {
  const person = await cared("practice", "social", "mind");
  await told.need(person, {
    ...{ what: "eviction", states: [["new", 3, 0]], helpers: [{ service: "social" }] },
    writtenAt: "2026-01-05T08:00:00Z",
  });
  await told.need(person, { what: "language", states: [["new", 0, 0]] });
  await told.need(person, { what: "debt", states: [["solved", 0, 3]] });
  await told.need(person, { what: "violence-home" });
  const kept = await told.need(person, { what: "food" });
  await nurse.do(withholdEntry, {
    id: kept as EntryId,
    motive: "It would harm her now.",
    reviewOn,
  });
  const narrowed = await told.contact(person, { by: doctor, next: "NARROWED" });
  await doctor.do(restrictEntry, { id: narrowed as EntryId, to: [nurse.id as never] });
  await told.contact(person, { next: "Bring the letter", nextOn: "2030-05-02", nextBy: nurse });

  const paper = await nurse.do(contract.printPicture, { id: person });
  assert.deepEqual(
    paper.needs.map(({ what, helpers }) => [what, helpers]),
    [
      ["eviction", ["Social service"]],
      ["language", []],
    ],
  );
  assert.deepEqual(
    paper.next.map(({ step, on, by }) => [step, on, by?.profession]),
    [["Bring the letter", "2030-05-02", "nurse"]],
  );
  assert.equal(paper.house.name, "Test centre");
  assert.equal(paper.leftOut, 3);
  const [made] = await house.looksOf(nurse, "picture-printed");
  assert.deepEqual(made, {
    person_id: person,
    detail: {
      needs: 2,
      next: 1,
      leftOut: 3,
      grounds: { own: 3 },
      services: [serviceId("practice")],
      compartments: ["health"],
    },
  });
});

test("of a discreet service only its own hand something over", async () => {
  const person = await cared("mind", "social");
  const entryId = await told.need(person, {
    what: "distress",
    by: psychologist,
    service: "mind",
    compartment: "mind",
  });
  await house.passOn(person, {
    from: "mind",
    compartment: "mind",
    entryId,
    to: { service: "social" },
  });
  assert.equal((await social.do(contract.getPicture, { id: person })).needs.length, 1);
  assert.deepEqual((await social.do(contract.printPicture, { id: person })).needs, []);
  assert.equal((await psychologist.do(contract.printPicture, { id: person })).needs.length, 1);
});

test("who does not accompany somebody prints nothing", async () => {
  const person = await cared("practice");
  const answer = await social.ask(contract.printPicture, { id: person });
  assert.deepEqual([answer.status, answer.code], [404, "not-found"]);
});
