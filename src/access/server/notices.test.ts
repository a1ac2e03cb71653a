import assert from "node:assert/strict";
import { after, test } from "node:test";
import { foundCentre, type TestUser } from "../../../test/harness.ts";
import { registerPerson } from "../../people/contract.ts";
import { asSystem } from "../../platform/server/database.ts";
import { sendWaitingMail } from "../../platform/server/mail.ts";
import {
  getMailState,
  listNotices,
  markAllNoticesRead,
  markNoticeRead,
  noticeKinds,
  tryMailAgain,
} from "../notice-contract.ts";
import { notify, type Telling } from "./index.ts";

const centre = await foundCentre();
const address = await centre.http.listen({ port: 0, host: "127.0.0.1" });
const subjectId = () => crypto.randomUUID();

const tell = (telling: Omit<Telling, "byMail"> & { byMail?: boolean }): Promise<number> =>
  asSystem(centre.database, "test", [], async (tx) => {
    tx.withoutJournal("a test");
    return notify(tx, { byMail: false, ...telling });
  });

const kindsOf = async (user: TestUser) =>
  (await user.do(listNotices, {})).notices.map(({ kind }) => kind);

async function outbox() {
  const { rows } = await centre.root.query<Record<string, string>>(
    "select address, subject, text, path, why from kring.outbox order by id",
  );
  return rows;
}

async function serviceId(key: string): Promise<string> {
  const { rows } = await centre.root.query("select id from kring.services where key = $1", [key]);
  return rows[0].id;
}

async function amina(): Promise<string> {
  const welcomer = await centre.join("welcome");
  const card = await welcomer.do(registerPerson, { given: "Amina", family: "Benali" });
  return card.id;
}

test("a notice reaches the colleague it is for, and nobody else can see or mark it", async () => {
  const nurse = await centre.join("care");
  const other = await centre.join("admin");
  assert.equal(await tell({ to: { staff: [nurse.id] }, kind: "advice-asked" }), 1);
  const { unread, notices } = await nurse.do(listNotices, {});
  assert.equal(unread, 1);
  const [notice] = notices;
  assert.ok(notice);
  assert.deepEqual([notice.kind, notice.readAt], ["advice-asked", null]);
  assert.deepEqual(await other.do(listNotices, {}), { unread: 0, notices: [] });
  const refused = await other.ask(markNoticeRead, { id: notice.id });
  assert.deepEqual([refused.status, refused.code], [404, "not-found"]);
  assert.deepEqual(await other.do(markAllNoticesRead, { ids: [notice.id] }), { marked: 0 });
  assert.equal((await nurse.do(listNotices, {})).unread, 1);
});

test("marking one, then all that were shown; what came meanwhile stays unread", async () => {
  const nurse = await centre.join("care");
  for (const kind of ["share-ending", "request-due", "alert-raised"] as const) {
    await tell({ to: { staff: [nurse.id] }, kind, subjectId: subjectId(), dueOn: "2026-03-31" });
  }
  const shown = (await nurse.do(listNotices, {})).notices;
  assert.deepEqual(
    shown.map(({ dueOn }) => dueOn),
    ["2026-03-31", "2026-03-31", "2026-03-31"],
  );
  const [first] = shown;
  assert.ok(first);
  assert.deepEqual(await nurse.do(markNoticeRead, { id: first.id }), { marked: 1 });
  assert.deepEqual(await nurse.do(markNoticeRead, { id: first.id }), { marked: 0 });
  const after = await nurse.do(listNotices, {});
  assert.equal(after.unread, 2);
  assert.equal(after.notices.at(-1)?.id, first.id, "what was read does not come last");
  await tell({ to: { staff: [nurse.id] }, kind: "advice-answered" });
  const all = await nurse.do(markAllNoticesRead, { ids: shown.map(({ id }) => id) });
  assert.deepEqual(all, { marked: 2 });
  assert.equal((await nurse.do(listNotices, {})).unread, 1);
  const { rows } = await centre.root.query(
    "select act from kring.journal where actor_id = $1 and act like 'notice%' order by id",
    [nurse.id],
  );
  assert.deepEqual(
    rows.map(({ act }) => act),
    ["notice-read", "notice-read", "notices-read"],
  );
});

