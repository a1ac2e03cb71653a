import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openBrowser } from "../e2e/browser.ts";
import { beginMembership } from "../src/access/staff-contract.ts";
import { routes } from "../src/app/server/server.ts";
import { buildWebIfChanged } from "../src/app/server/web-build.ts";
import { requestJobs } from "../src/oversight/server/index.ts";
import { pathNames } from "../src/platform/endpoint.ts";
import { asSystem } from "../src/platform/server/database.ts";
import { postMail, sendWaitingMail } from "../src/platform/server/mail.ts";
import { staffId } from "./circles.ts";
import { requestOf } from "./harness.ts";
import { actsNobodyTries, actsThatWrite } from "./stored-script/acts.ts";
import { openMailbox } from "./stored-script/mailbox.ts";
import { pagesOfTheHouse, visits } from "./stored-script/pages.ts";
import { payloads } from "./stored-script/payloads.ts";
import { setStage } from "./stored-script/stage.ts";
import { nothingSeen, WatchedPage } from "./stored-script/watched-page.ts";
import { fieldsOf, writeEverywhere } from "./stored-script/write-everywhere.ts";

/* What somebody writes is text, wherever it is shown: it never acts. */

await buildWebIfChanged(() => {});
const stage = await setStage();
const { nurse, admin, dpo, person, http, database, root } = stage;
const { acts, holder, finishSome, registered } = await actsThatWrite(stage);
const fields = fieldsOf(acts);
const seen = nothingSeen();
const hits = (text: string) => text.match(/__hit|evil\.example/g)?.length ?? 0;
let stored = 0;
let mails = 0;

test("every text field of every act is written to, with many payloads", async () => {
  assert.deepEqual(actsNobodyTries(acts), []);
  const written = await writeEverywhere(acts);
  for (const act of acts) await act.tryCodes();
  const few = fields.filter((field) => (written.texts.get(field)?.size ?? 0) < 6);
  assert.deepEqual(few, []);
  const tried = new Set([...written.texts.values()].flatMap((texts) => [...texts]));
  assert.deepEqual(
    payloads.filter((text) => !tried.has(text)),
    [],
  );
  stored = written.stored;
  assert.ok(stored >= 2_000, `only ${stored} stored`);
  await finishSome();
});

/** Fields whose text stands on no screen and on no paper, and why. */
const shownNowhere: Readonly<Record<string, string>> = {
  "addStaff.password": "kept as a hash",
  "renewPassword.password": "kept as a hash",
  "recordConsent.interpreter": "kept with the answer, not told",
  "sharePart.answer.interpreter": "kept with the answer, not told",
  "handNeedOn.answer.interpreter": "kept with the answer, not told",
  "saveDraft.content.contact.beganAt": "stands in a field that shows moments only",
  "saveDraft.content.contact.nextOn": "stands in a field that shows days only",
  "saveDraft.content.contact.interpreterLanguage": "chosen from a list, in which it is not",
};

test("no page acts on it: every page of the house, on screen and on paper", async () => {
  const address = await http.listen({ port: 0, host: "127.0.0.1" });
  const browser = await openBrowser();
  after(() => browser.close());
  for (const [who, places] of await visits(stage, { registered, holder })) {
    const watched = await WatchedPage.open({ browser, address, seen }, who);
    for (const { page, where, next } of places) {
      await watched.look(page, where);
      await next?.(watched);
      assert.deepEqual(seen.wrong, []);
    }
    await watched.close();
  }
  const notSeen = pagesOfTheHouse().filter((page) => !seen.shown.has(page));
  assert.deepEqual(notSeen, []);
  const empty = [...seen.shown].filter(([page, times]) => /\$id/.test(page) && times < 3);
  assert.deepEqual(empty, []);
  const unseen = fields.filter((_, number) => !seen.marks.has(number));
  assert.deepEqual(unseen.sort(), Object.keys(shownNowhere).sort());
  assert.ok(seen.printed.length >= 8, `only ${seen.printed.length} papers`);
  assert.ok(hits(seen.printed.join()) >= 500, "hardly anything on paper");
});

test("no answer of the interface is a page: JSON, files and streams say what they are", async () => {
  const entry = (await stage.write(nurse, person)).id;
  let answers = 0;
  for (const { endpoint } of routes.filter(({ endpoint }) => endpoint.method === "GET")) {
    const id = /^\/api\/people\//.test(endpoint.path) ? person : entry;
    const ids = Object.fromEntries(pathNames(endpoint.path).map((name) => [name, id]));
    const { url } = requestOf(endpoint, { ...ids, q: payloads[0] });
    for (const who of [nurse, admin, dpo]) {
      const { headers } = await http.inject({ url, headers: { cookie: who.cookie } });
      assert.match(String(headers["content-type"]), /^application\/(problem\+)?json/, url);
      assert.equal(headers["x-content-type-options"], "nosniff", url);
      answers += 1;
    }
  }
  assert.ok(answers >= 100, `only ${answers} answers`);
});

