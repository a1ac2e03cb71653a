import assert from "node:assert/strict";
import { before, test } from "node:test";
import { foundCentre, type TestUser } from "../../../test/harness.ts";
import { registerPerson } from "../../people/contract.ts";
import * as contract from "../contract.ts";
import * as services from "../service-contract.ts";
import { endMembership, getStaffMember, listStaff } from "../staff-contract.ts";

const centre = await foundCentre();
let admin: TestUser;

before(async () => {
  admin = await centre.join("admin");
});

async function lastEntry(act: string) {
  const { rows } = await centre.root.query(
    "select detail, actor_id from kring.journal where act = $1 order by id desc limit 1",
    [act],
  );
  return rows[0];
}

const opening = (profession: contract.Profession, compartment: contract.Compartment) => ({
  profession,
  compartment,
});

test("a service is added with its compartments, each open to whom it usually is", async () => {
  await admin.do(contract.addService, {
    key: "planning",
    name: "Family planning",
    enterpriseNumber: "BE 0123.456.749",
    discreet: true,
    compartments: ["mind", "health"],
  });
  const service = await admin.do(services.getService, { key: "planning" });
  assert.equal(service.enterpriseNumber, "0123456749");
  assert.deepEqual(service.compartments, ["health", "mind"]);
  assert.deepEqual(service.openings, service.usual);
  assert.ok(service.openings.some((one) => one.profession === "midwife"));
  assert.ok(!service.openings.some((one) => one.compartment === "debt"));
  const entry = await lastEntry("service-added");
  assert.deepEqual(entry.detail, { service: service.id, compartments: ["mind", "health"] });
  const { services: all } = await admin.do(services.listAllServices, {});
  assert.ok(all.some(({ key, discreet }) => key === "planning" && discreet));
  const open = await admin.do(contract.listServices, {});
  assert.ok(
    !open.services.some(({ key }) => key === "planning"),
    "a discreet service is not shown",
  );
});

test("my own service is listed though it is discreet, with what my profession opens there", async () => {
  const psychologist = await centre.join("care", { profession: "psychologist", service: "mind" });
  const { services: listed } = await psychologist.do(contract.listServices, {});
  const own = listed.find(({ key }) => key === "mind");
  assert.deepEqual([own?.mine, own?.compartments, own?.opens], [true, ["mind"], ["mind"]]);
  const others = listed.filter(({ key }) => key !== "mind");
  assert.ok(others.length >= 3);
  assert.ok(others.every(({ mine, opens }) => !mine && opens.length === 0));
  const nurse = await centre.join("care", { profession: "nurse", service: "practice" });
  const { services: hers } = await nurse.do(contract.listServices, {});
  assert.ok(!hers.some(({ key }) => key === "mind"));
});

test("a number that is not of the enterprise register is said at its field", async () => {
  const input = { key: "wrong", name: "Wrong", enterpriseNumber: "0123456748" };
  const answer = await admin.ask(contract.addService, input);
  assert.deepEqual(
    [answer.status, answer.errors],
    [422, [{ path: "/enterpriseNumber", code: "enterprise-number-wrong" }]],
  );
  const { services: all } = await admin.do(services.listAllServices, {});
  assert.ok(!all.some(({ key }) => key === "wrong"));
});

test("an edit says what changed, keeps what was not sent, and refuses what is stale", async () => {
  const { version } = await admin.do(services.getService, { key: "social" });
  const edited = await admin.do(services.editService, {
    key: "social",
    version,
    deskLabel: "Un rendez-vous au premier",
    privacyContact: "Somebody, somewhere",
    enterpriseNumber: "0123456749",
  });
  assert.deepEqual(
    [edited.name, edited.deskLabel, edited.enterpriseNumber, edited.version],
    ["Social service", "Un rendez-vous au premier", "0123456749", version + 1],
  );
  const { detail } = await lastEntry("service-edited");
  assert.deepEqual(detail.fields, ["enterpriseNumber", "privacyContact", "deskLabel"]);
  assert.equal(detail.to.deskLabel, "Un rendez-vous au premier");
  assert.ok(!JSON.stringify(detail).includes("Somebody"), "a contact is a name");
  const late = await admin.ask(services.editService, { key: "social", version, name: "Late" });
  assert.deepEqual([late.status, late.code], [409, "stale"]);
  assert.equal((late.extra as { current: { name: string } }).current.name, "Social service");
  const cleared = await admin.do(services.editService, {
    key: "social",
    version: edited.version,
    enterpriseNumber: null,
    centres: [centre.centreId],
  });
  assert.deepEqual([cleared.enterpriseNumber, cleared.centres], [null, [centre.centreId]]);
  const nowhere = await admin.ask(services.editService, {
    key: "social",
    version: cleared.version,
    centres: ["0197c000-0000-7000-8000-000000000000"],
  });
  assert.deepEqual(nowhere.errors, [{ path: "/centres", code: "unknown-centre" }]);
});

