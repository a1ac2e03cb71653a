import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCentre } from "../../../test/harness.ts";
import { readCardNumber } from "../card-number.ts";
import * as contract from "../contract.ts";

const centre = await foundCentre();
const desk = await centre.join("welcome");
const nobody = "0197c000-0000-7000-8000-000000000000" as contract.PersonId;

async function journalOf(act: string, personId: string) {
  const { rows } = await centre.root.query(
    "select detail from kring.journal where act = $1 and person_id = $2 order by id",
    [act, personId],
  );
  return rows.map(({ detail }) => detail);
}

const reach = (number: string): contract.Reach => ({
  phones: [{ number, whose: "", textMessage: false, voicemail: false }],
  email: "",
  letterHome: false,
  askFor: "",
  advice: "",
});

test("somebody with one name is registered, with a card number that can be read aloud", async () => {
  const person = await desk.do(contract.registerPerson, { given: "Amina", family: "" });
  assert.equal(readCardNumber(person.number), person.number);
  assert.deepEqual([person.version, person.birth, person.gender], [1, null, "unknown"]);
  assert.deepEqual(await journalOf("person-registered", person.id), [{ likely: 0 }]);
});

test("everything the desk writes down comes back", async () => {
  const identity = {
    given: "Fatoumata",
    family: "Diallo",
    otherNames: [{ kind: "as-spoken" as const, given: "Fatou", family: "" }],
    birth: "1988~",
    gender: "woman" as const,
    languages: ["ff", "fr"],
    reads: ["fr"],
    readingAbility: "little" as const,
    interpreter: "ff",
    reach: reach("0470 12 34 56"),
    address: {
      kind: "home" as const,
      street: "Rue des Fuchsias 12",
      postcode: "1080",
      municipality: "Molenbeek-Saint-Jean",
      sector: "21012A00-",
    },
    trustedPerson: "her sister",
    consent: { language: "ff", aid: "interpreter" as const },
  };
  const gp = { answer: "no" as const, name: "", since: null };
  const cover = { kind: "urgent-medical-aid" as const, fund: "", until: "2027-01-31" };
  const person = await desk.do(contract.registerPerson, { ...identity, gp, cover });
  const again = await desk.do(contract.getPerson, { id: person.id });
  const { id, number, version, registeredAt, gp: gps, cover: covers, ...rest } = again;
  assert.deepEqual(again, person);
  assert.deepEqual(
    { ...rest, nationalNumbers: undefined, relations: undefined, mergedNumbers: undefined },
    {
      ...identity,
      reach: reach("+32 470 12 34 56"),
      nationalNumbers: undefined,
      relations: undefined,
      mergedNumbers: undefined,
    },
  );
  assert.deepEqual(
    gps.map(({ recordedAt, ...one }) => one),
    [gp],
  );
  assert.deepEqual(
    covers.map(({ recordedAt, ...one }) => one),
    [cover],
  );
  assert.ok(id && number && version === 1 && registeredAt.endsWith("Z"));
  assert.equal((await journalOf("person-opened", id)).length, 1);
});

test("what cannot be is refused at its field", async () => {
  const cases: [contract.IdentityInput, string, string][] = [
    [{}, "/given", "required"],
    [{ given: "  ", family: "\t" }, "/given", "required"],
    [{ given: "A", birth: "1990-02-30" }, "/birth", "birth-impossible"],
    [{ given: "A", birth: "sometime" }, "/birth", "birth-impossible"],
    [{ given: "A", birth: "2999-01-01" }, "/birth", "birth-in-future"],
    [{ given: "A", languages: ["fr", "fr-x"] }, "/languages/1", "pattern"],
    [{ given: "A", languages: ["fr", "fr-aaaaaaaa-bb-bb"] }, "/languages/1", "language-unknown"],
    [{ given: "A", nationalNumber: "85073003329" }, "/nationalNumber", "national-number-wrong"],
    [
      {
        given: "A",
        address: { kind: "home", street: "", postcode: "", municipality: "", sector: "nowhere" },
      },
      "/address/sector",
      "sector-unknown",
    ],
  ];
  for (const [input, path, code] of cases) {
    const answer = await desk.ask(contract.registerPerson, input);
    assert.equal(answer.status, 422, JSON.stringify(input));
    assert.deepEqual(
      answer.errors?.map((error) => [error.path, error.code]),
      [[path, code]],
    );
  }
});

test("a birth date may be as vague as it is known", async () => {
  for (const [written, kept] of [
    ["1990-04-02", "1990-04-02"],
    ["1990-04", "1990-04"],
    ["1990", "1990"],
    ["1990~", "1990~"],
    ["2/4/1990", "1990-04-02"],
    ["", null],
  ] as const) {
    const person = await desk.do(contract.registerPerson, { given: "Ali", birth: written });
    assert.equal(person.birth, kept);
  }
});

