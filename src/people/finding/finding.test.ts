import assert from "node:assert/strict";
import { test } from "node:test";
import { isEnough, queryElements } from "./query-elements.ts";
import { rankMatches, type SearchCandidate } from "./rank-matches.ts";
import { searchAttempts } from "./search-attempts.ts";
import { storedKeys } from "./stored-keys.ts";

const amina = {
  id: "a",
  given: "Amina",
  family: "El Amrani",
  otherNames: ["أمينة العمراني"],
  birth: "1990-04-02",
  phones: ["+32 470 12 34 56"],
  number: "KR-004217",
};
const mina: SearchCandidate = { id: "b", given: "Mina", family: "Amraoui", birth: "1971-11-23" };
const luc: SearchCandidate = { id: "c", given: "Luc", family: "Peeters", birth: "1990" };
const everybody: SearchCandidate[] = [luc, mina, amina];

function keysOf(person: SearchCandidate): Set<string> {
  const { given, family, otherNames = [], birth = "", phones = [], number = "" } = person;
  return new Set(storedKeys({ names: [given, family, ...otherNames], birth, phones, number }));
}

function find(text: string): SearchCandidate | undefined {
  const elements = queryElements(text, { today: "2026-05-01" });
  const [near] = searchAttempts(elements);
  const found = everybody.filter((person) => {
    const keys = keysOf(person);
    return near?.lookUps.some((lists) => lists.every((list) => list.some((key) => keys.has(key))));
  });
  return rankMatches(elements, found)[0]?.candidate;
}

test("a person is found by whatever was typed", () => {
  const typed = [
    "amina el amrani",
    "AMRANI Amina",
    "elamrani amina",
    "amnia amrrani",
    "أمينة العمراني",
    "amina 1990",
    "amrani 2/4/1990",
    "amrani 04-02-1990",
    "KR-004217",
    "0470/12.34.56",
    "+32 470 12 34 56",
  ];
  for (const text of typed) assert.equal(find(text)?.id, "a", text);
  assert.equal(find("peeters luc")?.id, "c");
  assert.equal(find("pietro rossi"), undefined);
});

test("what was typed falls into elements", () => {
  const kinds = (text: string) =>
    queryElements(text, { today: "2026-05-01" }).map(({ kind, text: own }) => `${kind} ${own}`);
  assert.deepEqual(kinds("el amrani 2/4/1990"), ["name amrani", "birth 1990-04-02"]);
  assert.deepEqual(kinds("ali 1990"), ["name ali", "year 1990"]);
  assert.deepEqual(kinds("KR-004217"), ["number 004217"]);
  assert.deepEqual(kinds("0470 12 34 56"), ["phone 0470123456"]);
  assert.deepEqual(kinds("19900402 jean"), ["name jean", "birth 1990-04-02"]);
  assert.deepEqual(kinds("   "), []);
});

test("one common name alone is not enough, two elements or a number are", () => {
  const enough = (text: string) => isEnough(queryElements(text, { today: "2026-05-01" }));
  for (const text of ["mohamed", "1990", "", "2/4/1990"]) assert.equal(enough(text), false, text);
  for (const text of ["mohamed amrani", "mohamed 1990", "KR-17", "0470123456"])
    assert.equal(enough(text), true, text);
});

test("the last word may be unfinished", () => {
  const [, last] = queryElements("amina amr", { lastWord: "unfinished" });
  assert.ok(last?.keys.some((key) => keysOf(amina).has(key)));
  const ranked = rankMatches(queryElements("amina amr", { lastWord: "unfinished" }), everybody);
  assert.equal(ranked[0]?.candidate, amina);
});

test("ranking says what matched and keeps one order", () => {
  const elements = queryElements("amrani amina 1990", { today: "2026-05-01" });
  const [best] = rankMatches(elements, everybody);
  assert.equal(best?.candidate, amina);
  assert.deepEqual([...(best?.matched ?? [])].sort(), ["birth", "family", "given"]);
  const again = rankMatches(elements, [...everybody].reverse());
  assert.deepEqual(again, rankMatches(elements, everybody));
  const [byScript] = rankMatches(queryElements("أمينة العمراني"), [amina]);
  assert.ok(byScript?.matched.includes("otherSpelling"));
});

test("when all else fails one rare word is enough, and a common one is not taken", () => {
  const attempts = searchAttempts(queryElements("amina amrani"));
  assert.deepEqual(
    attempts.map(({ lookUps }) => lookUps.length),
    [1, 1, 2],
  );
  assert.equal(attempts.at(-1)?.whenTooMany, "take-none");
});

test("what looks like a particle may be a misspelt name", () => {
  const kinds = (text: string) => queryElements(text).map(({ text: word }) => word);
  assert.deepEqual(kinds("van Góemz"), ["van", "goemz"]);
  assert.deepEqual(kinds("Mhamed Von"), ["mhamed", "von"]);
  assert.deepEqual(kinds("el Amrani"), ["amrani"]);
  assert.deepEqual(kinds("Luc van Damme"), ["luc", "damme"]);
  const ivan = { id: "i", given: "Ivan", family: "Gómez" };
  assert.equal(rankMatches(queryElements("van Góemz"), [luc, ivan])[0]?.candidate, ivan);
});
