import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { foundCentre } from "../../../test/harness.ts";
import * as contract from "../contract.ts";

const centre = await foundCentre();
const desk = await centre.join("welcome");

let count = 0;
function register(input: contract.IdentityInput = {}) {
  count += 1;
  return desk.do(contract.registerPerson, {
    given: `Given${count}`,
    family: `Family${count}`,
    ...input,
  });
}
const open = (id: contract.PersonId) => desk.do(contract.getPerson, { id });
const at = ({ id, version }: contract.Person) => ({ id, version });

async function merge(id: contract.PersonId, otherId: contract.PersonId, take: string[] = []) {
  const versions = await centre.root.query<{ id: string; version: number }>(
    "select id, version from kring.people where id in ($1, $2)",
    [id, otherId],
  );
  const versionOf = (one: string) => versions.rows.find((row) => row.id === one)?.version ?? 0;
  const [version, otherVersion] = [versionOf(id), versionOf(otherId)];
  return desk.ask(contract.mergePeople, { id, version, otherId, otherVersion, take });
}

async function merged(id: contract.PersonId, otherId: contract.PersonId, take: string[] = []) {
  const answer = await merge(id, otherId, take);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const { number } = await row(otherId);
  return answer.body.mergedNumbers.find((one) => one.number === number)?.mergeId ?? "";
}

async function row(id: string) {
  const { rows } = await centre.root.query("select * from kring.people where id = $1", [id]);
  const { version, ...rest } = rows[0];
  return rest;
}

test("after a merge the old card, link and name open the kept person", async () => {
  const [kept, other] = [
    await register({ birth: "1980" }),
    await register({ given: "Zineb", family: "Ouali" }),
  ];
  const mergeId = await merged(kept.id, other.id, ["address", "given"]);
  const opened = await open(other.id);
  assert.deepEqual([opened.id, opened.number, opened.given], [kept.id, kept.number, "Zineb"]);
  assert.deepEqual(opened.mergedNumbers, [{ mergeId, number: other.number }]);
  for (const q of [other.number, "zineb ouali", `${kept.family} zineb`]) {
    const { people } = await desk.do(contract.findPeople, { q });
    assert.deepEqual(
      people.map(({ id }) => id),
      [kept.id],
      q,
    );
  }
  const { rows } = await centre.root.query(
    "select person_id from kring.journal where act = 'people-merged' and detail ->> 'merge' = $1 order by id",
    [mergeId],
  );
  assert.deepEqual(
    rows.map(({ person_id }) => person_id),
    [kept.id, other.id],
  );
});

test("undoing a merge brings both back, with what was added since to either", async () => {
  const kept = await register({ birth: "1980", languages: ["fr"] });
  const other = await register({ birth: "1981", languages: ["ar"] });
  const friend = await register();
  const before = [await row(kept.id), await row(other.id)];
  const mergeId = await merged(kept.id, other.id, ["birth", "languages"]);
  const shown = await open(other.id);
  assert.deepEqual([shown.birth, shown.languages], ["1981", ["ar"]]);

  // Through the old link answers go to the old record; what the page shows of the kept one is stale.
  const gp = { answer: "yes" as const, name: "Dr Old", since: null };
  const added = await desk.do(contract.editPerson, { ...at(other), gp });
  assert.equal(added.gp[0]?.name, "Dr Old");
  const stale = await desk.ask(contract.editPerson, { ...at(other), given: "Overwritten" });
  assert.deepEqual(
    [stale.code, (stale.extra as { current: contract.Person }).current.id],
    ["stale", kept.id],
  );
  await desk.do(contract.relatePeople, { id: other.id, otherId: friend.id, kind: "friend" });
  const related = await open(friend.id);
  assert.deepEqual(
    related.relations.map(({ person }) => person.id),
    [kept.id],
  );
  await desk.do(contract.editPerson, { ...at(shown), languages: ["en"] });

  const undone = await desk.do(contract.unmergePeople, { mergeId });
  assert.deepEqual([undone.kept.birth, undone.kept.languages], ["1980", ["en"]]);
  assert.deepEqual(await row(other.id), before[1]);
  assert.deepEqual(await row(kept.id), { ...before[0], languages: ["en"] });
  assert.deepEqual([undone.kept.gp.length, undone.restored.gp.length], [0, 1]);
  assert.deepEqual([undone.kept.relations.length, undone.restored.relations.length], [0, 1]);
  assert.equal((await open(other.id)).id, other.id);
  const again = await desk.ask(contract.unmergePeople, { mergeId });
  assert.deepEqual([again.status, again.code], [409, "already-undone"]);
});