test("heads of a service, holders of a role; not who left, whose role ended, or another service's", async () => {
  const head = await centre.join("head", { service: "social" });
  const otherHead = await centre.join("head", { service: "debt" });
  const leftHead = await centre.join("head", { service: "social" });
  const formerHead = await centre.join("head", { service: "social" });
  await centre.root.query("update kring.staff set left_on = current_date where id = $1", [
    leftHead.id,
  ]);
  await centre.root.query(
    "update kring.memberships set valid = tstzrange(now() - interval '2 days', now() - interval '1 day') where staff_id = $1",
    [formerHead.id],
  );
  const told = await tell({
    to: { headsOf: [await serviceId("social")] },
    kind: "break-glass-opened",
    subjectId: subjectId(),
  });
  assert.equal(told, 1);
  assert.deepEqual(await kindsOf(head), ["break-glass-opened"]);
  assert.deepEqual(await kindsOf(otherHead), []);
  assert.deepEqual(await kindsOf(formerHead), []);
  const { rows } = await centre.root.query("select from kring.notices where staff_id = $1", [
    leftHead.id,
  ]);
  assert.equal(rows.length, 0);

  assert.equal(await tell({ to: { role: "dpo" }, kind: "alert-raised" }), 0, "there is no dpo yet");
  const dpo = await centre.join("dpo");
  assert.equal(await tell({ to: { role: "dpo" }, kind: "alert-raised" }), 1);
  assert.deepEqual(await kindsOf(dpo), ["alert-raised"]);
});

test("the same is told once while unread, and again afterwards", async () => {
  const nurse = await centre.join("care");
  const about = {
    to: { staff: [nurse.id] },
    kind: "share-ending",
    subjectId: subjectId(),
  } as const;
  await Promise.all([1, 2, 3, 4].map(() => tell(about)));
  assert.equal(await tell(about), 1);
  const [only, ...more] = (await nurse.do(listNotices, {})).notices;
  assert.ok(only && more.length === 0);
  await tell({ ...about, subjectId: subjectId() });
  await tell({ ...about, kind: "request-due" });
  assert.equal((await nurse.do(listNotices, {})).unread, 3);
  await nurse.do(markNoticeRead, { id: only.id });
  await tell(about);
  assert.equal((await nurse.do(listNotices, {})).unread, 3);
});

test("the mail says that something waits, in their language, and nothing of whom", async () => {
  await centre.root.query("delete from kring.outbox");
  const nurse = await centre.join("care", { email: "nurse@mail.test" });
  const dutch = await centre.join("care", { email: "verpleger@mail.test" });
  await centre.root.query("update kring.staff set interface_language = 'nl' where id = $1", [
    dutch.id,
  ]);
  const personId = await amina();
  const about = {
    to: { staff: [nurse.id, dutch.id] },
    kind: "break-glass-opened",
    personId,
    byMail: true,
  } as const;
  await tell(about);
  await tell(about);
  const mails = await outbox();
  assert.deepEqual(mails.map(({ address }) => address).sort(), [
    "nurse@mail.test",
    "verpleger@mail.test",
  ]);
  assert.match(JSON.stringify(mails), /Quelque chose vous attend/);
  assert.match(JSON.stringify(mails), /Er wacht iets op u/);
  assert.doesNotMatch(JSON.stringify(mails), new RegExp(`Amina|Benali|${personId}|urgence`));
  assert.deepEqual([...new Set(mails.map(({ path }) => path))], ["/notices"]);
  const [notice] = (await nurse.do(listNotices, {})).notices;
  assert.equal(notice?.personId, personId);
  assert.doesNotMatch(JSON.stringify(notice), /Amina|Benali/);
});

