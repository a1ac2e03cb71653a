import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestUser } from "../../../test/harness.ts";
import { pictured } from "../../../test/pictured.ts";
import { foundVaults } from "../../../test/vaults.ts";
import { mergePeople, type PersonId } from "../../people/contract.ts";
import {
  beginSitting,
  finishSitting,
  listQuestionnaires,
  saveSitting,
} from "../../questionnaires/contract.ts";
import { addShipped } from "../../questionnaires/server/index.ts";
import { amendEntry, type EntryId, restrictEntry } from "../../record/contract.ts";
import * as contract from "../contract.ts";

const house = await foundVaults();
const { nurse, doctor, social, psychologist, cared, care, serviceId } = house;
const told = pictured(house);
const daysFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const picture = (who: TestUser, id: PersonId) => who.do(contract.getPicture, { id });
const inMind = { by: psychologist, service: "mind", compartment: "mind" };

test("everything one may know of a person, in one answer and one look", async () => {
  const person = await cared("practice", "social");
  await told.need(person, {
    what: "eviction",
    states: [
      ["new", 3, 40],
      ["being-helped", 2, 5],
    ],
    helpers: [{ service: "social" }, { staff: doctor }, { outside: "Rue 12 asbl" }],
  });
  await told.allergy(person, "penicillin");
  const stopped = await told.medication(person, "Stopped");
  await told.end(stopped, "stopped");
  await told.medication(person, "Metformin", "850 mg");
  await told.vitalNote(person, "Epilepsy");
  await told.contact(person, { next: "Call the dentist", nextOn: daysFromNow(-2), nextBy: doctor });
  await told.end(await told.contact(person, { next: "Done long ago", nextOn: daysFromNow(-9) }));
  await told.rating(person, { body: 4, mind: 6 }, "2026-01-10T10:00:00Z");
  await told.rating(person, { body: 6, mind: 7 }, "2026-06-10T10:00:00Z");
  const before = (await house.looksOf(nurse, "entries-opened")).length;
  const seen = await picture(nurse, person);

  assert.equal(seen.standing, "in");
  assert.equal(seen.person?.id, person);
  assert.deepEqual(
    seen.care.map(({ service, ours }) => [service.name, ours]),
    [
      ["Practice", true],
      ["Social service", false],
    ],
  );
  const [need] = seen.needs;
  assert.deepEqual(
    [need?.what, need?.domain, need?.ground, need?.states.map(({ state }) => state)],
    ["eviction", "housing", "own", ["being-helped", "new"]],
  );
  assert.deepEqual(
    need?.helpers.map((one) => one.service?.name ?? one.colleague?.given ?? one.outside),
    ["Social service", "care", "Rue 12 asbl"],
  );
  assert.deepEqual(
    seen.vital.map(({ vital, text, severity }) => [vital, text, severity]),
    [
      ["allergy", "penicillin", "severe"],
      ["medication", "Metformin 850 mg", null],
      ["problem", "Epilepsy", null],
    ],
  );
  assert.deepEqual(
    seen.next.map(({ step, by, isOverdue }) => [step, by?.id, isOverdue]),
    [["Call the dentist", doctor.id, true]],
  );
  assert.equal(seen.recent.length, 2);
  assert.deepEqual(
    seen.ratings.map(({ scores }) => scores.find(({ axis }) => axis === "body")?.score),
    [6, 4],
  );

  const looks = await house.looksOf(nurse, "entries-opened");
  assert.equal(looks.length, before + 1);
  assert.deepEqual(looks.at(-1)?.person_id, person);
  assert.deepEqual(looks.at(-1)?.detail, {
    count: 8,
    grounds: { own: 8 },
    services: [serviceId("practice")],
    compartments: ["health"],
    list: "picture",
  });
});