test("files that are handed over hold it as text: a spreadsheet calculates nothing of it", () => {
  const files = [...seen.files];
  const tables = files.filter(([name]) => name.endsWith(".csv"));
  const others = files.filter(([name]) => name.endsWith(".json"));
  assert.deepEqual([tables.length, others.length], [2, 2]);
  for (const [name, text] of tables) {
    const cells = [...text.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell);
    assert.ok(cells.length >= 50 && hits(text) >= 20, `${name}: ${cells.length} cells`);
    for (const cell of cells) assert.doesNotMatch(cell, /^[=+@\t\r-]/, cell.slice(0, 80));
  }
  for (const [name, text] of others) {
    assert.ok(hits(JSON.stringify(JSON.parse(text))) >= 5, name);
  }
});

/** What a mail of the house has, each once. */
const usualHeaders = [
  ...["from", "to", "subject", "message-id", "date", "mime-version", "auto-submitted"],
  ...["content-type", "content-transfer-encoding"],
].sort();

test("a mail is plain text to one colleague, and says nothing of what was written", async () => {
  for (const job of requestJobs) await job.work(database);
  await admin.do(beginMembership, { id: staffId(admin), role: "welcome", service: null });
  const { rows } = await root.query<{ why: string; mail: string }>(
    "select why, concat_ws(' ', address, subject, text, path) as mail from kring.outbox",
  );
  mails = rows.length;
  assert.ok(mails >= 60, `only ${mails} mails`);
  for (const { mail } of rows) assert.equal(hits(mail), 0, mail);
  const kinds = [...new Set(rows.map(({ why }) => why))].sort();
  const expected = ["alert-raised", "break-glass-opened", "own-rights-changed", "password-renewed"];
  assert.deepEqual(kinds, [...expected, "referral-waiting", "request-due"]);
  // Of each kind the first few go out.
  await root.query(`update kring.outbox o set sent_at = now()
    where (select count(*) from kring.outbox e where e.why = o.why and e.id < o.id) >= 4`);
  const { received, settings } = await openMailbox();
  await sendWaitingMail(database, settings);
  assert.ok(received.length >= 12, `only ${received.length} sent`);
  for (const { to, headers, text } of received) {
    assert.deepEqual([...headers.keys()].sort(), usualHeaders);
    for (const [name, values] of headers) assert.equal(values.length, 1, name);
    assert.deepEqual([to.length, headers.get("to")], [1, to]);
    assert.match(headers.get("content-type")?.[0] ?? "", /^text\/plain/);
    assert.equal(hits(text + JSON.stringify([...headers])), 0);
    assert.doesNotMatch(text, /[<>]/);
  }
});

/** What could make a second header, or a body, of the end of a subject. */
const breaks = ["\r\nBcc: evil@evil.example", "\nTo: evil@evil.example", "\r\r\n\r\n<script>"];

test("a mail that did say it would still be plain text, with its own headers only", async () => {
  const texts = [...payloads.slice(0, 8), ...breaks.map((text) => `x${text}`)];
  await asSystem(database, "test", [], async (tx) => {
    tx.withoutJournal("a test");
    for (const text of texts) {
      const mail = { address: "head@house.test", path: "/notices", why: "request-due" };
      await postMail(tx, { ...mail, subject: text, text });
    }
  });
  const { received, settings } = await openMailbox();
  await sendWaitingMail(database, settings);
  assert.equal(received.length, texts.length);
  for (const { to, headers } of received) {
    assert.deepEqual([...headers.keys()].sort(), usualHeaders);
    assert.deepEqual([to, headers.get("to")], [["head@house.test"], ["head@house.test"]]);
    assert.match(headers.get("content-type")?.[0] ?? "", /^text\/plain/);
  }
});

after(() => {
  const shown = [...seen.shown.values()].reduce((sum, times) => sum + times, 0);
  const acting = acts.filter(({ fields }) => fields.length > 0).length;
  console.log(
    `stored script: ${stored} texts stored in ${fields.length} fields of ${acting} acts, ${seen.marks.size} of these fields seen; ` +
      `${shown} texts on ${seen.shown.size} pages, ${seen.printed.length} papers, ${seen.files.size} files, ${mails} mails`,
  );
});
