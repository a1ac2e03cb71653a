import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { TestUser } from "../../../../test/harness.ts";
import { foundVaults } from "../../../../test/vaults.ts";
import type { PersonId } from "../../../people/contract.ts";
import * as contract from "../../contract.ts";
import { blankContent } from "../../draft-rules.ts";

/* What is being written is its author's, is never written over unseen, and goes when it is signed. */

const house = await foundVaults();
const { root, nurse, doctor, social, cared, serviceId } = house;

const contentOf = (text: string) => ({ ...blankContent, text });
const save = (who: TestUser, personId: PersonId, text: string, revision = 0, id = randomUUID()) =>
  who
    .ask(contract.saveDraft, {
      ...{ id, personId, revision, kind: "note", serviceId: serviceId("practice") },
      content: contentOf(text),
    })
    .then((answer) => ({ ...answer, id }));
const textsOf = async (who: TestUser, id: PersonId) =>
  (await who.do(contract.listDraftsAbout, { id })).drafts.map(({ content }) => content.text);

test("kept at each saving, for its author only", async () => {
  const person = await cared("practice");
  const { id, body } = await save(nurse, person, "C");
  assert.equal(body.revision, 1);
  const second = await save(nurse, person, "Coughs", 1, id);
  assert.equal(second.body.revision, 2);
  assert.deepEqual(await textsOf(nurse, person), ["Coughs"]);
  assert.deepEqual(await textsOf(doctor, person), []);
  const { drafts } = await nurse.do(contract.listMyDrafts, {});
  assert.deepEqual(
    drafts.filter((one) => one.id === id).map(({ words, person: { id } }) => [words, id]),
    [["Coughs", person]],
  );
  const theirs = await save(doctor, person, "Mine now", 2, id);
  assert.deepEqual([theirs.status, theirs.code], [404, "not-found"]);
  const thrown = await doctor.ask(contract.throwDraft, { id, revision: 2 });
  assert.deepEqual(thrown.body, { done: true });
  assert.deepEqual(await textsOf(nurse, person), ["Coughs"]);
});

test("an older revision is refused with what stands there; nothing is written over", async () => {
  const person = await cared("practice");
  const { id } = await save(nurse, person, "One window");
  await save(nurse, person, "One window writes on", 1, id);
  const stale = await save(nurse, person, "The other too", 1, id);
  assert.deepEqual([stale.status, stale.code], [409, "stale"]);
  const { draft } = stale.extra as contract.DraftExtra;
  assert.deepEqual([draft.revision, draft.content.text], [2, "One window writes on"]);
  const thrown = await nurse.ask(contract.throwDraft, { id, revision: 1 });
  assert.equal(thrown.code, "stale");
  const signed = await nurse.ask(contract.writeNote, {
    id: person,
    serviceId: serviceId("practice"),
    compartment: "health",
    text: "The other too",
    draft: { id, revision: 1 },
  });
  assert.equal(signed.code, "stale");
  assert.deepEqual(await textsOf(nurse, person), ["One window writes on"]);
});

test("the same sent again is the same, for the first saving too", async () => {
  const person = await cared("practice");
  const { id } = await save(nurse, person, "A");
  for (const [text, revision] of [
    ["A", 0],
    ["AB", 1],
    ["AB", 1],
  ] as const) {
    const { status, body } = await save(nurse, person, text, revision, id);
    assert.deepEqual([status, body.revision], [200, revision + 1]);
  }
});

test("many at once on one revision: one is kept, the others are told", async () => {
  const person = await cared("practice");
  const { id } = await save(nurse, person, "Start");
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => save(nurse, person, `Window ${n}`, 1, id)),
  );
  assert.deepEqual(answers.map(({ code }) => code ?? "kept").sort(), [
    "kept",
    ...Array(7).fill("stale"),
  ]);
});

test("what is added to an entry is kept while it is written, and goes when it is added", async () => {
  const person = await cared("practice");
  const entry = await house.write(nurse, person, { text: "Left knee." });
  const id = randomUUID();
  const amends = { entryId: entry.id, kind: "amendment" } as const;
  const saved = await nurse.do(contract.saveDraft, {
    ...{ id, personId: person, revision: 0, kind: "amendment", serviceId: serviceId("practice") },
    content: { ...contentOf("Right knee"), amends },
  });
  const { drafts } = await nurse.do(contract.listDraftsAbout, { id: person });
  assert.deepEqual(
    drafts.map(({ kind, content }) => [kind, content.text, content.amends]),
    [["amendment", "Right knee", amends]],
  );
  const add = { id: entry.id, kind: "amendment", text: "Right knee, too." } as const;
  const draft = { id, revision: saved.revision };
  const stale = await nurse.ask(contract.amendEntry, { ...add, draft: { id, revision: 9 } });
  assert.equal(stale.code, "stale");
  const added = await nurse.do(contract.amendEntry, { ...add, draft });
  assert.deepEqual(
    added.amendments.map(({ text }) => text),
    ["Right knee, too."],
  );
  assert.deepEqual(await textsOf(nurse, person), []);
  const again = await nurse.ask(contract.amendEntry, { ...add, draft });
  assert.equal(again.code, "draft-gone");
});

