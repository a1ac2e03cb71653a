import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { test } from "node:test";

const staff = ["en", "fr", "nl"];
const person = ["ar", "bg", "en", "es", "fr", "nl", "pl", "pt", "ro", "ru", "sq", "tr", "uk"];

type Texts = { [key: string]: string | Texts };

function keysOf(texts: Texts, prefix = ""): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") keys.set(prefix + key, value);
    else for (const [inner, text] of keysOf(value, `${prefix}${key}.`)) keys.set(inner, text);
  }
  return keys;
}

/** Plural forms differ between languages: `waiting_one` and `waiting_few` are one key. */
const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");
const names = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)]
    .map((match) => match[1])
    .sort()
    .join();

const files = await Array.fromAsync(glob("src/*/locales/**/*.json"));
const folders = Map.groupBy(files, (file) => dirname(file));

for (const [folder, inFolder] of folders) {
  test(`${folder}: complete in every language, with the same names filled in`, async () => {
    const expected = /\/(person|consent)$/.test(folder) ? person : staff;
    assert.deepEqual(inFolder.map((file) => basename(file, ".json")).sort(), expected);
    const texts = new Map<string, Map<string, string>>();
    for (const file of inFolder) {
      texts.set(basename(file, ".json"), keysOf(JSON.parse(await readFile(file, "utf8"))));
    }
    const french = texts.get("fr") ?? new Map();
    assert.ok(french.size > 0);
    const filled = new Map([...french].map(([key, text]) => [plain(key), names(text)]));
    for (const [language, keys] of texts) {
      const missing = [...filled.keys()].filter(
        (key) => ![...keys.keys()].some((k) => plain(k) === key),
      );
      const surplus = [...keys.keys()].filter((key) => !filled.has(plain(key)));
      const empty = [...keys].filter(([, text]) => text.trim() === "").map(([key]) => key);
      assert.deepEqual(
        { language, missing, surplus, empty },
        { language, missing: [], surplus: [], empty: [] },
      );
      for (const [key, text] of keys) {
        if (/_(zero|one|two)$/.test(key)) continue;
        assert.equal(names(text), filled.get(plain(key)), `${language}: ${key}`);
      }
    }
  });
}

test("there are texts for the staff and for the person", () => {
  assert.ok(folders.size >= 4, `only ${folders.size} folders seen`);
  assert.ok([...folders.keys()].some((folder) => folder.endsWith("/person")));
});
