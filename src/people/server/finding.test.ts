import assert from "node:assert/strict";
import { before, test } from "node:test";
import { foundCentre } from "../../../test/harness.ts";
import * as contract from "../contract.ts";

const centre = await foundCentre();
const desk = await centre.join("welcome");

const cast = {
  youssef: { given: "Youssef", family: "El Amrani", birth: "1985-03-07" },
  tatiana: { given: "Tatiana", family: "Kowalczyk", birth: "1991" },
  jose: { given: "José", family: "Muñoz García", birth: "1970-12-01" },
  sukru: { given: "Şükrü", family: "Yıldız", birth: "1964~" },
  mariam: {
    given: "Mariam",
    family: "Haddad",
    otherNames: [{ kind: "own-script" as const, given: "مريم", family: "حداد" }],
  },
  aliceDupont: { given: "Alice", family: "Dupont", birth: "2001-05-20" },
  withPhone: {
    given: "Grace",
    family: "Okafor",
    reach: {
      phones: [{ number: "0470/12.34.56", whose: "", textMessage: false, voicemail: false }],
      email: "",
      letterHome: false,
      askFor: "",
      advice: "",
    },
    nationalNumber: "85073003328",
  },
} satisfies Record<string, contract.IdentityInput>;
type Name = keyof typeof cast;

const people = {} as Record<Name, contract.Person>;
before(async () => {
  for (const name of Object.keys(cast) as Name[]) {
    people[name] = await desk.do(contract.registerPerson, cast[name]);
  }
});

async function first(q: string) {
  const { people: found } = await desk.do(contract.findPeople, { q });
  return found[0];
}

test("people are found by spelling, order, script, birth, card and phone", async () => {
  const cases: [string, Name][] = [
    ["youssef el amrani", "youssef"],
    ["Amrani Youssef", "youssef"],
    ["yusuf elamrani", "youssef"],
    ["youcef amrany", "youssef"],
    ["amrani 1985", "youssef"],
    ["amrani 7/3/1985", "youssef"],
    ["yous amr", "youssef"],
    ["يوسف العمراني", "youssef"],
    ["tatjana kowalchik", "tatiana"],
    ["munoz jose", "jose"],
    ["sukru yildiz", "sukru"],
    ["مريم حداد", "mariam"],
    ["meryem hadad", "mariam"],
    ["alise dupond", "aliceDupont"],
    ["+32 470 12 34 56", "withPhone"],
    ["0470123456", "withPhone"],
    ["85.07.30-033.28", "withPhone"],
  ];
  for (const [q, name] of cases) assert.equal((await first(q))?.id, people[name].id, q);
  for (const name of Object.keys(people) as Name[]) {
    const { id, number } = people[name];
    for (const q of [number, number.slice(3), number.replaceAll("-", "").toLowerCase()]) {
      assert.equal((await first(q))?.id, id, q);
    }
  }
});

test("a found person says what fits, and nothing that the list does not need", async () => {
  const found = await first("okafor grace");
  assert.deepEqual(Object.keys(found ?? {}).sort(), [
    "birth",
    "family",
    "given",
    "id",
    "languages",
    "matched",
    "municipality",
    "number",
    "otherNames",
    "score",
  ]);
  assert.deepEqual([...(found?.matched ?? [])].sort(), ["family", "given"]);
  assert.ok((await first("مريم حداد"))?.matched.includes("other-name"));
});

test("one name alone lists nobody, nor does nonsense", async () => {
  for (const q of ["amrani", "", "  ", "1985", "x"]) {
    const found = await desk.do(contract.findPeople, { q });
    assert.deepEqual(found, { people: [], hint: "more-needed" }, q);
  }
  const found = await desk.do(contract.findPeople, { q: "zzyzx qwrtp" });
  assert.deepEqual(found, { people: [], hint: "nobody" });
});

test("no more people are listed than asked for", async () => {
  for (let i = 0; i < 5; i++) {
    await desk.do(contract.registerPerson, {
      given: "Repeated",
      family: "Somebody",
      birth: `199${i}`,
    });
  }
  const found = await desk.do(contract.findPeople, { q: "repeated somebody", limit: 3 });
  assert.equal(found.people.length, 3);
  const many = await desk.do(contract.findPeople, { q: "repeated somebody", limit: 1000 });
  assert.ok(many.people.length > 3 && many.people.length <= 20);
});

test("a search is journalled without its words", async () => {
  await desk.do(contract.findPeople, { q: "amrani 1985" });
  const { rows } = await centre.root.query(
    "select detail, person_id from kring.journal where act = 'people-searched' order by id desc limit 1",
  );
  assert.deepEqual(rows, [{ detail: { elements: ["name", "year"], results: 1 }, person_id: null }]);
});

