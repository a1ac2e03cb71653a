import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCentre } from "../../../test/harness.ts";
import { addService, type StaffId } from "../contract.ts";
import * as law from "../law-contract.ts";
import { changeOpenings } from "../service-contract.ts";
import { editStaffMember, endMembership, getStaffMember } from "../staff-contract.ts";

const centre = await foundCentre();
const admin = await centre.join("admin");
const dpo = await centre.join("dpo");

test("the list says per service who may open what, from the configuration (CONF-45)", async () => {
  await admin.do(addService, { key: "budget", name: "Budget", compartments: ["debt"] });
  const mediator = await centre.join("care", { service: "budget", profession: "debt-mediator" });
  const helper = await centre.join("welcome", { service: "budget", profession: "debt-mediator" });
  const gone = await centre.join("care", { service: "budget", profession: "jurist" });
  const { id, version, memberships } = await admin.do(getStaffMember, { id: gone.id as StaffId });
  await admin.do(endMembership, { id, membershipId: memberships[0]?.id ?? "" });
  await admin.do(changeOpenings, {
    key: "budget",
    open: [{ profession: "social-worker", compartment: "debt" }],
    close: [],
  });
  await admin.do(editStaffMember, {
    id: helper.id as StaffId,
    version,
    secrecyGround: null,
    responsible: { kind: "staff", of: mediator.id },
  });
  const { services } = await dpo.do(law.listWhoMayOpen, {});
  const budget = services.find(({ key }) => key === "budget");
  assert.deepEqual(budget?.professions, [
    { profession: "debt-mediator", compartments: ["debt"] },
    { profession: "jurist", compartments: ["debt"] },
    { profession: "social-worker", compartments: ["debt"] },
  ]);
  const common = { family: "Test", profession: "debt-mediator" };
  assert.deepEqual(budget?.staff, [
    {
      ...common,
      given: "care",
      roles: ["care"],
      secrecyGround: "profession",
      responsibleName: "",
      opens: ["debt"],
    },
    // The same profession in a role that does not work behind the vault door opens nothing.
    {
      ...common,
      given: "welcome",
      roles: ["welcome"],
      secrecyGround: null,
      responsibleName: "care Test",
      opens: [],
    },
  ]);
  const { rows } = await centre.root.query(
    "select actor_id from kring.journal where act = 'access-list-opened'",
  );
  assert.deepEqual(rows, [{ actor_id: dpo.id }]);
});

test("the length of a care relation is changed with where that is written (CONF-14)", async () => {
  const { lengths } = await admin.do(law.listCareRelationLengths, {});
  assert.deepEqual(
    lengths.map(({ basis, months }) => [basis, months]),
    [
      ["contact", 15],
      ["referral", 3],
      ["emergency", 1],
    ],
  );
  const input = {
    basis: "referral",
    months: 6,
    source: "Agreed by the services on 3 March",
    sourceDate: "2026-03-03",
  } as const;
  await admin.do(law.changeCareRelationLength, input);
  const after = await admin.do(law.listCareRelationLengths, {});
  assert.deepEqual(after.lengths[1], input);
  const { rows } = await centre.root.query(
    "select detail from kring.journal where act = 'care-relation-length-changed'",
  );
  assert.deepEqual(rows, [{ detail: { basis: "referral", from: 3, to: 6 } }]);
  for (const wrong of [{ months: 0 }, { months: 61 }, { source: " " }, { sourceDate: "soon" }]) {
    const answer = await admin.ask(law.changeCareRelationLength, { ...input, ...wrong } as never);
    assert.deepEqual(
      answer.errors?.map(({ path }) => path),
      [`/${Object.keys(wrong)[0]}`],
    );
  }
});