test("openings are changed one by one; the journal tells only what changed", async () => {
  await admin.do(services.changeCompartments, { key: "debt", compartments: ["debt", "legal"] });
  const changed = await admin.do(services.changeOpenings, {
    key: "debt",
    open: [opening("social-worker", "debt"), opening("jurist", "legal")],
    close: [opening("debt-mediator", "legal"), opening("nurse", "debt")],
  });
  const has = (one: ReturnType<typeof opening>) =>
    changed.openings.some((other) => JSON.stringify(other) === JSON.stringify(one));
  assert.ok(has(opening("social-worker", "debt")));
  assert.ok(!has(opening("debt-mediator", "legal")));
  assert.ok(has(opening("jurist", "legal")), "what was open stays open");
  const { detail } = await lastEntry("openings-changed");
  assert.deepEqual(detail, {
    service: changed.id,
    opened: [opening("social-worker", "debt")],
    closed: [opening("debt-mediator", "legal")],
  });
  // Back to what is usual is the same act the other way round.
  const usual = await admin.do(services.changeOpenings, {
    key: "debt",
    open: detail.closed,
    close: detail.opened,
  });
  assert.deepEqual(usual.openings, usual.usual);
});

test("no service opens what it does not keep, and to nobody who manages, supervises or rents", async () => {
  const refused = await admin.ask(services.changeOpenings, {
    key: "debt",
    open: [
      opening("nurse", "health"),
      opening("administrator", "debt"),
      opening("partner", "debt"),
      opening("data-protection-officer", "debt"),
    ],
    close: [],
  });
  assert.deepEqual(refused.errors, [
    { path: "/open/0/compartment", code: "not-kept-here" },
    { path: "/open/1/profession", code: "never-opens" },
    { path: "/open/2/profession", code: "never-opens" },
    { path: "/open/3/profession", code: "never-opens" },
  ]);
});

test("a compartment goes with its openings, but not while something is kept there", async () => {
  await admin.do(services.changeCompartments, {
    key: "practice",
    compartments: ["health", "social"],
  });
  const left = await admin.do(services.changeCompartments, {
    key: "practice",
    compartments: ["health"],
  });
  assert.ok(left.openings.every(({ compartment }) => compartment === "health"));
  assert.deepEqual((await lastEntry("compartments-changed")).detail.removed, ["social"]);
  const welcomer = await centre.join("welcome");
  const person = await welcomer.do(registerPerson, { given: "Kept", family: "There" });
  await centre.root.query(
    `insert into kring.entries (person_id, service_id, compartment, kind, author_id)
     values ($1, $2, 'health', 'note', $3)`,
    [person.id, left.id, admin.id],
  );
  const refused = await admin.ask(services.changeCompartments, {
    key: "practice",
    compartments: [],
  });
  assert.deepEqual([refused.status, refused.code], [409, "compartment-in-use"]);
  assert.deepEqual((await admin.do(services.getService, { key: "practice" })).compartments, [
    "health",
  ]);
});

test("a service closes when nobody belongs to it any more, and takes nobody in then", async () => {
  await admin.do(contract.addService, { key: "brief", name: "Brief" });
  const nurse = await centre.join("care", { service: "brief" });
  const refused = await admin.ask(services.closeService, { key: "brief" });
  assert.deepEqual([refused.code, refused.extra], ["service-has-members", { members: 1 }]);
  const { staff } = await admin.do(listStaff, {});
  const id = staff.find((one) => one.id === nurse.id)?.id as never;
  const { memberships } = await admin.do(getStaffMember, { id });
  await admin.do(endMembership, { id, membershipId: memberships[0]?.id ?? "" });
  const closed = await admin.do(services.closeService, { key: "brief" });
  assert.match(closed.closedOn ?? "", /^\d{4}-\d\d-\d\d$/);
  assert.equal((await admin.ask(services.closeService, { key: "brief" })).code, "service-closed");
  const joining = await admin.ask(contract.addStaff, {
    email: "late@test.kring",
    given: "Late",
    family: "Comer",
    profession: "nurse",
    password: "long enough",
    memberships: [{ role: "care", service: "brief" }],
  });
  assert.deepEqual(joining.errors, [{ path: "/memberships/0/service", code: "closed-service" }]);
  const shown = await admin.do(contract.listServices, {});
  assert.ok(!shown.services.some(({ key }) => key === "brief"));
  const again = await admin.do(services.reopenService, { key: "brief" });
  assert.equal(again.closedOn, null);
  assert.ok(await lastEntry("service-reopened"));
});

test("a service does not close while somebody is joining it", async () => {
  for (let round = 0; round < 6; round++) {
    const key = `race-${round}`;
    await admin.do(contract.addService, { key, name: key });
    const [closing] = await Promise.all([
      admin.ask(services.closeService, { key }),
      admin.ask(contract.addStaff, {
        email: `${key}@test.kring`,
        given: "Quick",
        family: "Joiner",
        profession: "nurse",
        password: "long enough",
        memberships: [{ role: "care", service: key }],
      }),
    ]);
    const now = await admin.do(services.getService, { key });
    assert.ok(
      now.closedOn === null || now.members === 0,
      `${closing.status}: closed with a member`,
    );
  }
});
