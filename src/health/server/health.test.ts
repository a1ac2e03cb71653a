import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestUser } from "../../../test/harness.ts";
import { foundVaults } from "../../../test/vaults.ts";
import type { PersonId } from "../../people/contract.ts";
import { amendEntry, endEntry, listEntries } from "../../record/contract.ts";
import * as contract from "../contract.ts";

/* What is noted about somebody's health, who reads it, and what the journal says of that. */

const house = await foundVaults();
const { nurse, doctor, social, psychologist, cared, care, breakGlass, serviceId, looksOf } = house;
const inPractice = { serviceId: serviceId("practice"), compartment: "health" } as const;

const healthOf = (who: TestUser, id: PersonId) => who.do(contract.listHealth, { id });
const latex = { kind: "allergy", substance: " Latex ", severity: "severe" } as const;
const noteLatex = (who: TestUser, id: PersonId) =>
  who.do(contract.noteAllergy, { id, ...inPractice, ...latex, reaction: "Rash", since: "2/2019" });

async function codesOf(answer: Promise<{ status: number; code: unknown; errors?: unknown }>) {
  const { status, code, errors } = await answer;
  const said = (errors ?? []) as { path: string; code: string }[];
  return [status, ...(said.length > 0 ? said.map(({ path, code }) => `${path} ${code}`) : [code])];
}

test("an allergy is vital, is read by the service, and stands in the journal without its name", async () => {
  const person = await cared("practice");
  const noted = await noteLatex(nurse, person);
  assert.equal(noted.substance, "Latex");
  assert.deepEqual([noted.entry.vital, noted.entry.kind], ["allergy", "allergy"]);
  assert.deepEqual((await healthOf(doctor, person)).allergies, [noted]);
  const facts = Object.fromEntries(noted.entry.facts.map(({ key, value }) => [key, value]));
  assert.deepEqual(facts, {
    ...{ substance: "Latex", allergyKind: "allergy", severity: "severe", reaction: "Rash" },
    since: noted.since,
  });
  const [written] = (await looksOf(nurse, "entry-written")).slice(-1);
  assert.equal(written?.detail["entry"], noted.entry.id);
  assert.doesNotMatch(JSON.stringify(written), /latex|rash/i);
  const [look] = (await looksOf(doctor, "entries-opened")).slice(-1);
  assert.deepEqual(look?.detail, {
    ...{ count: 1, list: "health", grounds: { own: 1 } },
    ...{ services: [serviceId("practice")], compartments: ["health"] },
  });
});

test("somebody was asked and knows of none; the first allergy ends that", async () => {
  const person = await cared("practice");
  assert.deepEqual((await healthOf(nurse, person)).allergies, []);
  const none = { id: person, ...inPractice, kind: "none-known" } as const;
  const noted = await nurse.do(contract.noteAllergy, none);
  assert.deepEqual([noted.substance, noted.entry.vital], ["", "allergy"]);
  assert.deepEqual(
    noted.entry.facts.map(({ key, value }) => `${key} ${value}`),
    ["allergyKind none-known"],
  );
  assert.deepEqual(await codesOf(nurse.ask(contract.noteAllergy, none)), [409, "already-noted"]);
  await noteLatex(doctor, person);
  const { allergies } = await healthOf(nurse, person);
  const ended = allergies.find(({ kind }) => kind === "none-known")?.entry.ended;
  assert.equal(ended?.because, "refuted");
  assert.deepEqual(await codesOf(nurse.ask(contract.noteAllergy, none)), [409, "has-allergies"]);
  const latexEntry = allergies.find(({ kind }) => kind === "allergy")?.entry;
  assert.ok(latexEntry);
  await doctor.do(endEntry, { id: latexEntry.id, because: "refuted", words: "Tested." });
  await nurse.do(contract.noteAllergy, none);
});

test("where nothing can be vital an allergy is noted all the same", async () => {
  const person = await cared("social");
  const place = { serviceId: serviceId("social"), compartment: "social" } as const;
  const noted = await social.do(contract.noteAllergy, { id: person, ...place, ...latex });
  assert.equal(noted.entry.vital, null);
});

