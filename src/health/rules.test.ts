import assert from "node:assert/strict";
import { test } from "node:test";
import type { Allergy, MeasurementKind } from "./contract.ts";
import * as rules from "./rules.ts";

const pressure: MeasurementKind = {
  key: "blood-pressure",
  name: "",
  unit: "mm[Hg]",
  values: 2,
  decimals: 0,
  possible: { from: 20, to: 350 },
  usual: { from: 90, to: 160 },
  secondUsual: { from: 50, to: 100 },
};
const weight: MeasurementKind = {
  ...pressure,
  ...{ key: "weight", unit: "kg", values: 1, decimals: 1, secondUsual: null },
  ...{ possible: { from: 0.3, to: 400 }, usual: { from: 2, to: 150 } },
};
const said = (errors: readonly { path: string; code: string }[]) =>
  errors.map(({ path, code }) => `${path} ${code}`);

test("what cannot be measured is said at its field; what is unusual is only asked", () => {
  const cases = [
    [pressure, 120, 80, [], []],
    [pressure, 182, 104, [], ["/value", "/secondValue"]],
    [pressure, 1200, 80, ["/value impossible"], ["/value"]],
    [pressure, 80, 120, ["/secondValue impossible"], ["/value", "/secondValue"]],
    [pressure, 120, undefined, ["/secondValue required"], []],
    [pressure, 120.5, 80, ["/value decimals"], []],
    [weight, 71.4, undefined, [], []],
    [weight, 71.45, undefined, ["/value decimals"], []],
    [weight, 180, undefined, [], ["/value"]],
    [weight, 71, 4, ["/secondValue surplus"], []],
    [weight, 0, undefined, ["/value impossible"], ["/value"]],
  ] as const;
  for (const [kind, value, secondValue, errors, unusual] of cases) {
    const what = `${kind.key} ${value}/${secondValue}`;
    assert.deepEqual(said(rules.checkMeasured(kind, { value, secondValue })), errors, what);
    if (secondValue !== 4) {
      assert.deepEqual(rules.unusualIn(kind, { value, secondValue }), unusual, what);
    }
  }
});

test("a value is read as it is spoken", () => {
  const read = [
    ["128/82", { value: 128, secondValue: 82 }],
    [" 128 82 ", { value: 128, secondValue: 82 }],
    ["128-82", { value: 128, secondValue: 82 }],
    ["37,8", { value: 37.8 }],
    ["71.50", { value: 71.5 }],
    ["0", { value: 0 }],
    ["-4", undefined],
    ["12/8/7", undefined],
    ["high", undefined],
    ["", undefined],
    ["1e5", undefined],
    [",5", undefined],
  ] as const;
  for (const [typed, expected] of read)
    assert.deepEqual(rules.readTypedValue(typed), expected, typed);
});

test("a kind of one's own: a name, ranges the right way round, the usual within the possible", () => {
  const kind = { name: "Waist", possible: { from: 20, to: 300 }, usual: { from: 50, to: 130 } };
  assert.deepEqual(rules.checkKind(kind), []);
  assert.deepEqual(said(rules.checkKind({ ...kind, name: " \u200b" })), ["/name required"]);
  assert.deepEqual(said(rules.checkKind({ ...kind, usual: { from: 10, to: 130 } })), [
    "/usual outside-possible",
  ]);
  assert.deepEqual(said(rules.checkKind({ ...kind, possible: { from: 9, to: 9 } })), [
    "/possible upside-down",
    "/usual outside-possible",
  ]);
});

test("an allergy has a substance; none known has none", () => {
  const place = { serviceId: "s", compartment: "health" } as Parameters<
    typeof rules.checkAllergy
  >[0];
  const codes = (more: object) => said(rules.checkAllergy({ ...place, ...more }, "2026-11-28"));
  assert.deepEqual(codes({ kind: "allergy", substance: "Latex", since: "2019" }), []);
  assert.deepEqual(codes({ kind: "allergy", substance: "  " }), ["/substance required"]);
  assert.deepEqual(codes({ kind: "none-known" }), []);
  assert.deepEqual(codes({ kind: "none-known", substance: "Latex" }), ["/substance surplus"]);
  assert.deepEqual(codes({ kind: "allergy", substance: "Latex", since: "2027" }), [
    "/since future",
  ]);
  assert.deepEqual(codes({ kind: "allergy", substance: "Latex", since: "one day" }), [
    "/since not-a-date",
  ]);
});

test("not asked, none known, some: whatever holds, and an allergy beats a none", () => {
  const one = (kind: Allergy["kind"], entry: object = {}) =>
    ({ kind, entry: { ended: null, isMistake: false, ...entry } }) as Allergy;
  assert.equal(rules.allergiesKnown([]), "not-asked");
  assert.equal(rules.allergiesKnown([one("none-known")]), "none");
  assert.equal(rules.allergiesKnown([one("none-known"), one("intolerance")]), "some");
  assert.equal(rules.allergiesKnown([one("allergy", { isMistake: true })]), "not-asked");
  assert.equal(
    rules.allergiesKnown([one("none-known"), one("allergy", { ended: { because: "refuted" } })]),
    "none",
  );
});

test("a pregnancy goes on by the week, and ends", () => {
  const at = "2026-11-28T10:00:00Z";
  assert.equal(rules.weeksNow(12, "2026-11-28T09:00:00Z", at), 12);
  assert.equal(rules.weeksNow(12, "2026-11-07T09:00:00Z", at), 15);
  assert.equal(rules.weeksNow(12, "2026-11-07T11:00:00Z", at), 14);
  assert.equal(rules.weeksNow(30, "2026-03-01T11:00:00Z", at), null);
  assert.equal(rules.bodyMassIndex(70, 175), 22.9);
});