test("merges of merges come apart in their order only", async () => {
  const [a, b, c, d] = [await register(), await register(), await register(), await register()];
  const first = await merged(a.id, b.id);
  const second = await merged(c.id, a.id);
  const third = await merged(c.id, d.id);
  assert.equal((await open(b.id)).id, c.id);
  assert.equal((await open(c.id)).mergedNumbers.length, 3);
  const early = await desk.ask(contract.unmergePeople, { mergeId: first });
  assert.deepEqual(
    [early.status, early.code, early.extra],
    [409, "merged-further", { firstUndo: second }],
  );
  await desk.do(contract.unmergePeople, { mergeId: second });
  assert.equal((await open(b.id)).id, a.id);
  await desk.do(contract.unmergePeople, { mergeId: first });
  assert.equal((await open(b.id)).id, b.id);
  assert.deepEqual(
    (await open(c.id)).mergedNumbers.map(({ mergeId }) => mergeId),
    [third],
  );
});

test("a merge that took the same field later must be undone before", async () => {
  const [a, b, c] = [
    await register({ birth: "1901" }),
    await register({ birth: "1902" }),
    await register({ birth: "1903" }),
  ];
  const first = await merged(a.id, b.id, ["birth"]);
  const second = await merged(a.id, c.id, ["birth"]);
  const early = await desk.ask(contract.unmergePeople, { mergeId: first });
  assert.deepEqual(early.extra, { firstUndo: second });
  assert.equal((await desk.do(contract.unmergePeople, { mergeId: second })).kept.birth, "1902");
  assert.equal((await desk.do(contract.unmergePeople, { mergeId: first })).kept.birth, "1901");
});

test("what cannot be merged is refused", async () => {
  const [a, b] = [await register(), await register({ given: "", family: "Only" })];
  const cases: [Promise<{ status: number; code: string | undefined }>, number, string][] = [
    [merge(a.id, a.id), 409, "same-person"],
    [merge(a.id, b.id, ["number"]), 422, "invalid-input"],
    [
      desk.ask(contract.mergePeople, {
        id: a.id,
        version: 1,
        otherId: b.id,
        otherVersion: 9,
        take: [],
      }),
      409,
      "stale",
    ],
  ];
  for (const [answer, status, code] of cases) {
    const { status: got, code: gotCode } = await answer;
    assert.deepEqual([got, gotCode], [status, code]);
  }
  await merged(a.id, b.id);
  assert.equal((await merge(a.id, b.id)).code, "already-merged");
  const nurse = await centre.join("care");
  const refused = await nurse.ask(contract.mergePeople, {
    id: a.id,
    version: 1,
    otherId: b.id,
    otherVersion: 1,
    take: [],
  });
  assert.deepEqual([refused.status, refused.code], [403, "not-allowed"]);
});

test("of two merges of one record at once exactly one wins", async () => {
  const [a, b, c] = [await register(), await register(), await register()];
  const into = ({ id, version }: contract.Person) =>
    desk.ask(contract.mergePeople, { id, version, otherId: c.id, otherVersion: 1, take: [] });
  const answers = await Promise.all([into(a), into(b)]);
  assert.deepEqual(answers.map(({ status, code }) => code ?? status).sort(), [200, "stale"]);
});

test("two that are merged into each other at once do not vanish both", async () => {
  const [a, b] = [await register(), await register()];
  const into = (kept: contract.Person, other: contract.Person) =>
    desk.ask(contract.mergePeople, {
      id: kept.id,
      version: 1,
      otherId: other.id,
      otherVersion: 1,
      take: [],
    });
  const answers = await Promise.all([into(a, b), into(b, a)]);
  assert.deepEqual(answers.map(({ status, code }) => code ?? status).sort(), [
    200,
    "already-merged",
  ]);
});

test("the pair on the list follows the merge", async () => {
  const twin = { given: "Ariane", family: "Delacroix", birth: "1966-06-06" };
  const [a, b] = [await register(twin), await register(twin)];
  const waiting = async () => {
    const { pairs } = await desk.do(contract.listLikelyDuplicates, { limit: 50 });
    return pairs.filter(({ left, right }) => [left.id, right.id].includes(b.id)).length;
  };
  assert.equal(await waiting(), 1);
  const mergeId = await merged(a.id, b.id);
  assert.equal(await waiting(), 0);
  await desk.do(contract.unmergePeople, { mergeId });
  assert.equal(await waiting(), 0);
});

