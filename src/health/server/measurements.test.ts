import assert from "node:assert/strict";
import { test } from "node:test";
import { foundVaults } from "../../../test/vaults.ts";
import type { PersonId } from "../../people/contract.ts";
import { amendEntry } from "../../record/contract.ts";
import * as contract from "../contract.ts";

const house = await foundVaults();
const { nurse, doctor, social, cared, serviceId, root, looksOf } = house;
const inPractice = { serviceId: serviceId("practice"), compartment: "health" } as const;
const latestOf = async (id: PersonId) =>
  (await nurse.do(contract.listHealth, { id })).latest.map(
    ({ kind, measurement, before }) =>
      `${kind.key} ${measurement.value}${measurement.secondValue === null ? "" : `/${measurement.secondValue}`} after ${before.length}`,
  );

test("a measurement is kept; the latest of each kind comes with what was before", async () => {
  const id = await cared("practice");
  const place = { id, ...inPractice };
  const days = ["2026-10-01", "2026-11-01", "2026-09-01"];
  for (const [place_, day] of days.entries()) {
    await nurse.do(contract.takeMeasurement, {
      ...place,
      ...{ kind: "weight", value: 70 + place_ / 2, takenAt: `${day}T09:00:00Z` },
    });
  }
  const blood = { ...place, kind: "blood-pressure", value: 128, secondValue: 82 };
  const taken = await doctor.do(contract.takeMeasurement, { ...blood, remark: "Left arm" });
  assert.deepEqual([taken.value, taken.secondValue, taken.remark], [128, 82, "Left arm"]);
  assert.equal(taken.entry.vital, null);
  assert.deepEqual(await latestOf(id), ["blood-pressure 128/82 after 0", "weight 70.5 after 2"]);
  const [look] = (await looksOf(nurse, "entries-opened")).slice(-1);
  assert.deepEqual(
    [look?.detail["list"], look?.detail["count"], look?.detail["grounds"]],
    ["health", 4, { own: 4 }],
  );
  const { points, hasMore } = await nurse.do(contract.listMeasurements, {
    ...{ id, kind: "weight", since: "2026-09-15", limit: 1 },
  });
  assert.deepEqual([points.map(({ value }) => value), hasMore], [[70.5], true]);
});

test("what cannot be is refused at its field, what is unusual is asked once", async () => {
  const id = await cared("practice");
  const blood = { id, ...inPractice, kind: "blood-pressure" };
  const errorsOf = async (more: object) => {
    const answer = await nurse.ask(contract.takeMeasurement, { ...blood, value: 120, ...more });
    assert.equal(answer.status, 422);
    return answer.errors?.map(({ path, code }) => `${path} ${code}`);
  };
  assert.deepEqual(await errorsOf({ value: 1200, secondValue: 80 }), ["/value impossible"]);
  assert.deepEqual(await errorsOf({}), ["/secondValue required"]);
  assert.deepEqual(await errorsOf({ secondValue: 130 }), ["/secondValue impossible"]);
  assert.deepEqual(await errorsOf({ kind: "spirits" }), ["/kind unknown"]);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  assert.deepEqual(await errorsOf({ secondValue: 80, takenAt: tomorrow }), ["/takenAt future"]);
  const high = { ...blood, value: 190, secondValue: 110 };
  const asked = await nurse.ask(contract.takeMeasurement, high);
  assert.deepEqual(
    [asked.status, asked.code, asked.extra],
    [409, "unusual", { paths: ["/value", "/secondValue"] }],
  );
  assert.deepEqual(await latestOf(id), []);
  await nurse.do(contract.takeMeasurement, { ...high, sure: true });
  assert.deepEqual(await latestOf(id), ["blood-pressure 190/110 after 0"]);
});

