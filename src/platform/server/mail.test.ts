import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { after, beforeEach, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { openEmptyHouse } from "../../../test/harness.ts";
import { asSystem } from "./database.ts";
import {
  findMailSettings,
  type Mail,
  postMail,
  refuseBadMailSettings,
  sendMail,
  sendWaitingMail,
} from "./mail.ts";

const house = await openEmptyHouse();
const received: { to: string[]; raw: string }[] = [];
/** What the server says to a recipient, when it does not want them. */
let unwanted: string | undefined;

const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onRcptTo: ({ address }, _, done) => {
    if (address !== unwanted) return done();
    done(Object.assign(new Error(`no mailbox for ${address}`), { responseCode: 550 }));
  },
  onData: (stream, session, done) => {
    text(stream).then((raw) => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
      done();
    }, done);
  },
});
server.listen(0, "127.0.0.1");
await once(server.server, "listening");
const { port } = server.server.address() as AddressInfo;
after(() => new Promise<void>((resolve) => server.close(() => resolve())));

const settings = {
  smtpUrl: `smtp://127.0.0.1:${port}`,
  from: "Kring <kring@house.test>",
  address: "https://kring.house.test",
};
const letter: Mail = {
  address: "head@house.test",
  subject: "Quelque chose vous attend dans Kring",
  text: "Bonjour,",
  path: "/notices",
  why: "request-due",
};

const post = (mail: Partial<Mail> = {}) =>
  asSystem(house.database, "test", [], async (tx) => {
    tx.withoutJournal("a test");
    await postMail(tx, { ...letter, ...mail });
  });

async function outbox() {
  const { rows } = await house.root.query<{
    address: string;
    attempts: number;
    last_error: string | null;
    sent: boolean;
    wait_minutes: number;
  }>(
    `select address, attempts, last_error, sent_at is not null as sent,
            round(extract(epoch from next_at - now()) / 60)::int as wait_minutes
       from kring.outbox order by id`,
  );
  return rows;
}

beforeEach(async () => {
  received.length = 0;
  unwanted = undefined;
  await house.root.query("delete from kring.outbox");
});

test("a mail is sent once, with its link, and marked", async () => {
  await post();
  await sendWaitingMail(house.database, settings);
  await sendWaitingMail(house.database, settings);
  assert.equal(received.length, 1);
  const [mail] = received;
  assert.deepEqual(mail?.to, ["head@house.test"]);
  assert.match(String(mail?.raw), /https:\/\/kring\.house\.test\/notices/);
  assert.match(String(mail?.raw), /Subject: Quelque chose vous attend dans Kring/);
  assert.match(String(mail?.raw), /Auto-Submitted: auto-generated/i);
  const [row] = await outbox();
  assert.deepEqual([row?.sent, row?.attempts, row?.last_error], [true, 1, null]);
  const { rows } = await house.root.query(
    "select detail from kring.journal where act = 'mail-sent'",
  );
  assert.equal(rows.length, 1);
  assert.doesNotMatch(JSON.stringify(rows[0].detail), /@/);
});

test("two senders at once do not send one mail twice", async () => {
  for (let n = 0; n < 10; n++) await post({ address: `colleague-${n}@house.test` });
  await Promise.all([1, 2, 3].map(() => sendWaitingMail(house.database, settings)));
  const addresses = received.map(({ to }) => to[0]).sort();
  assert.equal(addresses.length, 10);
  assert.equal(new Set(addresses).size, 10);
});

test("a refused connection is tried again later and later, and nothing is lost", async () => {
  await post();
  const away = { ...settings, smtpUrl: "smtp://127.0.0.1:1" };
  await sendWaitingMail(house.database, away);
  const [once] = await outbox();
  assert.deepEqual([once?.sent, once?.attempts, once?.wait_minutes], [false, 1, 1]);
  assert.match(String(once?.last_error), /^E[A-Z]+$/);
  await sendWaitingMail(house.database, settings);
  assert.equal(received.length, 0, "it did not wait");
  for (const expected of [2, 4, 8]) {
    await house.root.query("update kring.outbox set next_at = now()");
    await sendWaitingMail(house.database, away);
    assert.equal((await outbox())[0]?.wait_minutes, expected);
  }
  await house.root.query("update kring.outbox set next_at = now(), attempts = 20");
  await sendWaitingMail(house.database, away);
  assert.equal((await outbox())[0]?.wait_minutes, 360);
  await house.root.query("update kring.outbox set next_at = now()");
  await sendWaitingMail(house.database, settings);
  assert.equal(received.length, 1);
  const [sent] = await outbox();
  assert.deepEqual([sent?.sent, sent?.last_error], [true, null]);
});

test("an address that is not wanted holds up nobody else, and is given up at last", async () => {
  unwanted = "gone@house.test";
  await post({ address: "gone@house.test" });
  await post();
  await sendWaitingMail(house.database, settings);
  assert.deepEqual(
    received.map(({ to }) => to[0]),
    ["head@house.test"],
  );
  const [gone] = await outbox();
  assert.deepEqual([gone?.sent, gone?.last_error], [false, "EENVELOPE"]);
  await house.root.query(
    "update kring.outbox set next_at = now(), attempts = 29 where sent_at is null",
  );
  await sendWaitingMail(house.database, settings);
  const { rows } = await house.root.query(
    "select next_at = 'infinity' as over from kring.outbox where sent_at is null",
  );
  assert.deepEqual(rows, [{ over: true }]);
});

test("a mail lives and dies with its cause", async () => {
  const failing = asSystem(house.database, "test", [], async (tx) => {
    await postMail(tx, letter);
    throw new Error("no");
  });
  await assert.rejects(failing);
  assert.deepEqual(await outbox(), []);
});

test("a path that could name a person is refused", async () => {
  await assert.rejects(
    post({ path: "/people/0197c000-0000-7000-8000-000000000000" }),
    /outbox_path_of_the_house/,
  );
});

test("without a mail server mails wait", async () => {
  await post();
  await sendMail.work(house.database);
  assert.deepEqual(
    (await outbox()).map(({ sent, attempts }) => [sent, attempts]),
    [[false, 0]],
  );
});

test("settings that cannot be meant are refused in words", () => {
  const url = { KRING_SMTP_URL: "smtps://u:p@mail.test:465" };
  assert.equal(findMailSettings({}), undefined);
  refuseBadMailSettings({});
  assert.throws(() => refuseBadMailSettings(url), /go together/);
  assert.throws(
    () => refuseBadMailSettings({ KRING_SMTP_URL: "mail.test", KRING_MAIL_FROM: "a@b.test" }),
    /does not read smtps/,
  );
  assert.throws(
    () => refuseBadMailSettings({ ...url, KRING_MAIL_FROM: "Kring" }),
    /not an address/,
  );
  assert.deepEqual(
    findMailSettings({ ...url, KRING_MAIL_FROM: "a@b.test", KRING_ADDRESS: "https://k.test/" }),
    { smtpUrl: url.KRING_SMTP_URL, from: "a@b.test", address: "https://k.test" },
  );
});