test("who does not accompany somebody sees the same as of somebody about whom nothing is known", async () => {
  const [known, unknown] = [await cared("practice"), await cared("practice")];
  await told.need(known, { what: "debt" });
  await told.contact(known, { next: "Call" });
  const seen = await picture(social, known);
  assert.deepEqual(seen, await picture(social, unknown));
  assert.deepEqual([seen.standing, seen.person, seen.elsewhere], ["out", null, []]);
  await house.keepOut(known, nurse);
  assert.deepEqual(await picture(nurse, known), seen);
  const nobody = await social.ask(contract.getPicture, {
    id: "0197c000-0000-7000-8000-000000000000" as PersonId,
  });
  assert.deepEqual([nobody.status, nobody.code], [404, "not-found"]);
});

test("the curious colleague: others are told that, never what, and nothing of the discreet", async () => {
  const person = await cared("practice", "social", "mind");
  await told.contact(person);
  await told.contact(person);
  const narrowed = await told.contact(person);
  await nurse.do(restrictEntry, { id: narrowed as EntryId, to: [] });
  await told.contact(person, { beganAt: "2019-05-01T10:00:00Z" });
  await told.need(person, { what: "distress", ...inMind });
  for (let n = 0; n < 3; n++) await told.contact(person, { ...inMind, next: "MIND" });

  const seen = await picture(social, person);
  assert.deepEqual(seen.elsewhere, [
    { service: { id: serviceId("practice"), name: "Practice" }, contacts: 2 },
  ]);
  assert.deepEqual([seen.needs, seen.recent, seen.next, seen.vital], [[], [], [], []]);
  assert.doesNotMatch(JSON.stringify(seen), /Mental|MIND|distress|Coughs/);
  assert.ok(!JSON.stringify(seen).includes(serviceId("mind")));

  // The discreet service sees its own, and of the others the same numbers.
  const inside = await picture(psychologist, person);
  assert.equal(inside.needs.length, 1);
  assert.deepEqual(
    inside.elsewhere.map(({ contacts }) => contacts),
    [2],
  );
  // Asked by itself it answers only for one's own people.
  const outside = await cared("practice");
  await told.contact(outside);
  assert.deepEqual((await picture(psychologist, outside)).elsewhere, []);
});

test("what was passed on is read and not counted a second time", async () => {
  const person = await cared("practice", "social");
  const shared = await told.contact(person, { next: "Bring the letter" });
  await told.contact(person);
  await house.passOn(person, {
    from: "practice",
    compartment: "health",
    entryId: shared,
    to: { service: "social" },
  });
  const seen = await picture(social, person);
  assert.deepEqual(
    seen.next.map(({ step, ground }) => [step, ground]),
    [["Bring the letter", "share"]],
  );
  assert.deepEqual(
    seen.recent.map(({ entryId }) => entryId),
    [shared],
  );
  assert.deepEqual(
    seen.elsewhere.map(({ contacts }) => contacts),
    [1],
  );
});

test("helpers of a discreet service of others are not told", async () => {
  const person = await cared("practice", "social");
  await told.need(person, {
    what: "distress",
    helpers: [{ service: "mind" }, { staff: psychologist }, { service: "social" }],
  });
  const [need] = (await picture(nurse, person)).needs;
  assert.deepEqual(
    need?.helpers.map(({ service }) => service?.name),
    ["Social service"],
  );
});

test("a mistake is not part of the picture, a merged record is", async () => {
  const [kept, merged] = [await cared("practice"), await cared("practice")];
  const wrong = await told.need(kept, { what: "debt" });
  await nurse.do(amendEntry, { id: wrong as EntryId, kind: "mistake", text: "Another person." });
  await told.need(merged, { what: "food" });
  const records = { id: kept, version: 1, otherId: merged, otherVersion: 1, take: [] };
  await house.head.do(mergePeople, records);
  for (const id of [kept, merged]) {
    const seen = await picture(nurse, id);
    assert.deepEqual([seen.person?.id, seen.needs.map(({ what }) => what)], [kept, ["food"]]);
  }
});

