import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCentre, type TestUser } from "../../../test/harness.ts";
import { getPerson, mergePeople, type PersonId, registerPerson } from "../../people/contract.ts";
import {
  answerRequest,
  extendRequest,
  findAsker,
  listClocks,
  listRequests,
  listRequestsOf,
  recordRequest,
  setClock,
} from "../requests.ts";

/* CONF-34: the register of what people ask, each request with its clock. */

const centre = await foundCentre();
const nurse = await centre.join("care", { service: "practice", profession: "nurse" });
const colleague = await centre.join("care", { service: "practice", profession: "nurse" });
const worker = await centre.join("care", { service: "social", profession: "social-worker" });
const psychologist = await centre.join("care", { service: "mind", profession: "psychologist" });
const head = await centre.join("head", { service: "social", profession: "social-worker" });
const coordinator = await centre.join("coordinator", { profession: "coordinator" });
const dpo = await centre.join("dpo", { profession: "data-protection-officer" });

const services = new Map<string, string>(
  (await centre.root.query("select key, id from kring.services")).rows.map(({ key, id }) => [
    key,
    id,
  ]),
);
const today = (await centre.root.query("select kring.today()::text as today")).rows[0].today;
const inDays = (days: number) =>
  Temporal.PlainDate.from(today as string)
    .add({ days })
    .toString();

let people = 0;
async function somebody(): Promise<{ id: PersonId; number: string }> {
  return nurse.do(registerPerson, { given: "Amina", family: `Asks${++people}`, birth: "1990" });
}

type Noted = Parameters<
  typeof nurse.do<typeof recordRequest.input, typeof recordRequest.output>
>[1];

async function note(more: Partial<Noted> & { to?: string } = {}, as: TestUser = nurse) {
  const { to, ...rest } = more;
  const asked = {
    id: (rest.id ?? (await somebody()).id) as PersonId,
    service: (to ? services.get(to) : null) as Noted["service"],
    kind: "copy",
    aboutHealth: false,
    askedOn: today,
    askedBy: null,
    how: "desk",
    words: "A copy of my file, please.",
    ...rest,
  } as const;
  const noted = await as.ask(recordRequest, asked);
  return { ...noted, personId: asked.id };
}

async function entriesAbout(requestId: string) {
  const { rows } = await centre.root.query(
    `select act, actor_id, person_id, purpose, detail from kring.journal
      where detail ->> 'request' = $1 order by id`,
    [requestId],
  );
  return rows;
}

const terms = [
  ["2027-01-31", false, "2027-02-28"],
  ["2028-01-31", false, "2028-02-29"],
  ["2028-01-29", false, "2028-02-29"],
  ["2027-01-28", false, "2027-02-28"],
  ["2026-12-31", false, "2027-01-31"],
  ["2026-03-31", false, "2026-04-30"],
  ["2028-02-29", false, "2028-03-29"],
  ["2026-11-30", false, "2026-12-30"],
  ["2026-02-20", true, "2026-03-07"],
  ["2028-02-20", true, "2028-03-06"],
  ["2026-12-31", true, "2027-01-15"],
] as const;

for (const [askedOn, health, dueOn] of terms) {
  test(`asked on ${askedOn}${health ? ", health" : ""}: due on ${dueOn}`, async () => {
    const { rows } = await centre.root.query(
      "select kring.request_due_on('copy', $1, $2::date)::text as due",
      [health, askedOn],
    );
    assert.equal(rows[0].due, dueOn);
  });
}

test("what is noted stands in the register, with its last day, and in the journal without a word of it", async () => {
  const noted = await note({ askedOn: "2026-01-31", words: "Secret words.", to: "practice" });
  assert.equal(noted.body.dueOn, "2026-02-28");
  assert.equal(noted.body.isMine, true);
  const { requests, person } = await nurse.do(listRequestsOf, { id: noted.personId });
  assert.deepEqual(
    requests.map(({ id, words, dueOn, service }) => [id, words, dueOn, service?.name]),
    [[noted.body.id, "Secret words.", "2026-02-28", "Practice"]],
  );
  assert.match(person.number, /^KR-/);
  const [entry] = await entriesAbout(noted.body.id);
  assert.deepEqual(
    [entry.act, entry.actor_id, entry.person_id, entry.purpose],
    ["request-noted", nurse.id, noted.personId, "rights"],
  );
  assert.doesNotMatch(JSON.stringify(entry.detail), /Secret/);
});

