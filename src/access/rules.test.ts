import assert from "node:assert/strict";
import { test } from "node:test";
import { professions, roles } from "./contract.ts";
import { changesBetween, csvLine, mayOpenCompartments, placeOf } from "./rules.ts";
import type { Opening } from "./service-contract.ts";

test("a cell of a spreadsheet is text, never a formula", () => {
  for (const [cells, line] of [
    [["Ilse", ""], '"Ilse",""'],
    [['the "Gué"', "a, b"], '"the ""Gué""","a, b"'],
    [["=1+1", "+32", "-1", "@x", "\t="], `"'=1+1","'+32","'-1","'@x","'\t="`],
  ] as const) {
    assert.equal(csvLine(cells), line);
  }
});

test("what must be opened and closed to come from one grid to another", () => {
  const [a, b, c]: Opening[] = (["nurse", "jurist", "midwife"] as const).map((profession) => ({
    profession,
    compartment: "health",
  }));
  assert.ok(a && b && c);
  assert.deepEqual(changesBetween([a, b], [b, c]), { open: [c], close: [a] });
  assert.deepEqual(changesBetween([a, b], [{ ...b }, { ...a }]), { open: [], close: [] });
});

test("who manages, supervises or rents opens no compartment", () => {
  assert.deepEqual(
    professions.filter((profession) => !mayOpenCompartments(profession)),
    ["data-protection-officer", "administrator", "partner"],
  );
});

test("a role that opens files is held in a service, one that serves all in none", () => {
  assert.deepEqual(
    roles.map((role) => [role, placeOf(role)]),
    [
      ["welcome", "either"],
      ["care", "service"],
      ["head", "service"],
      ["community", "service"],
      ["coordinator", "house"],
      ["dpo", "house"],
      ["admin", "house"],
      ["analyst", "house"],
      ["partner", "house"],
    ],
  );
});
