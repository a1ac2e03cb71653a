import assert from "node:assert/strict";
import { test } from "node:test";
import type { IdentityInput } from "./contract.ts";
import { canBeCalled, checkIdentity, inverseRelation } from "./rules.ts";

const today = "2026-11-21";

test("an identity is brought into its proper form", () => {
  const cases: [IdentityInput, IdentityInput][] = [
    [{}, {}],
    [
      { given: " Amina ", family: "\tEl Amrani" },
      { given: "Amina", family: "El Amrani" },
    ],
    [{ birth: "2/4/1990" }, { birth: "1990-04-02" }],
    [{ birth: "  " }, { birth: null }],
    [{ birth: null }, { birth: null }],
    [{ birth: "2026-11-21" }, { birth: "2026-11-21" }],
    [{ languages: ["FR", "fr", "ary", "nl-be"] }, { languages: ["fr", "ary", "nl-BE"] }],
    [{ interpreter: "RIF" }, { interpreter: "rif" }],
    [{ interpreter: null }, { interpreter: null }],
    [
      {
        otherNames: [
          { kind: "nickname", given: " Mo ", family: "" },
          { kind: "former", given: "", family: " " },
        ],
      },
      { otherNames: [{ kind: "nickname", given: "Mo", family: "" }] },
    ],
  ];
  for (const [written, identity] of cases) {
    assert.deepEqual(checkIdentity(written, today), { identity, errors: [] });
  }
});

test("what cannot be is said at its field", () => {
  const cases: [IdentityInput, string, string][] = [
    [{ birth: "1990-02-30" }, "/birth", "birth-impossible"],
    [{ birth: "1990-13" }, "/birth", "birth-impossible"],
    [{ birth: "1490" }, "/birth", "birth-impossible"],
    [{ birth: "spring" }, "/birth", "birth-impossible"],
    [{ birth: "2026-11-22" }, "/birth", "birth-in-future"],
    [{ birth: "2027" }, "/birth", "birth-in-future"],
    [{ languages: ["fr", "x"] }, "/languages/1", "language-unknown"],
    [{ reads: ["-"] }, "/reads/0", "language-unknown"],
    [{ interpreter: "?" }, "/interpreter", "language-unknown"],
  ];
  for (const [written, path, code] of cases) {
    assert.deepEqual(checkIdentity(written, today).errors, [{ path, code }]);
  }
});

test("one name of any kind is enough to call somebody", () => {
  const cases: [Parameters<typeof canBeCalled>[0], boolean][] = [
    [{}, false],
    [{ given: " ", family: "" }, false],
    [{ given: "Amina" }, true],
    [{ family: "Diallo" }, true],
    [{ otherNames: [{ kind: "nickname", given: "Mo", family: "" }] }, true],
    [{ given: "", otherNames: [] }, false],
  ];
  for (const [names, enough] of cases) assert.equal(canBeCalled(names), enough);
});

test("every relation, seen from the other side and back, is itself", () => {
  const kinds = ["parent", "child", "trusted", "trusted-by", "household", "friend"] as const;
  for (const kind of kinds) assert.equal(inverseRelation(inverseRelation(kind)), kind);
  assert.equal(inverseRelation("parent"), "child");
  assert.equal(inverseRelation("household"), "household");
});