test("not before it is asked, nor to a service that is not there, nor about nobody", async () => {
  const early = await note({ askedOn: inDays(1) });
  assert.deepEqual([early.status, early.errors], [422, [{ path: "/askedOn", code: "not-yet" }]]);
  const nowhere = await note({ service: inDays(0) as never });
  assert.equal(nowhere.status, 422);
  const nobody = await note({ id: "0197c000-0000-7000-8000-000000000000" as PersonId });
  assert.deepEqual([nobody.status, nobody.code], [404, "not-found"]);
  const silent = await note({ words: "   " });
  assert.equal(silent.status, 422);
});

test("answered once, with a motive unless it is granted", async () => {
  const { body } = await note({ to: "practice" });
  for (const outcome of ["partly", "refused"] as const) {
    const mute = await nurse.ask(answerRequest, { id: body.id, outcome, motive: " " });
    assert.deepEqual([mute.status, mute.errors], [422, [{ path: "/motive", code: "required" }]]);
  }
  const answered = await nurse.do(answerRequest, {
    id: body.id,
    outcome: "refused",
    motive: "Not ours.",
  });
  assert.equal(answered.answer?.outcome, "refused");
  assert.equal(answered.answer?.motive, "Not ours.");
  assert.equal(answered.answer?.by, "care Test");
  const again = await colleague.ask(answerRequest, { id: body.id, outcome: "granted" });
  assert.deepEqual([again.status, again.code], [409, "was-answered"]);
  const late = await colleague.ask(extendRequest, { id: body.id, to: inDays(40), motive: "More." });
  assert.equal(late.code, "was-answered");
  const acts = (await entriesAbout(body.id)).map(({ act, detail }) => [act, detail.outcome]);
  assert.deepEqual(acts, [
    ["request-noted", undefined],
    ["request-answered", "refused"],
  ]);
  await assert.rejects(
    centre.root.query("delete from kring.rights_requests where id = $1", [body.id]),
  );
});

