import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addRepresentation,
  assessMaturity,
  endMaturity,
  endRepresentation,
  exclude,
  getCircle,
  liftExclusion,
  listRecipients,
} from "../../src/circle/contract.ts";
import { accountOf } from "../../src/oversight/contract.ts";
import { listRequestsOf } from "../../src/oversight/requests.ts";
import { registerPerson } from "../../src/people/contract.ts";
import { getEntry, listEntries } from "../../src/record/contract.ts";
import { foundCircle, staffId } from "../circles.ts";

/* A discreet service knows the person. Everybody around tries to learn it, each by another door. */

const house = await foundCircle();
const { nurse, doctor, social, head, psychologist, serviceId, cared, write, root } = house;
const mind = { serviceId: serviceId("mind"), compartment: "mind" as const };

async function child() {
  const born = { given: "Noor", family: "Small", birth: "2012" };
  const { id } = await house.welcomer.do(registerPerson, born);
  for (const service of ["practice", "social", "mind"]) await house.care(id, service);
  return id;
}

test("that somebody of it is kept out is told neither by the list nor by trying (5 ways)", async () => {
  const person = await cared("practice", "social", "mind");
  const other = await house.join("care", { service: "mind", profession: "psychologist" });
  const { id } = await psychologist.do(exclude, { id: person, staffId: staffId(other) });
  assert.equal((await psychologist.do(getCircle, { id: person })).exclusions.length, 1);
  const { exclusions } = await social.do(getCircle, { id: person });
  assert.deepEqual(exclusions, []);
  const ours = { id: person, sourceService: serviceId("social"), compartment: "social" } as const;
  const { colleagues } = await social.do(listRecipients, { ...ours, purpose: "care" });
  assert.ok(colleagues.some(({ colleague }) => colleague.id === other.id));
  assert.equal((await social.ask(liftExclusion, { id })).code, "not-found");
  // Recording it too is answered as for anybody, and told to whoever recorded it.
  const mine = await social.do(exclude, { id: person, staffId: staffId(other) });
  assert.equal((await social.do(getCircle, { id: person })).exclusions[0]?.id, mine.id);
  await social.do(liftExclusion, { id: mine.id });
  const left = await root.query("select id from kring.exclusions where ended_at is null");
  assert.deepEqual(left.rows, [{ id }], "lifting one's own does not lift theirs");
});

test("a colleague of two services who is kept out tells nothing, and is told", async () => {
  const person = await cared("practice", "social");
  const both = await house.join("care", { service: "mind", profession: "psychologist" });
  await root.query(
    "insert into kring.memberships (staff_id, role, service_id) values ($1, 'care', $2)",
    [both.id, serviceId("practice")],
  );
  await nurse.do(exclude, { id: person, staffId: staffId(both) });
  assert.equal((await social.do(getCircle, { id: person })).exclusions.length, 1);
  assert.equal(
    (await social.ask(exclude, { id: person, staffId: staffId(both) })).code,
    "is-excluded",
  );
});

test("a minor who decides alone in what only it keeps is not told of, to 3 who ask", async () => {
  const person = await child();
  const { id } = await psychologist.do(assessMaturity, { id: person, compartments: ["mind"] });
  const mixed = await psychologist.do(assessMaturity, {
    id: person,
    compartments: ["health", "mind"],
  });
  for (const who of [nurse, social, head]) {
    const { maturities } = await who.do(getCircle, { id: person });
    assert.deepEqual(
      maturities.map(({ id, compartments }) => [id, compartments]),
      [[mixed.id, ["health"]]],
    );
    assert.equal((await who.ask(endMaturity, { id })).code, "not-found");
  }
  assert.equal((await psychologist.do(getCircle, { id: person })).maturities.length, 2);
});

test("a voice in what only it keeps is not told of, nor its scope to who stands outside", async () => {
  const person = await child();
  const voice = { id: person, otherId: null, evidence: "", since: "2020-01-01", until: null };
  const parent = { ...voice, kind: "parent" } as const;
  const telling = await psychologist.do(addRepresentation, {
    ...{ ...parent, name: "Her aunt", compartments: ["mind"] },
  });
  await psychologist.do(addRepresentation, {
    ...{ ...parent, name: "Her mother", compartments: ["health", "mind"] },
  });
  const { voices } = await nurse.do(getCircle, { id: person });
  assert.deepEqual(
    voices.map(({ name, compartments }) => [name, compartments]),
    [["Her mother", ["health"]]],
  );
  assert.equal((await nurse.ask(endRepresentation, { id: telling.id })).code, "not-found");
  const outsider = await house.join("care", { service: "debt", profession: "debt-mediator" });
  const asked = await outsider.do(listRequestsOf, { id: person });
  assert.equal(asked.voices.length, 2);
  assert.ok(!JSON.stringify(asked.voices).includes("mind"));
});

test("a note written with what it passed on to one colleague alone is not marked to the others", async () => {
  const person = await cared("practice", "mind");
  await write(psychologist, person, mind);
  await house.passOn(person, { from: "mind", compartment: "mind", to: { staff: doctor } });
  const note = await write(doctor, person);
  assert.equal((await doctor.do(getEntry, { id: note.id })).withPassedOn, true);
  for (const who of [nurse, head]) {
    assert.equal((await who.do(getEntry, { id: note.id })).withPassedOn, false);
    const { entries } = await who.do(listEntries, { id: person });
    assert.deepEqual(
      entries.map(({ withPassedOn }) => withPassedOn),
      [false],
    );
  }
});

test("the account a social worker hands over, and everything they read, names it nowhere", async () => {
  const person = await cared("practice", "social", "mind");
  const secret = await write(psychologist, person, mind);
  const told = JSON.stringify([
    await social.do(getCircle, { id: person }),
    await social.do(listEntries, { id: person }),
    await social.do(listRequestsOf, { id: person }).then(({ services: _, ...rest }) => rest),
    await social.do(accountOf, { id: person, language: "fr" }),
  ]);
  for (const trace of ["Mental health", serviceId("mind"), secret.id, '"mind"']) {
    assert.ok(!told.includes(trace), trace);
  }
});
