import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { foundVaults } from "../../../test/vaults.ts";
import * as contract from "../contract.ts";
import { readFile } from "../read-file.ts";
import { addShipped, readShipped } from "./shipped.ts";

/* Loading, versions, and that a file goes out as it came in. */

const house = await foundVaults();
const admin = await house.join("admin");
const { nurse } = house;

const fileOf = (more: object = {}) =>
  JSON.stringify({
    resourceType: "Questionnaire",
    url: "https://example.org/one",
    version: "1",
    title: "One",
    status: "active",
    item: [{ linkId: "q", type: "string", text: "How?" }],
    ...more,
  });

test("what comes with the house is added once, and again nothing is", async () => {
  const count = (await readShipped()).length;
  assert.ok(count >= 6);
  const url = "https://kring.example/fhir/Questionnaire/phq-9";
  const old = await admin.do(contract.loadQuestionnaire, { file: fileOf({ url, version: "0" }) });
  assert.equal(await addShipped(house.database), count);
  assert.equal(await addShipped(house.database), 0);
  const { questionnaires } = await nurse.do(contract.listQuestionnaires, {});
  assert.equal(questionnaires.length, count + 1);
  // The one whose place it takes is asked no more.
  assert.deepEqual(
    questionnaires.filter(({ retiredOn }) => retiredOn !== null).map(({ id }) => id),
    [old.id],
  );
  const six = questionnaires.find(({ url }) => url.endsWith("/six-axes"));
  assert.deepEqual(
    [six?.questions, six?.languages.length, six?.languages[0], six?.titles["ar"]],
    [6, 13, "en", "كيف حالي؟"],
  );
});

test("every file we have goes out letter by letter as it came in", async () => {
  const files = [
    ...(await readShipped()).map(({ file }) => file),
    ...globSync("test-data/*.json", { cwd: join(import.meta.dirname, "..") }).map((name) =>
      readFileSync(join(import.meta.dirname, "..", name), "utf8"),
    ),
  ];
  assert.ok(files.length >= 9);
  for (const [index, file] of files.entries()) {
    const other = file.replace(
      /"url": "https:\/\/(example\.org|kring\.example)\/fhir\/Q/,
      `"url": "urn:t${index}:Q`,
    );
    assert.notEqual(other, file);
    const { id } = await admin.do(contract.loadQuestionnaire, { file: other });
    const answer = await nurse.do(contract.getQuestionnaire, { id });
    assert.equal(answer.file, other);
  }
});

test("so does whatever else a file may hold: unknown fields, numbers as they were written, its spaces", async () => {
  const rest = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.jsonValue(), {
    maxKeys: 4,
  });
  let count = 0;
  await fc.assert(
    fc.asyncProperty(rest, fc.constantFrom(0, 1, "\t"), async (unknown, spaces) => {
      const url = `https://example.org/any/${count++}`;
      const form = JSON.parse(fileOf({ url, extension: [{ url: "https://x", own: unknown }] }));
      const file = JSON.stringify(form, null, spaces).replace(
        '"version"',
        '"n":1.500e+2,"version"',
      );
      if (file.includes("\0") || !file.isWellFormed()) return;
      const { id } = await admin.do(contract.loadQuestionnaire, { file });
      assert.equal((await nurse.do(contract.getQuestionnaire, { id })).file, file);
    }),
    { numRuns: 40 },
  );
});

test("a version is loaded once; the next one stands beside it; one that is retired is asked no more", async () => {
  const url = "https://example.org/versions";
  const first = await admin.do(contract.loadQuestionnaire, { file: fileOf({ url }) });
  const again = await admin.ask(contract.loadQuestionnaire, { file: fileOf({ url }) });
  assert.deepEqual([again.status, again.code], [409, "version-loaded"]);
  const second = await admin.do(contract.loadQuestionnaire, {
    file: fileOf({ url, version: "2" }),
  });
  assert.notEqual(first.id, second.id);
  const { retiredOn } = await admin.do(contract.retireQuestionnaire, { id: first.id });
  assert.ok(retiredOn);
  const person = await house.cared("practice");
  const place = {
    id: person,
    serviceId: house.serviceId("practice"),
    compartment: "health",
    language: "fr",
    answeredBy: "together",
  } as const;
  const refused = await nurse.ask(contract.beginSitting, { ...place, questionnaireId: first.id });
  assert.deepEqual([refused.status, refused.code], [409, "retired"]);
  await admin.do(contract.reinstateQuestionnaire, { id: first.id });
  await nurse.do(contract.beginSitting, { ...place, questionnaireId: first.id });
  const acts = await house.looksOf(admin, "questionnaire-retired");
  assert.deepEqual(acts[0]?.detail, { questionnaire: first.id, url, version: "1" });
});

test("a file that cannot be asked is refused at its place, by everybody but the administrator always", async () => {
  const file = fileOf({ item: [{ linkId: "q", type: "tick" }] });
  const answer = await admin.ask(contract.loadQuestionnaire, { file });
  assert.equal(answer.status, 422);
  assert.deepEqual(
    answer.errors?.map(({ path, code }) => [path, code]),
    [["/item/0/type", "unknown-type"]],
  );
  assert.deepEqual(readFile(file).errors, answer.errors);
  assert.equal((await nurse.ask(contract.loadQuestionnaire, { file: fileOf() })).status, 403);
});
