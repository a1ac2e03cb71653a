import assert from "node:assert/strict";
import { test } from "node:test";
import type { ServiceId } from "../../src/access/contract.ts";
import {
  addRepresentation,
  assessMaturity,
  beginCare,
  endCare,
  endMaturity,
  endRepresentation,
  endShare,
  exclude,
  getCircle,
  listRecipients,
  recordConsent,
  sharePart,
  withdrawConsent,
} from "../../src/circle/contract.ts";
import { accountOf } from "../../src/oversight/contract.ts";
import { getPerson, mergePeople, type PersonId, unmergePeople } from "../../src/people/contract.ts";
import { getEntry, listEntries, listLatestNotes } from "../../src/record/contract.ts";
import { foundCircle, spoken, staffId } from "../circles.ts";

/* Acts of the circle by somebody who stands elsewhere, stood there once, or was handed something. */

const house = await foundCircle();
const { nurse, doctor, head, social, psychologist, serviceId, cared, care, write, root, until } =
  house;
const outsider = await house.join("care", { service: "debt", profession: "debt-mediator" });
const practice = { serviceId: serviceId("practice"), basis: "contact" } as const;
const codes = (answers: { code: string | undefined }[]) => answers.map(({ code }) => code);
const memberUntil = (who: typeof nurse, valid: string) =>
  root.query("update kring.memberships set valid = $2::tstzrange where staff_id = $1", [
    who.id,
    valid,
  ]);

test("a colleague ends the care of somebody who cares alone; only they and their head can", async () => {
  const person = await house.somebody();
  const { id } = await nurse.do(beginCare, { id: person, ...practice, whom: "only-me" });
  const answers = [await doctor.ask(endCare, { id }), await social.ask(endCare, { id })];
  assert.deepEqual(codes(answers), ["not-found", "not-found"]);
  // Also when they stand there for the service, and so see it.
  await doctor.do(beginCare, { id: person, ...practice, whom: "service" });
  assert.equal((await doctor.do(getCircle, { id: person })).care.length, 2);
  assert.equal((await doctor.ask(endCare, { id })).code, "not-found");
  await head.do(endCare, { id });
});

test("whoever is kept out ends the care of the service, withdraws or ends a share by its id (4 doors)", async () => {
  const person = await cared("social");
  const relation = await care(person, "practice");
  const entry = await write(nurse, person);
  const { shareId, consentId } = await house.share(
    nurse,
    person,
    { entryId: entry.id },
    { service: "social" },
  );
  const { id: exclusion } = await nurse.do(exclude, { id: person, staffId: staffId(doctor) });
  assert.ok(shareId && exclusion);
  const answers = [
    await doctor.ask(endCare, { id: relation }),
    await doctor.ask(withdrawConsent, { id: consentId, givenBy: null }),
    await doctor.ask(endShare, { id: shareId }),
    await outsider.ask(withdrawConsent, { id: consentId, givenBy: null }),
    await outsider.ask(endShare, { id: shareId }),
    await social.ask(endShare, { id: shareId }),
  ];
  assert.equal(answers.length, 6);
  assert.deepEqual(new Set(codes(answers)), new Set(["not-found"]));
});

test("an outsider speaks for a person: adds and ends voices, records a yes, looks for recipients (7 doors)", async () => {
  const person = await cared("practice");
  const voice = { otherId: null, evidence: "", since: "2020-01-01", until: null, compartments: [] };
  const named = { ...voice, kind: "trusted", name: "A friend" } as const;
  const { id } = await nurse.do(addRepresentation, { id: person, ...named });
  const { rows } = await root.query(
    "insert into kring.maturities (person_id, compartments) values ($1, '{health}') returning id",
    [person],
  );
  const asked = {
    ...({ id: person, decision: "agreed", sourceService: serviceId("debt") } as const),
    ...({ toService: serviceId("social"), purpose: "care", until: null, ...spoken } as const),
    compartments: ["debt" as const],
  };
  const answers = [
    await outsider.ask(addRepresentation, { id: person, ...named }),
    await outsider.ask(endRepresentation, { id }),
    await outsider.ask(assessMaturity, { id: person, compartments: ["debt"] }),
    await outsider.ask(endMaturity, { id: rows[0].id }),
    await outsider.ask(recordConsent, asked),
    await outsider.ask(exclude, { id: person, staffId: staffId(nurse) }),
    await outsider.ask(listRecipients, {
      ...{ id: person, sourceService: serviceId("debt"), compartment: "debt", purpose: "care" },
    }),
  ];
  assert.equal(answers.length, 7);
  assert.deepEqual(new Set(codes(answers)), new Set(["not-found"]));
});