test("the database refuses what cannot be, whoever asks it", async () => {
  const id = await cared("practice");
  const insert = (value: number, second: number | null) =>
    root.query(
      `with head as (insert into kring.entries (person_id, service_id, compartment, kind, author_id)
         values ($1, $2, 'health', 'measurement', $3) returning id)
       insert into kring.measurements (entry_id, kind, value, second_value, taken_at)
         select id, 'blood-pressure', $4, $5, now() from head`,
      [id, serviceId("practice"), nurse.id, value, second],
    );
  await assert.rejects(insert(1200, 80), /not possible/);
  await assert.rejects(insert(80, 120), /not possible/);
  await assert.rejects(insert(120, null), /too many or too few/);
});

test("a mistake is on no curve", async () => {
  const id = await cared("practice");
  const weigh = (value: number) =>
    nurse.do(contract.takeMeasurement, { id, ...inPractice, kind: "weight", value });
  await weigh(70);
  const wrong = await weigh(17);
  await nurse.do(amendEntry, { id: wrong.entry.id, kind: "mistake", text: "71." });
  assert.deepEqual(await latestOf(id), ["weight 70 after 0"]);
  const { points } = await nurse.do(contract.listMeasurements, { id, kind: "weight" });
  assert.deepEqual(
    points.map(({ value }) => value),
    [70],
  );
});

test("a pregnancy counts its weeks, and asks for its vaccines", async () => {
  const id = await cared("practice");
  const takenAt = new Date(Date.now() - 15 * 86_400_000).toISOString();
  await nurse.do(contract.takeMeasurement, {
    ...{ id, ...inPractice, kind: "pregnancy", value: 24, takenAt },
  });
  const { pregnantWeeks, due } = await nurse.do(contract.listHealth, { id });
  assert.equal(pregnantWeeks, 26);
  assert.ok(due?.some(({ key, state }) => key === "dtpa-pregnancy" && state === "due"));
});

test("a service adds what it measures, in a unit that exists, for itself", async () => {
  const waist = {
    ...{ serviceId: serviceId("practice"), name: " Waist ", unit: "cm", decimals: 1 },
    ...{ possible: { from: 20, to: 300 }, usual: { from: 50, to: 130 } },
  };
  const wrong = await nurse.ask(contract.addMeasurementKind, { ...waist, unit: "mmHg" });
  assert.deepEqual(wrong.errors, [{ path: "/unit", code: "unit-unknown", detail: "mm[Hg]" }]);
  for (const unit of ["k g", "centimetre!", "foo"]) {
    const { status } = await nurse.ask(contract.addMeasurementKind, { ...waist, unit });
    assert.equal(status, 422, unit);
  }
  const kind = await nurse.do(contract.addMeasurementKind, waist);
  assert.deepEqual([kind.name, kind.values], ["Waist", 1]);
  const again = await doctor.ask(contract.addMeasurementKind, { ...waist, name: "waist" });
  assert.deepEqual([again.status, again.code], [409, "kind-exists"]);
  const notMine = await social.ask(contract.addMeasurementKind, waist);
  assert.deepEqual([notMine.status, notMine.code], [404, "not-found"]);
  const keys = async (who: typeof nurse) =>
    (await who.do(contract.listMeasurementKinds, {})).kinds.map(({ key }) => key);
  assert.ok((await keys(doctor)).includes(kind.key));
  assert.ok(!(await keys(social)).includes(kind.key));
  const id = await cared("practice", "social");
  const taken = await doctor.do(contract.takeMeasurement, {
    ...{ id, ...inPractice, kind: kind.key, value: 90.5 },
  });
  assert.deepEqual(
    taken.entry.facts.slice(0, 2).map(({ value }) => value),
    ["Waist", "90.5 cm"],
  );
  const there = { serviceId: serviceId("social"), compartment: "social" } as const;
  const bySocial = await social.ask(contract.takeMeasurement, {
    ...{ id, ...there, kind: kind.key, value: 90 },
  });
  assert.deepEqual(bySocial.errors, [{ path: "/kind", code: "unknown" }]);
});
