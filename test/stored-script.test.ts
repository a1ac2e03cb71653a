import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { openBrowser } from "../e2e/browser.ts";
import { routes } from "../src/app/server/server.ts";
import { buildWebIfChanged } from "../src/app/server/web-build.ts";
import { exportJournal } from "../src/oversight/contract.ts";
import { pathNames } from "../src/platform/endpoint.ts";
import { copyFile } from "../src/record/contract.ts";
import { requestOf, type TestUser } from "./harness.ts";
import { inputFor, type Known, listWritings, type Writing } from "./stored-script-inputs.ts";
import { payloads } from "./stored-script-payloads.ts";
import { foundVaults } from "./vaults.ts";

/* What somebody writes is text, wherever it is shown: it never acts. */

await buildWebIfChanged(() => {});
const house = await foundVaults();
const { http, nurse, doctor, head, welcomer, join, cared, serviceId, write } = house;
const admin = await join("admin");
const dpo = await join("dpo");
const coordinator = await join("coordinator");
const person = await cared("practice", "social");
const known: Known = {
  ...{ person, otherPerson: await cared("practice"), entry: (await write(nurse, person)).id },
  ...{ service: serviceId("practice"), otherService: serviceId("social"), staff: doctor.id },
  unknown: "0197c000-0000-7000-8000-000000000000",
};
const writers: TestUser[] = [nurse, welcomer, head, admin, dpo, coordinator];
const writings = listWritings();
const reached = new Map<string, number>();
const opened = new Set<string>([person]);
let stored = 0;
let shownTimes = 0;

/** Fields that take no free text after all: a code, a number with its check. */
const refused = new Map<string, Set<string>>();

/** In each field another of them, so that every field meets every one in as many turns. */
function textsOf(turn: number, { endpoint, fields }: Writing) {
  return (field: string, maxLength: number) => {
    if (refused.get(endpoint.name)?.has(field)) return undefined;
    for (let more = 0; more < payloads.length; more += 1) {
      const text = payloads[(turn + fields.indexOf(field) + more) % payloads.length] as string;
      if (text.length <= maxLength) return text;
    }
    return "x".repeat(maxLength);
  };
}

/** Once; with what the house asks for instead when it says so: a newer version, a field less. */
async function put(who: TestUser, writing: Writing, turn: number): Promise<unknown> {
  let version: number | undefined;
  for (let tries = 0; tries < 6; tries += 1) {
    const input = inputFor(writing, known, textsOf(turn, writing));
    const sent = { ...input, ...(version !== undefined && { version }) };
    const answer = await who.ask(writing.endpoint, sent as never);
    if (answer.status === 200) return answer.body;
    const stale = answer.extra as { current?: { version?: number } } | undefined;
    const paths = (answer.errors ?? []).map(({ path }) =>
      path.slice(1).replace(/\/\d+/g, "[]").replaceAll("/", "."),
    );
    const codes = paths.filter((path) => writing.fields.includes(path));
    if (stale?.current?.version !== undefined) version = stale.current.version;
    else if (codes.length > 0 && turn === 0) {
      const { name } = writing.endpoint;
      refused.set(name, new Set([...(refused.get(name) ?? []), ...codes]));
    } else return undefined;
  }
  return undefined;
}

test("every text field of every contract is written to, with every payload", async () => {
  for (const writing of writings) {
    const { name } = writing.endpoint;
    let writer: TestUser | undefined;
    for (const who of writers) {
      refused.delete(name);
      if (await put(who, writing, 0)) {
        writer = who;
        break;
      }
    }
    const fields = writing.fields.length - (refused.get(name)?.size ?? 0);
    if (!writer || fields === 0) continue;
    for (let turn = 1; turn < payloads.length; turn += 1) {
      const body = await put(writer, writing, turn);
      if (!body) continue;
      stored += fields;
      reached.set(name, fields);
      if (name === "registerPerson") opened.add((body as { id: string }).id);
    }
  }
  const unreached = [
    "registerPerson",
    "editPerson",
    "writeNote",
    "amendEntry",
    "addDocument",
    "writeLetter",
  ].filter((name) => !reached.has(name));
  assert.deepEqual(unreached, [], String([...reached.keys()]));
  assert.ok(stored >= 2000, `only ${stored} stored`);
});

/** What must not happen in a page. */
const watching = `
  addEventListener("securitypolicyviolation", (event) => {
    (window.__csp ??= []).push(event.violatedDirective + " " + event.blockedURI);
  });
  window.print = () => {
    window.__printed = document.querySelector(".kring-paper")?.innerText;
    dispatchEvent(new Event("afterprint"));
  };
`;
const wrong: string[] = [];

async function enter(context: BrowserContext, address: string, who: TestUser): Promise<Page> {
  const [name = "", value = ""] = who.cookie.split("=");
  await context.addCookies([{ name, value, url: address }]);
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") wrong.push(`dialog ${dialog.message()}`);
    void dialog.accept();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:image/")) wrong.push(`request ${url}`);
  });
  page.on("popup", () => wrong.push("a window opened"));
  await page.addInitScript(watching);
  return page;
}