test("what was passed on is passed further, under another's consent, another service's name, or a stranger's yes", async () => {
  const [person, stranger] = [await cared("practice", "social"), await cared("practice", "social")];
  const entry = await write(nurse, person);
  await house.share(nurse, person, { entryId: entry.id }, { service: "social" });
  const theirs = await house.share(
    ...([
      nurse,
      stranger,
      { service: "practice", compartment: "health" },
      { service: "debt" },
    ] as const),
  );
  const pass = {
    id: person,
    entryId: entry.id,
    purpose: "care",
    until,
    strictlyNeeded: true,
  } as const;
  const debt = { toService: serviceId("debt") };
  const answer = { decision: "agreed", ...spoken } as const;
  const answers = [
    await social.ask(sharePart, { ...pass, ...debt, answer }),
    await nurse.ask(sharePart, { ...pass, ...debt, consentId: theirs.consentId }),
    await nurse.ask(sharePart, { ...pass, ...debt, id: stranger, answer }),
    await nurse.ask(sharePart, { ...pass, toService: serviceId("mind"), answer }),
    await social.ask(recordConsent, {
      ...{ id: person, decision: "agreed", sourceService: serviceId("practice"), ...debt },
      ...{ compartments: ["health"], purpose: "care", until: null, ...spoken },
    }),
  ];
  assert.deepEqual(codes(answers), [
    "cannot-share",
    "not-found",
    "not-found",
    "not-found",
    "not-found",
  ]);
});

test("somebody named in a narrowed note passes it on: whoever receives it reads nothing", async () => {
  const person = await cared("practice", "social");
  const entry = await write(nurse, person, { restrictTo: [staffId(doctor)] });
  await house.share(doctor, person, { entryId: entry.id }, { service: "social" });
  assert.equal((await social.ask(getEntry, { id: entry.id })).code, "not-found");
  assert.equal((await head.ask(getEntry, { id: entry.id })).code, "not-found");
});

test("a colleague who left the service, or is not there yet, keeps nothing of it (6 doors, 2 ranges)", async () => {
  for (const valid of ["[2020-01-01, 2021-01-01)", "[2100-01-01,)"]) {
    const mover = await house.join("care", { service: "practice", profession: "nurse" });
    const person = await house.somebody();
    const begun = await mover.do(beginCare, { id: person, ...practice, whom: "only-me" });
    const entry = await write(mover, person);
    await memberUntil(mover, valid);
    await root.query(
      "insert into kring.memberships (staff_id, role, service_id) values ($1, 'care', $2)",
      [mover.id, serviceId("social")],
    );
    const answers = [
      await mover.ask(getEntry, { id: entry.id }),
      await mover.ask(accountOf, { id: person, language: "fr" }),
      await mover.ask(endCare, { id: begun.id }),
      await mover.ask(exclude, { id: person, staffId: staffId(doctor) }),
    ];
    assert.deepEqual(codes(answers), ["not-found", "not-found", "not-found", "not-found"]);
    assert.equal((await mover.do(listEntries, { id: person })).total, 0);
    const { notes } = await mover.do(listLatestNotes, {});
    assert.ok(!notes.some((note) => note.person.id === person));
  }
});

test("a service's name from elsewhere begins care in it", async () => {
  const person = await cared("practice");
  for (const service of [
    serviceId("practice"),
    serviceId("mind"),
    "0197c000-0000-7000-8000-000000000000",
  ]) {
    const asked = {
      id: person,
      serviceId: service as ServiceId,
      basis: "contact",
      whom: "service",
    } as const;
    assert.equal((await outsider.ask(beginCare, asked)).code, "cannot-begin");
  }
});

async function merge(id: PersonId, otherId: PersonId): Promise<string> {
  const [one, other] = [
    await head.do(getPerson, { id }),
    await head.do(getPerson, { id: otherId }),
  ];
  const versions = { version: one.version, otherVersion: other.version };
  const merged = await head.do(mergePeople, { id, otherId, ...versions, take: [] });
  return merged.mergedNumbers.at(-1)?.mergeId ?? "";
}

test("a head merges a file that is closed to them into another, and parts them again: it stays closed", async () => {
  const [closed, open] = [await cared("practice"), await cared("practice")];
  const entry = await write(nurse, closed);
  await nurse.do(exclude, { id: closed, staffId: staffId(head) });
  const mergeId = await merge(open, closed);
  assert.equal((await head.ask(getEntry, { id: entry.id })).code, "not-found");
  await head.do(unmergePeople, { mergeId });
  assert.equal((await head.ask(getEntry, { id: entry.id })).code, "not-found");
});

test("kept out while two records are one, then they are parted: out of both", async () => {
  const [kept, gone] = [await cared("practice"), await cared("practice")];
  const entry = await write(nurse, gone);
  const mergeId = await merge(kept, gone);
  await nurse.do(exclude, { id: kept, staffId: staffId(doctor) });
  await root.query(
    "insert into kring.own_files (staff_id, person_id, kind) values ($1, $2, 'self')",
    [head.id, kept],
  );
  await house.welcomer.do(unmergePeople, { mergeId });
  for (const who of [doctor, head]) {
    assert.equal((await who.ask(getEntry, { id: entry.id })).code, "not-found");
  }
  assert.equal((await nurse.do(getEntry, { id: entry.id })).id, entry.id);
  assert.deepEqual(await house.differences(), []);
});

test("parting two records gives each back only what it was", async () => {
  const [kept, gone] = [await cared("mind"), await cared("social")];
  const secret = await write(psychologist, kept, {
    serviceId: serviceId("mind"),
    compartment: "mind",
  });
  const mergeId = await merge(kept, gone);
  const { care: seen } = await social.do(getCircle, { id: gone });
  assert.deepEqual(
    seen.map(({ service }) => service.name),
    ["Social service"],
  );
  assert.equal((await social.ask(getEntry, { id: secret.id })).code, "not-found");
  await house.welcomer.do(unmergePeople, { mergeId });
  assert.equal((await social.do(getCircle, { id: kept })).standing, "out");
});