test("signing throws it away; signed again it is gone", async () => {
  const person = await cared("practice");
  const { id } = await save(nurse, person, "Coughs.");
  const note = {
    id: person,
    serviceId: serviceId("practice"),
    compartment: "health" as const,
    text: "Coughs.",
    draft: { id, revision: 1 },
  };
  await nurse.do(contract.writeNote, note);
  assert.deepEqual(await textsOf(nurse, person), []);
  const again = await nurse.ask(contract.writeNote, note);
  assert.equal(again.code, "draft-gone");
  const late = await save(nurse, person, "Coughs. And", 1, id);
  assert.deepEqual([late.status, late.code], [404, "not-found"]);
  assert.equal((await nurse.do(contract.listEntries, { id: person })).total, 1);
});

test("begun only where one cares; kept on when that care has ended", async () => {
  const stranger = await cared("social");
  const refused = await save(nurse, stranger, "No");
  assert.deepEqual([refused.status, refused.code], [404, "not-found"]);
  const person = await cared("practice");
  const { id } = await save(nurse, person, "Yes");
  await root.query("update kring.care_relations set ended_at = now() where person_id = $1", [
    person,
  ]);
  assert.equal((await save(nurse, person, "Yes, still", 1, id)).status, 200);
  assert.deepEqual(await textsOf(nurse, person), ["Yes, still"]);
});

test("whom the person keeps out, and who left the service, finds nothing", async () => {
  const person = await cared("practice");
  const { id } = await save(nurse, person, "She will not have me.");
  await house.keepOut(person, nurse);
  assert.deepEqual(await textsOf(nurse, person), []);
  const mine = await nurse.do(contract.listMyDrafts, {});
  assert.ok(mine.drafts.every((draft) => draft.id !== id));
  const goOn = await save(nurse, person, "Anyway", 1, id);
  assert.deepEqual([goOn.status, goOn.code], [404, "not-found"]);

  const locum = await house.join("care", { service: "practice", profession: "nurse" });
  await root.query(
    "insert into kring.memberships (staff_id, role, service_id) select $1, 'care', id from kring.services where key = 'social'",
    [locum.id],
  );
  const other = await cared("practice");
  await save(locum, other, "What the practice knows.");
  assert.equal((await textsOf(locum, other)).length, 1);
  await root.query(
    `update kring.memberships set valid = tstzrange(lower(valid), now()) where staff_id = $1
        and service_id = (select id from kring.services where key = 'practice')`,
    [locum.id],
  );
  assert.deepEqual(await textsOf(locum, other), []);
});

test("a draft is no entry: nobody counts, reads or copies it; no keystroke stands in the journal", async () => {
  const person = await cared("practice", "social");
  await save(nurse, person, "Unfinished.");
  assert.equal((await nurse.do(contract.listEntries, { id: person })).total, 0);
  const copy = await nurse.do(contract.copyFile, { id: person, service: serviceId("practice") });
  assert.doesNotMatch(JSON.stringify(copy), /Unfinished/);
  assert.deepEqual(await textsOf(social, person), []);
  const { rows } = await root.query(
    "select count(*)::int as n from kring.journal where detail::text ~ 'Unfinished|Coughs' or act = 'draft-saved'",
  );
  assert.equal(rows[0].n, 0);
  const receipts = await root.query(
    "select count(*)::int as n from kring.receipts where key ~ '^saveDraft'",
  );
  assert.equal(receipts.rows[0].n, 0);
});

test("what cannot be kept is said: too long, a character that no database keeps", async () => {
  const person = await cared("practice");
  const long = await nurse.ask(contract.saveDraft, {
    ...{ id: randomUUID(), personId: person, revision: 0, kind: "note" },
    serviceId: serviceId("practice"),
    content: { ...contentOf("€".repeat(60_000)), parts: Array(4).fill("€".repeat(25_000)) },
  });
  assert.deepEqual([long.status, long.code], [409, "draft-too-long"]);
  assert.equal((await save(nurse, person, "\u0000")).status, 422);
});