/* Any sequence: a small world of three people, and a model of what each record must hold. */

type Step =
  | { act: "edit"; who: number; field: "birth" | "family"; value: number }
  | { act: "add"; who: number }
  | { act: "merge"; who: number; other: number; take: string[] }
  | { act: "unmerge"; which: number };

const who = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constant("edit" as const),
    who,
    field: fc.constantFrom("birth" as const, "family" as const),
    value: fc.nat(40),
  }),
  fc.record({ act: fc.constant("add" as const), who }),
  fc.record({
    act: fc.constant("merge" as const),
    who,
    other: who,
    take: fc.subarray(["birth", "family"]),
  }),
  fc.record({ act: fc.constant("unmerge" as const), which: fc.nat(5) }),
);

interface Model {
  readonly id: contract.PersonId;
  birth: string;
  family: string;
  answers: number;
  into: Model | undefined;
}
interface ModelMerge {
  readonly id: string;
  readonly kept: Model;
  readonly other: Model;
  /** Field → value before and after the merge. */
  readonly taken: Map<"birth" | "family", [string, string]>;
}

test("any sequence of edits, additions, merges and their undoing restores every record", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const world: Model[] = [];
      for (let index = 0; index < 3; index++) {
        const [birth, family] = [String(1900 + index), `Start${index}`];
        const { id } = await register({ birth, family });
        world.push({ id, birth, family, answers: 0, into: undefined });
      }
      const merges: ModelMerge[] = [];
      for (const one of steps) await take(one, world, merges);
      while (merges.length > 0)
        await take({ act: "unmerge", which: merges.length - 1 }, world, merges);
      for (const { id, birth, family, answers } of world) {
        const person = await open(id);
        assert.deepEqual(
          [person.id, person.birth, person.family, person.gp.length, person.mergedNumbers],
          [id, birth, family, answers, []],
        );
      }
    }),
    { numRuns: 200, seed: 20261121 },
  );
});

async function take(one: Step, world: readonly Model[], merges: ModelMerge[]): Promise<void> {
  if (one.act === "unmerge") return undo(one.which, merges);
  const person = world[one.who] as Model;
  if (one.act === "add") {
    const gp = { answer: "no" as const, name: "", since: null };
    const { version } = await open(person.id);
    await desk.do(contract.editPerson, { id: person.id, version, gp });
    person.answers += 1;
  } else if (one.act === "edit") {
    const root = rootOf(person);
    const value = one.field === "birth" ? String(1950 + one.value) : `Edited${one.value}`;
    const { id, version } = await open(person.id);
    assert.equal(id, root.id);
    await desk.do(contract.editPerson, { id, version, [one.field]: value });
    root[one.field] = value;
  } else {
    const [kept, other] = [person, world[one.other] as Model];
    const answer = await merge(kept.id, other.id, one.take);
    if (kept === other || kept.into || other.into) {
      assert.equal(answer.status, 409);
      return;
    }
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const taken: ModelMerge["taken"] = new Map();
    for (const field of one.take as ("birth" | "family")[]) {
      taken.set(field, [kept[field], other[field]]);
      kept[field] = other[field];
    }
    other.into = kept;
    const active = await centre.root.query(
      "select id from kring.merges where merged_id = $1 and undone_at is null",
      [other.id],
    );
    merges.push({ id: active.rows[0].id, kept, other, taken });
  }
}

async function undo(which: number, merges: ModelMerge[]): Promise<void> {
  const index = merges.length === 0 ? -1 : which % merges.length;
  const one = merges[index];
  if (!one) return;
  const { kept, other, taken } = one;
  const later = merges.slice(index + 1);
  const overlaps = later.some(
    (next) => next.kept === kept && [...taken.keys()].some((field) => next.taken.has(field)),
  );
  const answer = await desk.ask(contract.unmergePeople, { mergeId: one.id });
  if (kept.into || overlaps) {
    assert.equal(answer.code, "merged-further");
    return;
  }
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  for (const [field, [before, after]] of taken) if (kept[field] === after) kept[field] = before;
  other.into = undefined;
  merges.splice(index, 1);
}

function rootOf(person: Model): Model {
  return person.into ? rootOf(person.into) : person;
}
