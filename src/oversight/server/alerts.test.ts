import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCentre, type TestUser } from "../../../test/harness.ts";
import { listNotices } from "../../access/notice-contract.ts";
import {
  findPeople,
  getPerson,
  type PersonId,
  registerPerson,
  relatePeople,
} from "../../people/contract.ts";
import {
  type Alert,
  type AlertKind,
  answerAlert,
  changeAlertThreshold,
  getOversight,
  listAlerts,
  listAlertThresholds,
  type ThresholdKey,
} from "../contract.ts";
import { raiseAlerts } from "./index.ts";

/* An alert is a question: raised by what was really done, and not raised just below its threshold. */

const centre = await foundCentre();
const dpo = await centre.join("dpo");
const welcomer = await centre.join("welcome");
let people = 0;
const someone = async (more: object = {}) =>
  (
    await welcomer.do(registerPerson, {
      given: `Given${people}`,
      family: `Family${people++}`,
      ...more,
    })
  ).id;
const open = (user: TestUser, id: PersonId) => user.do(getPerson, { id });
const nurse = () => centre.join("care", { service: "practice", profession: "nurse" });

async function asked(kind: AlertKind, of: TestUser | null): Promise<Alert[]> {
  await raiseAlerts(centre.database);
  const { alerts } = await dpo.do(listAlerts, {});
  return alerts.filter(
    (alert) => alert.kind === kind && (alert.colleague?.id ?? null) === (of?.id ?? null),
  );
}
const set = (key: ThresholdKey, value: number) => dpo.do(changeAlertThreshold, { key, value });
const declare = (user: TestUser, personId: string, kind: string) =>
  centre.root.query("insert into kring.own_files (staff_id, person_id, kind) values ($1, $2, $3)", [
    user.id,
    personId,
    kind,
  ]);

await set("name-bearers", 0);

test("nothing unusual, nothing asked, and it says so", async () => {
  const user = await nurse();
  await open(user, await someone());
  await raiseAlerts(centre.database);
  assert.deepEqual((await dpo.do(listAlerts, {})).alerts, []);
  assert.equal((await dpo.do(getOversight, {})).alerts, 0);
});

test("own file, and a declared relative's (CONF-23)", async () => {
  const user = await nurse();
  const [own, sister, stranger] = [await someone(), await someone(), await someone()];
  await declare(user, own, "self");
  await declare(user, sister, "relative");
  await open(user, stranger);
  assert.deepEqual(await asked("own-file", user), []);
  await open(user, own);
  await open(user, sister);
  await open(user, sister);
  const alerts = await asked("own-file", user);
  assert.deepEqual(
    alerts.map(({ person, figures }) => [person?.id, figures["tie"], figures["looks"]]).sort(),
    [
      [own, "self", 1],
      [sister, "relative", 2],
    ].sort(),
  );
  assert.equal((await dpo.do(listNotices, {})).notices[0]?.kind, "alert-raised");
});

test("household, family and street of one's own file", async () => {
  const user = await nurse();
  const address = {
    kind: "home",
    postcode: "1070",
    municipality: "Anderlecht",
    sector: null,
  } as const;
  const own = await someone({ address: { ...address, street: "Rue du Test 12" } });
  const neighbour = await someone({ address: { ...address, street: "rue du test 48b" } });
  const elsewhere = await someone({
    address: { ...address, street: "Rue du Test 12", postcode: "1080" },
  });
  const [brother, unrelated] = [await someone(), await someone()];
  await declare(user, own, "self");
  await welcomer.do(relatePeople, { id: own, otherId: brother, kind: "sibling" });
  for (const id of [elsewhere, unrelated]) await open(user, id);
  assert.deepEqual(await asked("near-own-file", user), []);
  for (const id of [neighbour, brother]) await open(user, id);
  const alerts = await asked("near-own-file", user);
  assert.deepEqual(
    alerts.map(({ person, figures }) => [person?.id, figures["tie"]]).sort(),
    [
      [neighbour, "street"],
      [brother, "sibling"],
    ].sort(),
  );
});

