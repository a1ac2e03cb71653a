import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const languages = ["fr", "nl", "en"];
const web = new URL("./web/", import.meta.url);

function keysOf(texts: object, prefix = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

const keys = Object.fromEntries(
  languages.map((language) => [
    language,
    keysOf(
      JSON.parse(
        readFileSync(new URL(`./locales/${language}.json`, import.meta.url), "utf8"),
      ) as object,
    ),
  ]),
);
const withoutPlural = (key: string) => key.replace(/_(zero|one|many|other)$/, "");

test("each text the screens ask for is there, and each that is there is asked for", () => {
  const code = readdirSync(web)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(file, web), "utf8"))
    .join("\n");
  const known = [...new Set(keys["en"]?.map(withoutPlural))];
  const asked = [...code.matchAll(/\bt\(\s*"([\w.-]+)"/g)].map(([, key]) => key as string);
  assert.ok(asked.length > 40);
  for (const key of asked) assert.ok(known.includes(key), key);
  // Families of keys are put together at run time; their names are those of the contract.
  const families = /^(act|did|state|cannot|problem|nav)\./;
  for (const key of known.filter((one) => !families.test(one))) {
    assert.ok(code.includes(`"${key}"`), `${key} is never asked for`);
  }
});

test("each state and each move has its words", async () => {
  const { moves, states } = await import("./contract.ts");
  for (const state of states) assert.ok(keys["fr"]?.includes(`state.${state}`), state);
  for (const state of states) assert.ok(keys["fr"]?.includes(`cannot.${state}`), state);
  for (const move of moves) assert.ok(keys["fr"]?.includes(`act.${move}`), move);
  for (const move of moves) assert.ok(keys["fr"]?.includes(`did.${move}`), move);
});