test("who might be registered already is shown while typing", async () => {
  const check = async (input: contract.IdentityInput) =>
    (await desk.do(contract.checkDuplicates, input)).candidates;
  const typed = await check({ given: "Yusuf", family: "Amrani", birth: "1985-03-07" });
  assert.equal(typed[0]?.id, people.youssef.id);
  assert.ok((typed[0]?.score ?? 0) > 0.1 && typed[0]?.matched.includes("birth"));
  const swapped = await check({ given: "El Amrani", family: "Youssef", birth: "1985-03-07" });
  assert.equal(swapped[0]?.id, people.youssef.id);
  const byNumber = await check({ given: "Gracia", nationalNumber: "85.07.30-033.28" });
  assert.equal(byNumber[0]?.id, people.withPhone.id);
  assert.ok(byNumber[0]?.matched.includes("national-number"));
  const newYear = await desk.do(contract.registerPerson, { given: "Ndeye", birth: "1977-01-01" });
  const oneName = await check({ given: "Ndeye", birth: "1977-01-01" });
  assert.equal(oneName[0]?.id, newYear.id);
  assert.deepEqual(await check({ given: "Youssef" }), []);
  assert.deepEqual(await check({ given: "Nobody", family: "Unknown", birth: "1950-01-17" }), []);
  const wrong = await desk.ask(contract.checkDuplicates, { given: "A", birth: "1990-13-01" });
  assert.deepEqual(wrong.errors, [{ path: "/birth", code: "birth-impossible" }]);
});

test("whoever registers somebody all the same leaves a pair to review", async () => {
  const twin = await desk.do(contract.registerPerson, cast.aliceDupont);
  const { pairs, total } = await desk.do(contract.listLikelyDuplicates, {});
  const pair = pairs.find(({ left, right }) => [left.id, right.id].includes(twin.id));
  assert.ok(pair && total >= 1 && pair.score > 0.9);
  assert.ok([pair.left.id, pair.right.id].includes(people.aliceDupont.id));
  await desk.do(contract.dismissDuplicate, { id: pair.id });
  const after = await desk.do(contract.listLikelyDuplicates, {});
  assert.ok(!after.pairs.some(({ id }) => id === pair.id));
  const again = await desk.ask(contract.dismissDuplicate, { id: pair.id });
  assert.deepEqual([again.status, again.code], [404, "not-found"]);
  const { rows } = await centre.root.query(
    "select count(*)::int as n from kring.journal where act = 'duplicate-dismissed' and detail ->> 'pair' = $1",
    [pair.id],
  );
  assert.equal(rows[0].n, 2);
});

test("relations are read from both sides and end on both", async () => {
  const { youssef, mariam, aliceDupont } = people;
  const after = await desk.do(contract.relatePeople, {
    id: youssef.id,
    otherId: aliceDupont.id,
    kind: "child",
  });
  assert.deepEqual(
    after.relations.map(({ kind, person }) => [kind, person.id]),
    [["child", aliceDupont.id]],
  );
  const child = await desk.do(contract.getPerson, { id: aliceDupont.id });
  assert.deepEqual(
    child.relations.map(({ kind, person }) => [kind, person.id]),
    [["parent", youssef.id]],
  );
  const twice = await desk.ask(contract.relatePeople, {
    id: aliceDupont.id,
    otherId: youssef.id,
    kind: "parent",
  });
  assert.deepEqual([twice.status, twice.code], [409, "already-related"]);
  const self = await desk.ask(contract.relatePeople, {
    id: mariam.id,
    otherId: mariam.id,
    kind: "friend",
  });
  assert.equal(self.code, "same-person");
  await desk.do(contract.relatePeople, { id: mariam.id, otherId: youssef.id, kind: "trusted" });
  const trusted = await desk.do(contract.getPerson, { id: youssef.id });
  assert.deepEqual(
    trusted.relations.map(({ kind }) => kind),
    ["child", "trusted-by"],
  );
  const relationId = child.relations[0]?.id ?? "";
  const foreign = await desk.ask(contract.endRelation, { id: mariam.id, relationId });
  assert.equal(foreign.status, 404);
  const ended = await desk.do(contract.endRelation, { id: aliceDupont.id, relationId });
  assert.deepEqual(ended.relations, []);
  const other = await desk.do(contract.getPerson, { id: youssef.id });
  assert.deepEqual(
    other.relations.map(({ kind }) => kind),
    ["trusted-by"],
  );
});
