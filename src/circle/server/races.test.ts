import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCircle, spoken, staffId } from "../../../test/circles.ts";
import type { Input } from "../../platform/endpoint.ts";
import {
  beginCare,
  endCare,
  exclude,
  getCircle,
  liftExclusion,
  sharePart,
  withdrawConsent,
} from "../contract.ts";

const house = await foundCircle();
const { nurse, doctor, social, serviceId, cared, write, share, until } = house;

test("twenty causes of one person at the same moment: what follows from them is the same as one after the other", async () => {
  for (let round = 0; round < 3; round++) {
    const person = await cared("practice", "social");
    const entry = await write(nurse, person);
    const given = [];
    for (let n = 0; n < 5; n++) {
      given.push(await share(nurse, person, { entryId: entry.id }, { service: "social" }));
    }
    const begin = {
      id: person,
      serviceId: serviceId("practice"),
      basis: "contact",
      whom: "service",
    } as const;
    const pass: Input<typeof sharePart> = {
      ...{ id: person, entryId: entry.id, toService: serviceId("social"), purpose: "care", until },
      ...{ strictlyNeeded: true, answer: { decision: "agreed", ...spoken } },
    };
    const closing = staffId(round % 2 === 0 ? doctor : social);
    const answers = await Promise.all([
      ...given.map(({ consentId }) => nurse.ask(withdrawConsent, { id: consentId, givenBy: null })),
      ...given.map(({ consentId: id }) => nurse.ask(withdrawConsent, { id, givenBy: null })),
      ...Array.from({ length: 4 }, () => nurse.ask(beginCare, begin)),
      ...Array.from({ length: 4 }, () => nurse.ask(sharePart, pass)),
      nurse.ask(exclude, { id: person, staffId: closing }),
      nurse.ask(exclude, { id: person, staffId: closing }),
    ]);
    assert.equal(answers.length, 20);
    const odd = answers.filter(
      ({ status, code }) => status !== 200 && code !== "is-withdrawn" && code !== "is-excluded",
    );
    assert.deepEqual(odd, []);
    assert.equal(answers.filter(({ code }) => code === "is-withdrawn").length, 5);
    assert.equal(answers.filter(({ code }) => code === "is-excluded").length, 1);
    assert.deepEqual(await house.differences(), []);
    const { care, exclusions } = await nurse.do(getCircle, { id: person });
    const ours = care.find(({ service }) => service.name === "Practice");
    await Promise.all([
      nurse.ask(endCare, { id: ours?.id ?? "" }),
      nurse.ask(liftExclusion, { id: exclusions[0]?.id ?? "" }),
      social.ask(getCircle, { id: person }),
    ]);
    assert.deepEqual(await house.differences(), []);
  }
});

test("what was tampered with is found", async () => {
  const person = await cared("practice");
  await house.root.query("delete from kring.grants where person_id = $1", [person]);
  await house.root.query(
    `insert into kring.closures (person_id, staff_id, because, because_id) values ($1, $2, 'exclusion', $1)`,
    [person, nurse.id],
  );
  const found = (await house.differences()).map(
    ({ difference, because }) => `${difference} ${because}`,
  );
  assert.deepEqual(found.sort(), ["missing care-relation", "surplus exclusion"]);
});