test("a medicine is stopped, or taken in another way in one act", async () => {
  const person = await cared("practice");
  const noted = await nurse.do(contract.noteMedication, {
    ...{ id: person, ...inPractice, name: "Amlodipine", dose: "5 mg", schedule: "mornings" },
    ...{ reason: "blood pressure", prescriber: "Dr Maes", since: "2026-01-05" },
  });
  assert.equal(noted.entry.vital, "medication");
  const changed = await doctor.do(contract.changeMedication, {
    ...{ id: noted.entry.id, dose: "10 mg", schedule: "mornings", since: "2026-11-20" },
  });
  assert.deepEqual(
    [changed.name, changed.dose, changed.since],
    ["Amlodipine", "10 mg", "2026-11-20"],
  );
  const { medications } = await healthOf(nurse, person);
  assert.deepEqual(
    medications.map(({ dose, entry }) => `${dose} ${entry.ended?.because ?? "taken"}`),
    ["10 mg taken", "5 mg stopped"],
  );
  const again = doctor.ask(contract.changeMedication, { id: noted.entry.id, dose: "20 mg" });
  assert.deepEqual(await codesOf(again), [409, "has-ended"]);
  assert.equal((await healthOf(nurse, person)).medications.length, 2);
  await nurse.do(endEntry, { id: changed.entry.id, because: "stopped" });
  const acts = (await looksOf(doctor, "entry-ended")).slice(-1);
  assert.equal(acts[0]?.detail["entry"], noted.entry.id);
});

test("a note is no medicine: it cannot be changed as one", async () => {
  const person = await cared("practice");
  const { entry } = await noteLatex(nurse, person);
  const changed = nurse.ask(contract.changeMedication, { id: entry.id, dose: "1" });
  assert.deepEqual(await codesOf(changed), [404, "not-found"]);
});

test("a vaccination with what is known of it; what is due follows", async () => {
  const person = await cared("practice");
  const due = async () =>
    (await healthOf(nurse, person)).due?.map((one) => `${one.key} ${one.state}`);
  assert.deepEqual(await due(), ["mmr-adult-1 due", "tetanus due"]);
  const dose = { id: person, ...inPractice, source: "card" } as const;
  await nurse.do(contract.noteVaccination, { ...dose, vaccine: "mmr", given: "1993", dose: 2 });
  const noted = await nurse.do(contract.noteVaccination, {
    ...{ ...dose, vaccine: "dtpa", given: "3/2025", lot: "A12" },
  });
  assert.deepEqual([noted.given, noted.lot, noted.entry.vital], ["2025-03", "A12", null]);
  assert.deepEqual(await due(), ["mmr-adult-1 done", "mmr-adult-2 done", "tetanus done"]);
  await nurse.do(amendEntry, { id: noted.entry.id, kind: "mistake", text: "Not hers." });
  assert.deepEqual(await due(), ["mmr-adult-1 done", "mmr-adult-2 done", "tetanus due"]);
});

test("my people whose vaccination is late stand in a list, nobody else's, and each is looked at", async () => {
  const late = await cared("practice");
  const inOrder = await cared("practice");
  const unasked = await cared("practice");
  const shot = { ...inPractice, vaccine: "dtpa", source: "card" } as const;
  await nurse.do(contract.noteVaccination, { ...shot, id: late, given: "2012" });
  const wrong = await nurse.do(contract.noteVaccination, { ...shot, id: late, given: "2024" });
  await nurse.do(amendEntry, { id: wrong.entry.id, kind: "mistake", text: "Not hers." });
  await nurse.do(contract.noteVaccination, { ...shot, id: inOrder, given: "2024" });
  const reader = await house.join("care", { service: "practice", profession: "nurse" });
  const { people, total, next } = await reader.do(contract.listVaccinationsDue, { limit: 100 });
  const found = new Map<string, readonly string[]>(
    people.map(({ person, due }) => [person.id, due.map(({ key, state }) => `${key} ${state}`)]),
  );
  assert.deepEqual(found.get(late), ["tetanus overdue"]);
  assert.ok(!found.has(inOrder) && !found.has(unasked));
  assert.deepEqual([total, next], [people.length, null]);
  const looks = await house.looksOf(reader, "entries-opened");
  assert.deepEqual(looks.map(({ person_id }) => person_id).sort(), [...found.keys()].sort());
  const none = { total: 0, people: [], next: null };
  assert.deepEqual(await house.social.do(contract.listVaccinationsDue, {}), none);
  await house.keepOut(late, reader);
  const after = await reader.do(contract.listVaccinationsDue, { limit: 100 });
  assert.ok(!after.people.some(({ person }) => person.id === late));
});