test("answered at the same moment by two: one of them", async () => {
  const { body } = await note({ to: "practice" });
  const answers = await Promise.all(
    [nurse, colleague].map((one) => one.ask(answerRequest, { id: body.id, outcome: "granted" })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
});

test("extended once, with a motive, within the term, two months at most; a health file never", async () => {
  const { body } = await note({ to: "practice" });
  const longest = Temporal.PlainDate.from(body.dueOn).add({ months: 2 });
  const ask = (to: string, motive = "Much to copy.") =>
    nurse.ask(extendRequest, { id: body.id, to, motive });
  assert.equal((await ask(longest.toString(), " ")).status, 422);
  const far = await ask(longest.add({ days: 1 }).toString());
  assert.deepEqual([far.status, far.errors], [422, [{ path: "/to", code: "too-long" }]]);
  assert.equal((await ask(body.dueOn)).status, 422);
  const extended = await ask(longest.toString());
  assert.equal(extended.status, 200);
  assert.equal(extended.body.dueOn, longest.toString());
  assert.equal(extended.body.extension?.before, body.dueOn);
  assert.equal(extended.body.extendableTo, null);
  assert.equal((await ask(longest.toString())).code, "was-extended");
  assert.deepEqual((await entriesAbout(body.id)).at(-1)?.act, "request-extended");

  const health = await note({ to: "practice", aboutHealth: true });
  const never = { id: health.body.id, to: inDays(16), motive: "Much." };
  assert.equal((await nurse.ask(extendRequest, never)).code, "not-extendable");
  const old = await note({ to: "practice", askedOn: inDays(-60) });
  const late = await nurse.ask(extendRequest, { id: old.body.id, to: inDays(5), motive: "Much." });
  assert.equal(late.code, "too-late");
});

async function seenBy(user: TestUser, personId: PersonId) {
  const { requests } = await user.do(listRequestsOf, { id: personId });
  const all = await user.do(listRequests, { limit: 100 });
  const listed = all.requests.filter(({ person }) => person.id === personId);
  assert.deepEqual(listed.map(({ id }) => id).sort(), requests.map(({ id }) => id).sort());
  const { open, answered } = all.counts;
  assert.equal(all.requests.length, open + answered, "what is counted is what is listed");
  return requests.map(({ service }) => service?.name ?? "house").sort();
}

test("seen and answered where it is addressed, and by the data protection officer; a discreet service's by nobody else", async () => {
  const { id } = await somebody();
  await note({ id, to: "practice" }, worker);
  await note({ id }, worker);
  const secret = await note({ id, to: "mind" }, worker);
  assert.equal(secret.body.isMine, false);
  const expected = new Map([
    [nurse, ["Practice"]],
    [worker, []],
    [psychologist, ["Mental health"]],
    [head, ["house"]],
    [coordinator, ["house"]],
    [dpo, ["Mental health", "Practice", "house"]],
  ]);
  for (const [user, names] of expected) assert.deepEqual(await seenBy(user, id), names);
  for (const user of [nurse, worker, head, coordinator]) {
    const answer = await user.ask(answerRequest, { id: secret.body.id, outcome: "granted" });
    const extension = { id: secret.body.id, to: inDays(40), motive: "More." };
    assert.deepEqual([answer.status, answer.code], [404, "not-found"]);
    assert.equal((await user.ask(extendRequest, extension)).code, "not-found");
  }
  await psychologist.do(answerRequest, { id: secret.body.id, outcome: "granted" });
});

test("who keeps a service out is answered by the data protection officer", async () => {
  const { body, personId } = await note({ to: "practice" });
  await centre.root.query("insert into kring.exclusions (person_id, service_id) values ($1, $2)", [
    personId,
    services.get("practice"),
  ]);
  assert.deepEqual(await seenBy(nurse, personId), []);
  assert.equal((await note({ id: personId })).code, "not-found");
  await dpo.do(answerRequest, { id: body.id, outcome: "granted" });
});

async function voice(
  personId: PersonId,
  kind: string,
  compartments: string[],
  valid = "[2020-01-01,)",
) {
  const { rows } = await centre.root.query(
    `insert into kring.representations (person_id, kind, name, compartments, valid)
     values ($1, $2, 'Fatima', $3, $4) returning id`,
    [personId, kind, compartments, valid],
  );
  return rows[0].id as string;
}

test("a representative asks within their scope and time, not where a minor decides alone (CONF-35, CONF-36)", async () => {
  const { id } = await somebody();
  const parent = await voice(id, "parent", ["health", "social", "legal"]);
  const asks = async (askedBy: string, to?: string) =>
    (await note({ id, askedBy, ...(to && { to }) })).code ?? "noted";
  assert.equal(await asks(parent, "practice"), "noted");
  assert.equal(await asks(parent, "social"), "noted");
  assert.equal(await asks(parent, "debt"), "no-say");
  assert.equal(await asks(parent), "no-say");
  assert.equal(await asks(await voice(id, "trusted", ["health"]), "practice"), "no-say");
  assert.equal(
    await asks(await voice(id, "parent", ["health"], "[2020-01-01,2021-01-01)"), "practice"),
    "no-say",
  );
  const other = (await somebody()).id;
  assert.equal(await asks(await voice(other, "parent", ["health"]), "practice"), "invalid-input");
  await centre.root.query(
    "insert into kring.maturities (person_id, compartments) values ($1, $2)",
    [id, ["legal"]],
  );
  assert.equal(await asks(parent, "social"), "no-say");
  assert.equal(await asks(parent, "practice"), "noted");
  const { requests, voices } = await nurse.do(listRequestsOf, { id });
  assert.deepEqual(new Set(requests.map(({ askedBy }) => askedBy)), new Set(["Fatima"]));
  assert.deepEqual(
    voices.map(({ name }) => name),
    ["Fatima"],
  );
});

test("first what is due first, then what was answered; page by page nothing twice and nothing left out", async () => {
  for (const days of [-3, -40, -12, -20])
    await note({ askedOn: inDays(days), to: "debt", kind: "objection" });
  const answered = await note({ to: "debt" });
  await dpo.do(answerRequest, { id: answered.body.id, outcome: "granted" });
  const seen: string[] = [];
  const all = await dpo.do(listRequests, { limit: 100 });
  for (let after: string | undefined; ; ) {
    const page = await dpo.do(listRequests, { limit: 3, ...(after && { after }) });
    seen.push(...page.requests.map(({ id }) => id));
    if (!page.next) break;
    after = page.next;
  }
  assert.deepEqual(
    seen,
    all.requests.map(({ id }) => id),
  );
  const open = all.requests.filter(({ answer }) => answer === null);
  assert.deepEqual(all.requests.slice(0, open.length), open);
  const days = open.map(({ dueOn }) => dueOn);
  assert.deepEqual(days, [...days].sort());
  const late = await dpo.do(listRequests, { state: "overdue", kind: "objection" });
  assert.deepEqual(
    late.requests.map(({ askedOn, daysLeft }) => [askedOn, daysLeft < 0]),
    [[inDays(-40), true]],
  );
  assert.equal(
    late.counts.overdue,
    all.requests.filter(({ daysLeft, answer }) => !answer && daysLeft < 0).length,
  );
});

test("who has no access to people finds them by their card, and reads no more than a name", async () => {
  const { id, number } = await somebody();
  const { person } = await coordinator.do(findAsker, {
    card: number.toLowerCase().replaceAll("-", " "),
  });
  assert.deepEqual(person, { id, number, given: "Amina", family: `Asks${people}` });
  assert.deepEqual(await coordinator.do(findAsker, { card: "nonsense" }), { person: null });
  const noted = await note({ id }, coordinator);
  assert.equal(noted.body.isMine, true);
});

test("a merged record's requests are the person's", async () => {
  const [kept, gone] = [await somebody(), await somebody()];
  await note({ id: gone.id, to: "practice" });
  const version = async (id: PersonId) => (await head.do(getPerson, { id })).version;
  await head.do(mergePeople, {
    id: kept.id,
    version: await version(kept.id),
    otherId: gone.id,
    otherVersion: await version(gone.id),
    take: [],
  });
  for (const { id } of [kept, gone]) {
    const { requests, person } = await nurse.do(listRequestsOf, { id });
    assert.deepEqual(
      [person.id, requests.map((request) => request.person.id)],
      [kept.id, [kept.id]],
    );
  }
});

test("the data protection officer changes a clock, for what is noted from then on", async () => {
  const before = await note({ to: "practice", kind: "objection", aboutHealth: true });
  const { clocks, kept } = await dpo.do(listClocks, {});
  assert.equal(clocks.length, 8);
  assert.deepEqual(kept.find(({ compartment }) => compartment === "health")?.years, 30);
  const clock = clocks.find(({ kind, aboutHealth }) => kind === "objection" && aboutHealth);
  assert.ok(clock);
  assert.deepEqual([clock.days, clock.months, clock.extensionMonths], [15, null, 0]);
  const both = await dpo.ask(setClock, { ...clock, months: 1 });
  assert.deepEqual(both.errors, [{ path: "/days", code: "days-or-months" }]);
  await dpo.do(setClock, { ...clock, days: 10 });
  const after = await note({ to: "practice", kind: "objection", aboutHealth: true });
  assert.deepEqual([before.body.dueOn, after.body.dueOn], [inDays(15), inDays(10)]);
  const { requests } = await nurse.do(listRequestsOf, { id: before.personId });
  assert.equal(requests[0]?.dueOn, inDays(15));
  const { rows } = await centre.root.query(
    "select detail from kring.journal where act = 'request-clock-set' and actor_id = $1",
    [dpo.id],
  );
  assert.equal(rows[0].detail.days, 10);
});
