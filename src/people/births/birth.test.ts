import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { birthParts, readBirth, readWrittenBirth, writeBirth } from "./birth.ts";
import { type BirthAgreement, compareBirths } from "./compare-births.ts";

const today = "2026-05-01";

test("typed birth dates are kept as precise as they are known", () => {
  for (const birth of ["1990-04-02", "1990-04", "1990", "1990~", ""])
    assert.deepEqual(readBirth(birth, today), { birth });
});

test("birth dates that cannot be are refused", () => {
  const refused = {
    "1990-02-30": "impossible-date",
    "1900-02-29": "impossible-date",
    "1990-13": "impossible-date",
    "1990-00-10": "impossible-date",
    "2026-05-02": "in-the-future",
    "2027": "in-the-future",
    "1874-12-31": "too-long-ago",
    "last week": "not-a-date",
    "1990-4-2": "not-a-date",
  };
  for (const [text, refusal] of Object.entries(refused))
    assert.deepEqual(readBirth(text, today), { refusal }, text);
  assert.deepEqual(readBirth("2000-02-29", today), { birth: "2000-02-29" });
  assert.deepEqual(readBirth("2026-05-01", today), { birth: "2026-05-01" });
});

test("files write dates in many ways", () => {
  const written = {
    "19900402": "1990-04-02",
    "02/04/1990": "1990-04-02",
    "2.4.1990": "1990-04-02",
    "1990-04-02 00:00:00": "1990-04-02",
    "1990-04-02T10:15:00.000Z": "1990-04-02",
    "١٩٩٠/٤/٢": "1990-04-02",
    "04/1990": "1990-04",
    "1990": "1990",
    "ca. 1990": "1990~",
    "1990?": "1990~",
  };
  for (const [text, birth] of Object.entries(written))
    assert.deepEqual(readWrittenBirth(text, today), { birth }, text);
  assert.deepEqual(readWrittenBirth("04/02/1990", today, ["MM/DD/YYYY"]), { birth: "1990-04-02" });
  assert.deepEqual(readWrittenBirth("31/31/1990", today), { refusal: "impossible-date" });
});

test("every real day survives writing and reading", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1875-01-01"), max: new Date("2026-04-30"), noInvalidDate: true }),
      (date) => {
        const birth = date.toISOString().slice(0, 10);
        assert.deepEqual(readBirth(birth, today), { birth });
        assert.deepEqual(readWrittenBirth(birth.split("-").reverse().join("/"), today), { birth });
        const parts = birthParts(birth);
        assert.equal(parts && writeBirth(parts), birth);
      },
    ),
  );
});

test("how two birth dates agree", () => {
  const cases: [string, string, BirthAgreement][] = [
    ["1990-04-02", "1990-04-02", "exact"],
    ["1990-04-02", "1990-02-04", "swapped"],
    ["1990-04-02", "1991-04-02", "one-digit"],
    ["1990-04-02", "9190-04-02", "one-digit"],
    ["1990-01-01", "1990-07-23", "new-year"],
    ["1990-04", "1990-04-02", "month"],
    ["1990", "1990-04-02", "only-year"],
    ["1990-11-02", "1990-04-20", "year"],
    ["1990~", "1992-04-02", "near-year"],
    ["1990~", "1994-04-02", "conflict"],
    ["1990-04-02", "1971-11-23", "conflict"],
    ["", "1990-04-02", "unknown"],
    ["19081331", "19081231", "one-digit"],
  ];
  for (const [a, b, agreement] of cases) {
    assert.equal(compareBirths(a, b), agreement, `${a} and ${b}`);
    assert.equal(compareBirths(b, a), agreement, `${b} and ${a}`);
  }
});