test("a national number that fails its check is kept with a reason, and its history stays", async () => {
  const person = await desk.do(contract.registerPerson, {
    given: "Paul",
    nationalNumber: "85.07.30-033.29",
    nationalNumberReason: "typed from an old paper",
  });
  const [wrong] = person.nationalNumbers;
  assert.deepEqual(
    [wrong?.number, wrong?.valid, wrong?.overrideReason],
    ["85073003329", false, "typed from an old paper"],
  );
  const { id, version } = person;
  const corrected = await desk.do(contract.editPerson, {
    id,
    version,
    nationalNumber: "85.07.30-033.28",
  });
  assert.deepEqual(
    corrected.nationalNumbers.map(({ number, valid, endedAt }) => [
      number,
      valid,
      endedAt === null,
    ]),
    [
      ["85073003328", true, true],
      ["85073003329", false, false],
    ],
  );
  const gone = await desk.do(contract.editPerson, { id, version, nationalNumber: null });
  assert.ok(gone.nationalNumbers.every(({ endedAt }) => endedAt !== null));
});

test("the same national number twice is not refused: that would tell who is known", async () => {
  for (const given of ["Rosa", "Quentin"]) {
    const answer = await desk.ask(contract.registerPerson, {
      given,
      nationalNumber: "90022742191",
    });
    assert.equal(answer.status, 200);
  }
});

test("an edit changes what was sent, keeps the rest, and keeps the old row", async () => {
  const { id, version } = await desk.do(contract.registerPerson, {
    given: "Sofia",
    family: "Popescu",
    birth: "1979",
  });
  const edited = await desk.do(contract.editPerson, {
    id,
    version,
    family: "Ionescu",
    birth: null,
  });
  assert.deepEqual(
    [edited.given, edited.family, edited.birth, edited.version],
    ["Sofia", "Ionescu", null, 2],
  );
  const { rows } = await centre.root.query(
    "select was ->> 'family' as family, changed_by from kring.people_history where person_id = $1",
    [id],
  );
  assert.deepEqual(rows, [{ family: "Popescu", changed_by: desk.id }]);
  assert.deepEqual(await journalOf("person-edited", id), [{ fields: ["family", "birth"] }]);
  const found = await desk.do(contract.findPeople, { q: "sofia ionescu" });
  assert.equal(found.people[0]?.id, id);
});

test("an edit of an older version is refused with the person as it is now", async () => {
  const { id, version } = await desk.do(contract.registerPerson, { given: "Karim", family: "B" });
  await desk.do(contract.editPerson, { id, version, family: "Benali" });
  const stale = await desk.ask(contract.editPerson, { id, version, family: "Belhaj" });
  assert.deepEqual([stale.status, stale.code], [409, "stale"]);
  const { current } = stale.extra as { current: contract.Person };
  assert.deepEqual([current.family, current.version], ["Benali", 2]);
  const nameless = await desk.ask(contract.editPerson, { id, version: 2, given: "", family: " " });
  assert.deepEqual(nameless.errors, [{ path: "/given", code: "required" }]);
});

test("of many edits of one version at once exactly one wins", async () => {
  const { id, version } = await desk.do(contract.registerPerson, { given: "Race", family: "0" });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      desk.ask(contract.editPerson, { id, version, family: `Winner ${index}` }),
    ),
  );
  assert.deepEqual(
    answers.map(({ status }) => status).sort(),
    [200, 409, 409, 409, 409, 409, 409, 409],
  );
});

test("answers about a doctor pile up, the newest first", async () => {
  const { id, version } = await desk.do(contract.registerPerson, {
    given: "Luc",
    gp: { answer: "no", name: "", since: null },
  });
  const gp = { answer: "yes" as const, name: "Dr Peeters", since: "2026-10-01" };
  const person = await desk.do(contract.editPerson, { id, version, gp });
  assert.deepEqual(
    person.gp.map(({ answer }) => answer),
    ["yes", "no"],
  );
  await assert.rejects(centre.root.query("update kring.gp_answers set answer = 'unknown'"));
  await assert.rejects(centre.root.query("delete from kring.people_history"));
});

test("who is not there is not found, by any act", async () => {
  const answers = [
    await desk.ask(contract.getPerson, { id: nobody }),
    await desk.ask(contract.editPerson, { id: nobody, version: 1, given: "X" }),
    await desk.ask(contract.relatePeople, { id: nobody, otherId: nobody, kind: "friend" }),
  ];
  assert.deepEqual(
    answers.map(({ status, code }) => [status, code]),
    Array(3).fill([404, "not-found"]),
  );
});

test("sectors are found by French or Dutch name, neighbourhood, municipality and postcode", async () => {
  const codes = async (q: string) =>
    (await desk.do(contract.listSectors, { q })).sectors.map(({ code }) => code);
  for (const q of ["historique centre", "Sint-Jans historisch centrum", "1080 céntre"]) {
    assert.ok((await codes(q)).includes("21012A00-"), q);
  }
  assert.deepEqual(await codes("zzz"), []);
  assert.deepEqual(await codes(""), []);
});