test("what is written wrong is said at its field, and nothing is kept of it", async () => {
  const person = await cared("practice");
  const place = { id: person, ...inPractice };
  const mmr = { ...place, vaccine: "mmr", source: "told" } as const;
  const refused = [
    [contract.noteVaccination, { ...mmr, given: "31/2/2020" }, "/given not-a-date"],
    [contract.noteVaccination, { ...mmr, given: "2090" }, "/given future"],
    [contract.noteVaccination, { ...mmr, given: "1975" }, "/given before-birth"],
    [
      contract.noteAllergy,
      { ...place, kind: "allergy", substance: "\u200b" },
      "/substance required",
    ],
    [contract.noteMedication, { ...place, name: " " }, "/name required"],
    [
      contract.noteMedication,
      { ...place, name: "X", since: "2026-02-01", until: "2026-01-01" },
      "/until before-since",
    ],
  ] as const;
  for (const [endpoint, input, expected] of refused) {
    assert.deepEqual(await codesOf(nurse.ask(endpoint as never, input as never)), [422, expected]);
  }
  const { total } = await nurse.do(listEntries, { id: person });
  assert.equal(total, 0);
});

test("by broken glass a doctor sees allergies and medication, not what is measured or given, nor what is due", async () => {
  const person = await cared("practice");
  const allergy = await noteLatex(nurse, person);
  const place = { id: person, ...inPractice };
  const medicine = await nurse.do(contract.noteMedication, { ...place, name: "Insulin" });
  await nurse.do(contract.noteVaccination, { ...place, vaccine: "mmr", source: "told" });
  await nurse.do(contract.takeMeasurement, { ...place, kind: "weight", value: 71 });
  const other = await house.join("care", { service: "mind", profession: "psychiatrist" });
  const nothing = {
    ...{ allergies: [], medications: [], vaccinations: [] },
    ...{ due: null, pregnantWeeks: null, latest: [] },
  };
  assert.deepEqual(await healthOf(other, person), nothing);
  const opening = await breakGlass(other, person);
  const seen = await healthOf(other, person);
  assert.deepEqual(
    seen.allergies.map(({ substance, entry }) => [substance, entry.ground]),
    [["Latex", "break-glass"]],
  );
  assert.deepEqual(
    seen.medications.map(({ name }) => name),
    ["Insulin"],
  );
  assert.deepEqual([seen.vaccinations, seen.due, seen.latest], [[], null, []]);
  const { entries } = await other.do(listEntries, { id: person });
  assert.deepEqual(
    entries.map(({ id }) => id).sort(),
    [allergy.entry.id, medicine.entry.id].sort(),
  );
  assert.deepEqual(
    (await other.do(contract.listMeasurements, { id: person, kind: "weight" })).points,
    [],
  );
  const look = (await looksOf(other, "entries-opened")).find(({ detail }) => detail["breakGlass"]);
  assert.equal(look?.detail["breakGlass"], opening);
  const readOnly = other.ask(contract.changeMedication, { id: medicine.entry.id, dose: "2" });
  assert.deepEqual(await codesOf(readOnly), [403, "read-only"]);
});

test("another service sees nothing and cannot write; what was passed on is read, not what else there is", async () => {
  const person = await cared("practice");
  const allergy = await noteLatex(nurse, person);
  await nurse.do(contract.noteMedication, { id: person, ...inPractice, name: "Insulin" });
  await care(person, "social");
  assert.deepEqual((await healthOf(social, person)).allergies, []);
  const writing = social.ask(contract.noteAllergy, { id: person, ...inPractice, ...latex });
  assert.deepEqual(await codesOf(writing), [404, "not-found"]);
  await house.passOn(person, {
    from: "practice",
    compartment: "health",
    entryId: allergy.entry.id,
    to: { service: "social" },
  });
  const seen = await healthOf(social, person);
  assert.deepEqual(
    seen.allergies.map(({ entry }) => entry.ground),
    ["share"],
  );
  assert.deepEqual(seen.medications, []);
  assert.deepEqual((await healthOf(psychologist, person)).allergies, []);
});
