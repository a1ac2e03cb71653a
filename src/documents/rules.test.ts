import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mediaTypes } from "./contract.ts";
import { fillLetter, mayBeCalled, refusalOf, safeFileName, titleOf } from "./rules.ts";

const named: [string, (typeof mediaTypes)[number], string][] = [
  ["bail.pdf", "application/pdf", "bail.pdf"],
  ["bail.PDF", "application/pdf", "bail.pdf"],
  ["Lettre du 12.03.2026", "application/pdf", "Lettre du 12.03.2026.pdf"],
  ["../../etc/passwd", "text/plain", "passwd.txt"],
  ["C:\\temp\\a.jpg", "image/jpeg", "a.jpg"],
  ["photo.jpg", "image/png", "photo.png"],
  ["a\u202egpj.jpg", "image/jpeg", "agpj.jpg"],
  [".htaccess", "text/plain", "htaccess.txt"],
  ["con", "text/plain", "document con.txt"],
  ["", "image/webp", "document.webp"],
  ["\ud800", "image/webp", "document.webp"],
  ["صورة.jpeg", "image/jpeg", "صورة.jpeg"],
];
for (const [claimed, type, safe] of named) {
  test(`${JSON.stringify(claimed)} is saved as ${safe}`, () => {
    assert.equal(safeFileName(claimed, type), safe);
  });
}

test("whatever a file is called, its name is safe, and safe once more", () => {
  const name = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(name, fc.constantFrom(...mediaTypes), (claimed, type) => {
      const safe = safeFileName(claimed, type);
      assert.doesNotMatch(safe, /[\\/<>:"|?*\p{Cc}\p{Cf}]|^[.\s-]/u);
      assert.match(safe, /^.{1,100}\.(jpe?g|png|webp|pdf|txt|docx|odt)$/u);
      assert.ok(safe.isWellFormed());
      assert.equal(safeFileName(safe, type), safe);
    }),
    { numRuns: 2000 },
  );
});

test("a name that says another kind is refused; one that says nothing is not", () => {
  for (const name of ["a.jpg", "a.png", "a", "a.heic", "M. Dupont", "12.03.2026"]) {
    assert.ok(mayBeCalled(name, "image"), name);
  }
  for (const name of ["a.pdf", "a.exe", "a.jpg.exe", "a.svg", "a.ex\u200be", "a.txt", "a.zip"]) {
    assert.ok(!mayBeCalled(name, "image"), name);
  }
});

test("a title is proposed from the name", () => {
  for (const [name, title] of [
    ["IMG_2031 - bail (2).jpg", "IMG 2031 - bail"],
    ["Lettre M. Dupont", "Lettre M. Dupont"],
    ["facture.eau.pdf", "facture.eau"],
  ] as const) {
    assert.equal(titleOf(name), title);
  }
});

test("a line goes with what it needs", () => {
  const text = "Dear,\n\nName: {{person}}\nBorn: {{birth}}\n\n{{reason}}\n\nYours";
  assert.equal(fillLetter(text, { person: "Luc", birth: " " }), "Dear,\n\nName: Luc\n\nYours");
  assert.equal(
    fillLetter(text, { person: "Luc", birth: "1970", reason: "Pain.\nSince Monday." }),
    "Dear,\n\nName: Luc\nBorn: 1970\n\nPain.\nSince Monday.\n\nYours",
  );
});

test("what is left out is nowhere in the letter, and no gap stays open", () => {
  const names = ["a", "b", "c"] as const;
  const line = fc.array(
    fc.oneof(fc.constantFrom(...names.map((n) => `{{${n}}}`)), fc.constant("word ")),
    { maxLength: 4 },
  );
  const text = fc.array(
    line.map((parts) => parts.join("")),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(text, fc.subarray([...names]), (lines, left) => {
      const fields = Object.fromEntries(names.map((n) => [n, left.includes(n) ? "" : `<${n}>`]));
      const letter = fillLetter(lines.join("\n"), fields);
      for (const n of left) assert.ok(!letter.includes(`<${n}>`));
      assert.doesNotMatch(letter, /\{\{|\n\n\n/);
    }),
  );
});

test("what somebody types is never taken for a name to fill", () => {
  assert.equal(
    fillLetter("{{reason}}", { reason: "$& {{person}} $1", person: "Luc" }),
    "$& {{person}} $1",
  );
});

test("what is empty or will never be kept is told when it is chosen", () => {
  const refusals = [
    { name: "bail.pdf", size: 0 },
    { name: "logo.SVG", size: 90 },
    { name: "bail.pdf", size: 90 },
    { name: "sans point", size: 90 },
  ].map(refusalOf);
  assert.deepEqual(refusals, ["empty", "type-not-allowed", null, null]);
});