test("the same family name, as long as it is rare here", async () => {
  const user = await nurse();
  const [one, other] = [await someone({ family: "test" }), await someone({ family: "Testament" })];
  await set("name-bearers", 1);
  await open(user, other);
  assert.deepEqual(await asked("same-name", user), []);
  await open(user, one);
  assert.deepEqual(
    (await asked("same-name", user)).map(({ person }) => person?.id),
    [one],
  );
  await someone({ family: "TEST" });
  const later = await nurse();
  await open(later, one);
  assert.deepEqual(await asked("same-name", later), [], "two bear it now");
  await set("name-bearers", 0);
});

test("many people in an hour, and in a day", async () => {
  await set("people-hour", 4);
  const [fast, ids] = [await nurse(), await Promise.all([1, 2, 3, 4, 5].map(() => someone()))];
  for (const id of [...ids.slice(0, 4), ids[0] as PersonId]) await open(fast, id);
  assert.deepEqual(await asked("many-people", fast), [], "four people, one of them twice");
  await open(fast, ids[4] as PersonId);
  const [alert] = await asked("many-people", fast);
  assert.deepEqual([alert?.figures["peopleInAnHour"], alert?.thresholds["people-hour"]], [5, 4]);
  await open(fast, await someone());
  const [grown, ...others] = await asked("many-people", fast);
  assert.deepEqual([grown?.figures["people"], others], [6, []], "asked once, the figures keep up");
  await set("people-hour", 1000);

  const steady = await nurse();
  const spread = (hours: number, id: string) =>
    centre.root.query(
      `insert into kring.journal (at, act, person_id, actor_id, purpose)
       values ((kring.today() - 1)::timestamp at time zone 'Europe/Brussels' + $1 * interval '1 hour', 'person-opened', $2, $3, 'care')`,
      [hours, id, steady.id],
    );
  await set("people-day", 4);
  for (const [index, id] of ids.slice(0, 4).entries()) await spread(8 + 2 * index, id);
  assert.deepEqual(await asked("many-people", steady), []);
  await spread(17, ids[4] as PersonId);
  assert.equal((await asked("many-people", steady))[0]?.figures["people"], 5);
  await set("people-day", 5000);
});

test("more than one's own usual day", async () => {
  const user = await nurse();
  const ids = await Promise.all(Array.from({ length: 7 }, () => someone()));
  await set("usual-least", 3);
  await centre.root.query(
    `insert into kring.journal (at, act, person_id, actor_id, purpose)
     select now() - d * interval '1 day', 'person-opened', p, $1, 'care' from generate_series(2, 7) d, unnest($2::uuid[]) p`,
    [user.id, ids.slice(0, 2)],
  );
  for (const id of ids.slice(0, 6)) await open(user, id);
  assert.deepEqual(
    await asked("unusually-many", user),
    [],
    "three times two is not more than three times",
  );
  await open(user, ids[6] as PersonId);
  const [alert] = await asked("unusually-many", user);
  assert.deepEqual([alert?.figures["people"], alert?.figures["usually"]], [7, 2]);
  await set("usual-least", 1000);
});

test("at night, by the hours of the house", async () => {
  const user = await nurse();
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Brussels",
      hour: "2-digit",
      hourCycle: "h23",
    }).format(new Date()),
  );
  const ids = await Promise.all([1, 2, 3].map(() => someone()));
  await set("night-people", 2);
  // A night that is over: the two hours before this one.
  await set("night-from", (hour + 22) % 24);
  await set("night-to", hour);
  for (const id of ids) await open(user, id);
  assert.deepEqual(await asked("at-night", user), []);
  await set("night-from", hour);
  await set("night-to", (hour + 2) % 24);
  const other = await nurse();
  for (const id of ids.slice(0, 2)) await open(other, id);
  assert.equal((await asked("at-night", user))[0]?.figures["people"], 3);
  assert.deepEqual(await asked("at-night", other), [], "two people are not more than two");
  await set("night-people", 1000);
});

test("searches that lead nowhere", async () => {
  const [idle, busy] = [await nurse(), await nurse()];
  await set("searches-day", 3);
  const search = (user: TestUser) => user.do(findPeople, { q: "Nobody Atall 1950" });
  for (let times = 0; times < 3; times++) await search(idle);
  for (let times = 0; times < 4; times++) await search(busy);
  await open(busy, await someone());
  assert.deepEqual(await asked("searches-without-opening", idle), []);
  await search(idle);
  assert.equal((await asked("searches-without-opening", idle))[0]?.figures["searches"], 4);
  assert.deepEqual(await asked("searches-without-opening", busy), []);
});