test("an emergency shows what is vital elsewhere, and says in the journal under which opening", async () => {
  const person = await cared("practice");
  await care(person, "social");
  const allergy = await told.allergy(person, "latex");
  const glass = await house.breakGlass(doctor, person);
  const own = await picture(doctor, person);
  assert.deepEqual([own.glass, own.vital[0]?.ground], [true, "own"]);
  const other = await house.join("care", { service: "social", profession: "nurse" });
  const broken = await house.breakGlass(other, person);
  const seen = await picture(other, person);
  assert.deepEqual(
    seen.vital.map(({ entryId, ground }) => [entryId, ground]),
    [[allergy, "break-glass"]],
  );
  const [look] = await house.looksOf(other, "entries-opened");
  assert.equal(look?.detail["breakGlass"], broken);
  assert.deepEqual(look?.detail["entries"], [allergy]);
  assert.notEqual(glass, broken);
});

test("what I have not finished about them is counted, a colleague's is not", async () => {
  const person = await cared("practice");
  for (const author of [nurse, nurse, doctor]) {
    await house.root.query(
      `insert into kring.drafts (author_id, person_id, service_id, kind, content)
         select $1, $2, id, 'note', '{}' from kring.services where key = 'practice'`,
      [author.id, person],
    );
  }
  const { rows: sat } = await house.root.query(
    `with form as (
       insert into kring.questionnaires (url, version, title, languages, resource)
       values ('https://kring.test/form', '1', 'Form', '{fr}', '{}') returning id)
     insert into kring.sittings (person_id, service_id, compartment, questionnaire_id, staff_id, language, answered_by, handed_in_at)
     select $1, s.id, 'health', form.id, $2, 'fr', 'person', handed
       from form, kring.services s, (values (null), (now())) x (handed) where s.key = 'practice'
     returning id, handed_in_at`,
    [person, nurse.id],
  );
  const handedIn = sat.flatMap(({ id, handed_in_at }) => (handed_in_at ? [id] : []));
  assert.deepEqual((await picture(nurse, person)).unfinished, { drafts: 2, sittings: 1, handedIn });
  const { lines } = await nurse.do(contract.listMyDay, { list: "waiting" });
  assert.deepEqual(
    lines
      .filter(({ person: { id } }) => id === person)
      .map(({ kind }) => kind)
      .toSorted(),
    ["draft", "draft", "handed-in", "sitting"],
  );
});

test("that they spoke of death is seen at once, until newer answers say otherwise", async () => {
  await addShipped(house.database);
  const { questionnaires } = await nurse.do(listQuestionnaires, {});
  const form = questionnaires.find(({ url }) => url.endsWith("/phq-9"));
  assert.ok(form);
  const person = await cared("practice", "social");
  const answer = async (last: "LA6568-5" | "LA6569-3") => {
    const [language, answeredBy, compartment] = ["fr", "together", "health"] as const;
    const place = { serviceId: serviceId("practice"), compartment };
    const begun = { id: person, questionnaireId: form.id, ...place, language, answeredBy };
    const { id, revision } = await nurse.do(beginSitting, begun);
    const item = Array.from({ length: 9 }, (_, at) => ({
      linkId: `phq9-${at + 1}`,
      answer: [{ valueCoding: { system: "http://loinc.org", code: at === 8 ? last : "LA6568-5" } }],
    }));
    const response = {
      ...{ resourceType: "QuestionnaireResponse" as const, status: "in-progress" as const },
      item,
    };
    const saved = await nurse.do(saveSitting, { id, revision, response });
    return nurse.do(finishSitting, { id, revision: saved.revision });
  };
  const { entry } = await answer("LA6569-3");
  const { toldOfHarm } = await picture(doctor, person);
  assert.deepEqual(
    toldOfHarm.map(({ entryId, ground }) => [entryId, ground]),
    [[entry.id, "own"]],
  );
  assert.deepEqual((await picture(social, person)).toldOfHarm, []);
  await answer("LA6568-5");
  assert.deepEqual((await picture(doctor, person)).toldOfHarm, []);
});