test("undone with its cause", async () => {
  const nurse = await centre.join("care");
  const failing = asSystem(centre.database, "test", [], async (tx) => {
    await notify(tx, { to: { staff: [nurse.id] }, kind: "request-due", byMail: true });
    throw new Error("no");
  });
  await assert.rejects(failing, /^Error: no$/);
  assert.deepEqual(await kindsOf(nurse), []);
});

test("without an actor nobody is told, and no role reads the notices or addresses of others", async () => {
  const unsigned = centre.database.pool.query(
    "select kring.notify('alert-raised', null, null, null, '{}', '{}', 'dpo', null)",
  );
  await assert.rejects(unsigned, /not allowed/);
  await assert.rejects(
    centre.database.pool.query("select kring.recipients('{}', '{}', 'dpo', null)"),
    /permission denied/,
  );
  const { rowCount } = await centre.database.pool.query("select id from kring.outbox");
  assert.equal(rowCount, 0);
  await assert.rejects(
    centre.database.pool.query("insert into kring.notices (kind) values ('alert-raised')"),
    /permission denied/,
  );
});

test("every kind of the contract is one of the database, and the other way round", async () => {
  const { rows } = await centre.root.query(
    "select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'notices_kind_known'",
  );
  const known = [...String(rows[0].text).matchAll(/'([a-z-]+)'::text/g)].map((match) => match[1]);
  assert.deepEqual(known.sort(), [...noticeKinds].sort());
});

test("the bell rings at once: on a new notice, and in the other tab when it was read", async () => {
  const nurse = await centre.join("care");
  const stranger = await centre.join("care");
  const stream = await fetch(`${address}/api/notices/events`, {
    headers: { cookie: nurse.cookie },
  });
  assert.equal(stream.status, 200);
  assert.ok(stream.body);
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  after(() => reader.cancel());
  const next = async () => {
    let text = "";
    while (!text.endsWith("\n\n")) text += (await reader.read()).value ?? "\n\n";
    return JSON.parse(text.replace(/^data: /, "").trim()) as { unread: number };
  };
  assert.equal((await next()).unread, 0);
  const started = performance.now();
  await tell({ to: { staff: [stranger.id] }, kind: "alert-raised" });
  await tell({ to: { staff: [nurse.id] }, kind: "alert-raised" });
  assert.equal((await next()).unread, 1);
  assert.ok(performance.now() - started < 2_000, "it rang late");
  const [notice] = (await nurse.do(listNotices, {})).notices;
  assert.ok(notice);
  await nurse.do(markNoticeRead, { id: notice.id });
  assert.equal((await next()).unread, 0);
});

test("an administrator sees how many mails wait, and has them tried again; nobody else", async () => {
  const admin = await centre.join("admin");
  const nurse = await centre.join("care", { email: "waiting@mail.test" });
  await centre.root.query("delete from kring.outbox");
  assert.deepEqual(await admin.do(getMailState, {}), {
    isSet: false,
    waiting: 0,
    givenUp: 0,
    oldestAt: null,
    lastError: null,
  });
  await tell({ to: { staff: [nurse.id] }, kind: "request-due", byMail: true });
  await sendWaitingMail(centre.database, {
    smtpUrl: "smtp://127.0.0.1:1",
    from: "kring@house.test",
    address: "",
  });
  await centre.root.query("update kring.outbox set next_at = 'infinity'");
  await tell({ to: { staff: [nurse.id] }, kind: "advice-asked", byMail: true });
  const state = await admin.do(getMailState, {});
  assert.deepEqual([state.waiting, state.givenUp], [1, 1]);
  assert.match(String(state.lastError), /^E[A-Z]+$/);
  assert.doesNotMatch(JSON.stringify(state), /@/);
  assert.deepEqual(await admin.do(tryMailAgain, {}), { waiting: 2 });
  assert.equal((await admin.do(getMailState, {})).givenUp, 0);
  for (const endpoint of [getMailState, tryMailAgain]) {
    assert.equal((await nurse.ask(endpoint, {})).status, 403);
  }
});