/** An open stream never ends: what is idle for a moment is enough. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 1_000 }).catch(() => {});
}

/** Goes there, shows all there is, and looks whether anything happened. */
async function lookAt(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("main").waitFor();
  await settle(page);
  for (let more = 0; more < 4; more += 1) {
    const button = page.getByRole("button", { name: /plus anciens|plus anciennes|Older|Oudere/ });
    if ((await button.count()) === 0) break;
    await button.first().click();
    await settle(page);
  }
  const found = await page.evaluate<{
    hit: unknown;
    csp: string[];
    here: string;
    shown: number;
  }>(`({
    hit: window.__hit, csp: window.__csp ?? [], here: location.origin,
    shown: document.body.innerText.split("__hit").length + document.body.innerText.split("evil.example").length - 2,
  })`);
  shownTimes += found.shown;
  if (found.hit !== undefined) wrong.push(`${url}: a script ran`);
  wrong.push(...found.csp.map((one) => `${url}: ${one}`));
  assert.ok(url.startsWith(found.here), `${url}: led to ${found.here}`);
}

test("no page acts on it: the person's, the lists, the print page, the copy", async () => {
  const address = await http.listen({ port: 0, host: "127.0.0.1" });
  const browser = await openBrowser();
  after(() => browser.close());
  const looked = new Set<string>();
  for (const who of [nurse, admin, dpo]) {
    const context = await browser.newContext({ locale: "fr-BE", reducedMotion: "reduce" });
    const page = await enter(context, address, who);
    await page.goto(who === nurse ? `${address}/people/${person}` : address);
    await page.getByRole("main").waitFor();
    await settle(page);
    const links: string[] = await page.evaluate(
      `[...document.querySelectorAll("nav a[href^='/'], header a[href^='/']")].map((a) => a.pathname)`,
    );
    const also =
      who === nurse ? [`/people/${person}/copy`, `/people/${person}/documents/letter`] : [];
    for (const path of new Set([...links, ...also])) {
      if (looked.has(`${who.id} ${path}`)) continue;
      looked.add(`${who.id} ${path}`);
      await lookAt(page, address + path);
    }
    if (who === nurse) {
      for (const id of [...opened].slice(1, 5)) await lookAt(page, `${address}/people/${id}`);
      await printEach(page, address);
      await search(page, address);
    }
    await context.close();
  }
  assert.ok(looked.size >= 15, `only ${looked.size} pages: ${[...looked]}`);
  assert.ok(shownTimes >= 200, `only ${shownTimes} were on a screen`);
  assert.deepEqual(wrong, []);
});

async function printEach(page: Page, address: string): Promise<void> {
  await lookAt(page, `${address}/people/${person}/copy`);
  await page.getByRole("button", { name: "Imprimer" }).click();
  assert.match(await page.evaluate<string>("window.__printed"), /__hit=1/);
  await lookAt(page, `${address}/people/${person}/documents`);
  const letters = page.getByRole("button", { name: /Lettre écrite ici/ });
  for (let place = 0; place < Math.min(4, await letters.count()); place += 1) {
    await letters.nth(place).click();
    await page.getByRole("dialog").getByRole("button", { name: "Imprimer" }).click();
    assert.ok(await page.evaluate("window.__printed"));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  assert.equal(await page.evaluate("window.__hit"), undefined);
}

/** What was written comes back as what was found, and what is typed stands in the page. */
async function search(page: Page, address: string): Promise<void> {
  await lookAt(page, `${address}/`);
  const field = page.getByRole("combobox").first();
  for (const text of payloads.slice(0, 6)) {
    await field.fill(text);
    await page.waitForTimeout(250);
  }
  assert.equal(await page.evaluate("window.__hit"), undefined);
}

test("no answer of the interface is a page: JSON, files and streams say what they are", async () => {
  let answers = 0;
  for (const { endpoint } of routes.filter(({ endpoint }) => endpoint.method === "GET")) {
    const ids = pathNames(endpoint.path).map((name) => [
      name,
      /^\/api\/people\//.test(endpoint.path) ? person : known.entry,
    ]);
    const { url } = requestOf(endpoint, { ...Object.fromEntries(ids), q: payloads[0] });
    for (const who of [nurse, admin, dpo]) {
      const { headers } = await http.inject({ url, headers: { cookie: who.cookie } });
      assert.match(String(headers["content-type"]), /^application\/(problem\+)?json/, url);
      assert.equal(headers["x-content-type-options"], "nosniff", url);
      answers += 1;
    }
  }
  assert.ok(answers >= 100, `only ${answers} answers`);
  const copy = await nurse.do(copyFile, { id: person, service: serviceId("practice") });
  assert.ok(JSON.stringify(copy).includes("__hit=1"));
});

test("a spreadsheet calculates nothing of it, and no mail carries it", async () => {
  const dayAgo = (days: number) =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const { text } = await dpo.do(exportJournal, { from: dayAgo(1), to: dayAgo(-1) });
  const cells = [...text.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell);
  assert.ok(cells.length >= 500, `only ${cells.length} cells`);
  for (const cell of cells) assert.doesNotMatch(cell, /^[=+@\t\r-]/, cell.slice(0, 80));
  const { rows } = await house.root.query("select subject, text, path, address from kring.outbox");
  for (const mail of rows) {
    assert.doesNotMatch(JSON.stringify(mail), /__hit|evil\.example/);
    assert.doesNotMatch(mail.subject + mail.address, /[\r\n]/);
  }
});

after(() =>
  console.log(
    `stored script: ${stored} texts stored in ${[...reached.values()].reduce((sum, n) => sum + n, 0)} fields of ${reached.size} acts (of ${writings.length}), ${shownTimes} seen on screens`,
  ),
);