test("refused again and again", async () => {
  const user = await nurse();
  await set("refusals-day", 2);
  for (let times = 0; times < 2; times++) await user.ask(listAlerts, {});
  assert.deepEqual(await asked("refusals", user), []);
  await user.ask(listAlerts, {});
  assert.equal((await asked("refusals", user))[0]?.figures["refusals"], 3);
});

test("too many emergencies: a question to the model, of the service and of the house", async () => {
  const doctor = await centre.join("care", {
    service: "practice",
    profession: "general-practitioner",
  });
  await set("glass-least", 2);
  const breakGlass = async () =>
    centre.root.query(
      "insert into kring.break_glass (person_id, staff_id, reason, words) values ($1, $2, 'unconscious', 'found in the hall')",
      [await someone(), doctor.id],
    );
  for (let times = 0; times < 2; times++) await breakGlass();
  assert.deepEqual(await asked("emergencies", null), []);
  await breakGlass();
  const alerts = await asked("emergencies", null);
  assert.deepEqual(alerts.map(({ service }) => service).sort(), ["Practice", null].sort());
  assert.deepEqual(alerts[0]?.figures, { emergencies: 3, openings: 3, percent: 100 });
  await asked("emergencies", null);
  assert.equal((await asked("emergencies", null)).length, 2, "once a month");
});

test("what came of a question is said once, and nobody else's word", async () => {
  const { alerts } = await dpo.do(listAlerts, {});
  const [alert] = alerts;
  assert.ok(alert);
  const user = await nurse();
  assert.equal((await user.ask(answerAlert, { id: alert.id, outcome: "talked" })).status, 403);
  await dpo.do(answerAlert, {
    id: alert.id,
    outcome: "talked",
    remark: " It was her turn at the desk. ",
  });
  const again = await dpo.ask(answerAlert, { id: alert.id, outcome: "model-wrong" });
  assert.deepEqual([again.status, again.code], [409, "alert-answered"]);
  const answered = (await dpo.do(listAlerts, { state: "answered" })).alerts;
  assert.deepEqual(
    [answered[0]?.answer?.outcome, answered[0]?.answer?.remark],
    ["talked", "It was her turn at the desk."],
  );
  const { rows } = await centre.root.query(
    "select detail from kring.journal where act = 'alert-answered'",
  );
  assert.equal(rows.length, 1);
  assert.doesNotMatch(JSON.stringify(rows), /desk/, "no free text in the journal");
  const later = (await dpo.do(listAlerts, {})).alerts;
  await raiseAlerts(centre.database);
  assert.deepEqual(
    (await dpo.do(listAlerts, {})).alerts.map(({ id }) => id),
    later.map(({ id }) => id),
  );
});

test("thresholds stay within bounds, and each change is journalled", async () => {
  const outside = await dpo.ask(changeAlertThreshold, { key: "night-from", value: 24 });
  assert.deepEqual([outside.status, outside.errors?.[0]?.code], [422, "out-of-bounds"]);
  await set("refusals-day", 10);
  const { rows } = await centre.root.query(
    "select detail from kring.journal where act = 'alert-threshold-changed' order by id desc limit 1",
  );
  assert.deepEqual(rows[0].detail, { key: "refusals-day", from: 2, to: 10 });
  assert.equal((await dpo.do(listAlertThresholds, {})).thresholds.length, 12);
});

test("the month is told by service, never by worker", async () => {
  const { month, services, alerts } = await dpo.do(getOversight, {});
  assert.ok(alerts > 0 && month.openings > 20 && month.emergencies === 3);
  assert.equal(services.find(({ name }) => name === "Practice")?.emergencies, 3);
  assert.deepEqual(Object.keys(services[0] ?? {}).sort(), [
    "alerts",
    "emergencies",
    "files",
    "name",
  ]);
});

test("asked by several servers at once, each question stands once", async () => {
  await Promise.all([1, 2, 3].map(() => raiseAlerts(centre.database)));
  const { rows } = await centre.root.query(
    "select count(*)::int - count(distinct (kind, staff_id, service_id, person_id, day))::int as twice from kring.alerts",
  );
  assert.equal(rows[0].twice, 0);
});
