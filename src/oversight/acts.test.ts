import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { test } from "node:test";
import { deedOfAct, deeds, fileActs, houseDeedOfAct, houseDeeds, lookingActs } from "./acts.ts";
import fr from "./locales/fr.json" with { type: "json" };
import person from "./locales/person/fr.json" with { type: "json" };

/* CONF-32: whatever the house writes down about a person, the person can read in plain words. */

const sources = await Promise.all(
  (await Array.fromAsync(glob(["src/*/server/**/*.ts", "db/migrations/*.sql"])))
    .filter((path) => !path.endsWith(".test.ts"))
    .map(async (path) => ({ path, text: await readFile(path, "utf8") })),
);
const named = /["']((?:[a-z]+-)+[a-z]+|refused)["']/g;

/** Words in quotes that may be an act, in a piece of code. */
const wordsIn = (text: string) => [...text.matchAll(named)].map((match) => match[1] as string);

/** The acts a file journals: written at `act:`, or given to a function that has a parameter `act`. */
function actsIn(text: string): string[] {
  const plain = [...text.matchAll(/\bact:\s*"([a-z-]+)"/g)].map((match) => match[1] as string);
  const atName = [...text.matchAll(/\bact:\s*([^,;}]*)/g)].flatMap(([, rest]) =>
    wordsIn(rest ?? ""),
  );
  const takers = [...text.matchAll(/function (\w+)\([^{]*?\bact: [^{]*?\)/g)].map(
    ([, name]) => name,
  );
  const given = takers.flatMap((name) =>
    [...text.matchAll(new RegExp(`\\b${name}\\(([^;]*?)\\);`, "g"))].flatMap(([, list]) =>
      wordsIn(list ?? ""),
    ),
  );
  const chosen = [...text.matchAll(/\bconst act = [^;]*;/g)].flatMap(([code]) => wordsIn(code));
  const inSql = [...text.matchAll(/insert into kring\.journal[^;]{0,240}/g)].flatMap(([sql]) =>
    wordsIn(sql),
  );
  return [...plain, ...atName, ...given, ...chosen, ...inSql];
}

const found = new Map<string, string>();
for (const { path, text } of sources) for (const act of actsIn(text)) found.set(act, path);

test("the code is seen: acts of every module, those in SQL and those handed on", () => {
  assert.ok(found.size >= 60, `only ${found.size} acts seen`);
  for (const act of [
    "person-opened",
    "turn-moved",
    "service-reopened",
    "sign-in-failed",
    "alert-raised",
  ]) {
    assert.ok(found.has(act), act);
  }
});

test("every act has words towards the person, or is about nobody", () => {
  const wordless = [...found].filter(([act]) => !deedOfAct[act] && !houseDeedOfAct[act]);
  assert.deepEqual(wordless, []);
  const both = Object.keys(deedOfAct).filter((act) => houseDeedOfAct[act]);
  assert.deepEqual(both, []);
});

test("an act that carries a person is never told as one about nobody", () => {
  const hidden = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\.journal\(\{([^;]*?)\}\);/g)]
      .filter(([, entry]) => /\bpersonId\b|person_id/.test(entry ?? ""))
      .flatMap(([, entry]) => wordsIn(/\bact:\s*([^,}]*)/.exec(entry ?? "")?.[1] ?? ""))
      .filter((act) => houseDeedOfAct[act])
      .map((act) => `${path}: ${act}`),
  );
  assert.deepEqual(hidden, []);
});

test("every deed has words, for the staff and for the person", () => {
  for (const deed of deeds) {
    assert.ok(fr.deed[deed], deed);
    assert.ok(person[`deed.${deed}`], deed);
  }
  for (const deed of houseDeeds) assert.ok(fr.houseDeed[deed], deed);
});

test("what alerts count is made of acts that exist", () => {
  for (const act of [...lookingActs, ...fileActs]) assert.ok(found.has(act), act);
  assert.ok(lookingActs.includes("person-opened"));
});
