import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { demoPassword } from "../demo/colleagues.ts";
import { expectNoFault } from "./faults.ts";
import { desk, openDemoHouse, phone, tablet } from "./house.ts";

/* The first journey, from the queue to the signed contact; and a text that nothing takes away. */

const house = await openDemoHouse();

async function waitingAt(door: string): Promise<{ id: string; ticket: string; given: string }> {
  const { rows } = await house.root.query(
    `select p.id, p.given, t.ticket from kring.turns t join kring.doors d on d.id = t.door_id
       join kring.people p on p.id = t.person_id
      where d.key = $1 and t.state = 'waiting' order by t.urgent desc, t.waiting_since limit 1`,
    [door],
  );
  return rows[0];
}

async function caredBy(service: string, given: string): Promise<string> {
  const { rows } = await house.root.query(
    `insert into kring.care_relations (person_id, service_id, basis, valid)
     select p.id, s.id, 'contact', tstzrange(now() - interval '1 day', now() + interval '1 year')
       from kring.people p, kring.services s where p.given = $1 and s.key = $2 limit 1 returning person_id`,
    [given, service],
  );
  return rows[0].person_id;
}

const file = (id: string) => `${house.address}/people/${id}/file`;

async function textsOf(id: string): Promise<string[]> {
  const { rows } = await house.root.query(
    "select content ->> 'text' as text from kring.drafts where person_id = $1 order by began_at",
    [id],
  );
  return rows.map(({ text }) => text);
}

async function untilKept(id: string, texts: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (JSON.stringify(await textsOf(id)) === JSON.stringify(texts)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await textsOf(id), texts);
}

test("the nurse calls somebody, begins the contact in one act, writes and signs it", async (t) => {
  const first = await waitingAt("nursing");
  const { page } = await house.enter("nurse");
  await t.test("Given the next one was called", async () => {
    await page.goto(`${house.address}/queue`);
    const column = page.getByRole("region", { name: "Soins" });
    await column.getByRole("button", { name: "Volgende roepen" }).click();
    const row = page.getByRole("listitem").filter({ hasText: first.ticket }).first();
    await row.getByRole("button", { name: "Contact beginnen" }).waitFor();
    await expectNoFault(page, "queue");
  });
  await t.test("When the nurse begins the contact", async () => {
    const row = page.getByRole("listitem").filter({ hasText: first.ticket }).first();
    await row.getByRole("button", { name: "Contact beginnen" }).click();
    await page.getByRole("form", { name: "Contact" }).waitFor();
    assert.match(page.url(), new RegExp(`/people/${first.id}/file`));
    const { rows } = await house.root.query(
      "select state from kring.turns where ticket = $1 and day = kring.today()",
      [first.ticket],
    );
    assert.equal(rows[0].state, "being-seen");
  });
  const form = page.getByRole("form", { name: "Contact" });
  await t.test("And signs without an outcome, it is said where", async () => {
    await form.getByLabel("De vraag, in eigen woorden").fill("Mijn wonde doet pijn.");
    await form.getByLabel("Subjectief").fill("Pijn aan de rechtervoet.");
    await form.getByRole("button", { name: "Contact ondertekenen" }).click();
    await form.getByText("Kies een uitkomst.").waitFor();
    // What is wrong first has the keyboard: who interpreted, of somebody who needs it, or the outcome.
    await form.locator("[aria-invalid=true]:focus, [aria-invalid=true] :focus").waitFor();
    await expectNoFault(page, "contact with a fault");
  });
  await t.test("Then, with one, it is signed, its note within it", async () => {
    await form.getByLabel("Tolk", { exact: true }).selectOption("none");
    await form.getByText("Geholpen", { exact: true }).click();
    await form.getByLabel("Volgende stap").fill("Verband vervangen");
    await form.getByRole("button", { name: "Ondertekenen en beurt afsluiten" }).click();
    const entry = page.getByRole("article").filter({ hasText: "Mijn wonde doet pijn." }).last();
    await entry.getByText("Pijn aan de rechtervoet.").waitFor();
    await entry.getByText("Verband vervangen").waitFor();
    await page.getByRole("button", { name: "Contact beginnen" }).waitFor();
    assert.deepEqual(await textsOf(first.id), []);
    const { rows } = await house.root.query(
      "select state from kring.turns where ticket = $1 and day = kring.today()",
      [first.ticket],
    );
    assert.equal(rows[0].state, "done");
  });
  await t.test("And the next step is done", async () => {
    await page.getByRole("button", { name: "Gedaan", exact: true }).first().click();
    await page
      .getByText(/^.*gedaan op .*$/)
      .first()
      .waitFor();
  });
});

for (const [size, viewport] of Object.entries({ desk, tablet, phone })) {
  test(`the contact and the stream at ${size}: no serious fault`, async () => {
    const luc = await caredBy("practice", "Luc");
    for (const scheme of ["light", "dark"] as const) {
      const { page } = await house.enter("doctor", { viewport, scheme });
      await page.goto(file(luc));
      await page.getByRole("button", { name: /Commencer un contact|Annuler/ }).waitFor();
      await page.waitForLoadState("networkidle").catch(() => {});
      await expectNoFault(page, `file, ${scheme}`);
      await page.getByRole("button", { name: "Commencer un contact" }).click();
      const form = page.getByRole("form", { name: "Contact" });
      await form.getByText("En famille").click();
      await form.getByText("Qui d’autre était là ?").waitFor();
      await expectNoFault(page, `contact, ${scheme}`);
      await form.getByRole("button", { name: "Annuler" }).click();
      await form.getByRole("button", { name: "Jeter ce texte" }).click();
      await page.getByRole("button", { name: "Commencer un contact" }).waitFor();
      await page.context().close();
    }
  });
}

const note = (page: Page) => page.getByRole("form", { name: "Nouvelle note" });
const field = (page: Page) => note(page).getByRole("textbox", { name: "Nouvelle note" });

async function beginNote(page: Page, id: string): Promise<void> {
  await page.goto(file(id));
  await page.getByRole("button", { name: "Seulement une note" }).click();
  await note(page).getByLabel("Forme de la note").selectOption("free");
  await field(page).focus();
}

test("the connection is cut, the page is loaded again, the session ends: the text is there", async (t) => {
  const { page, context } = await house.enter("doctor");
  const pietro = await caredBy("practice", "Pietro");
  await beginNote(page, pietro);
  await t.test("Given some words are kept", async () => {
    await page.keyboard.type("Genou gonflé");
    await untilKept(pietro, ["Genou gonflé"]);
  });
  await t.test("When the connection is cut and more is typed, it is kept at the desk", async () => {
    await context.route("**/api/**", (route) => route.abort());
    await page.keyboard.type(" depuis la chute");
    await page.getByText("Pas de connexion : gardé à ce poste").waitFor({ timeout: 20_000 });
    assert.deepEqual(await textsOf(pietro), ["Genou gonflé"]);
  });
  await t.test("And comes to the server by itself when it is back", async () => {
    await context.unroute("**/api/**");
    await untilKept(pietro, ["Genou gonflé depuis la chute"]);
  });
  await t.test("When the page is loaded again in the middle of a word", async () => {
    await context.route("**/api/drafts/**", (route) => route.abort());
    await page.keyboard.type(" dans l’esc");
    await context.unroute("**/api/drafts/**");
    await page.reload();
    await field(page).waitFor();
    assert.equal(await field(page).inputValue(), "Genou gonflé depuis la chute dans l’esc");
    await untilKept(pietro, ["Genou gonflé depuis la chute dans l’esc"]);
  });
  await t.test("When the session ends while one types", async () => {
    await house.root.query(
      "update kring.sessions set ends_at = now() where staff_id = (select id from kring.staff where email = 'doctor@demo.kring')",
    );
    await field(page).focus();
    await page.keyboard.press("End");
    // At once: a key that is struck when the sign-in stands there already is struck there.
    await page.keyboard.insertText("alier");
    await page.getByLabel("Mot de passe").waitFor();
    await page.getByLabel("Adresse e-mail").fill("doctor@demo.kring");
    await page.getByLabel("Mot de passe").fill(demoPassword);
    await page.keyboard.press("Enter");
    await field(page).waitFor();
    assert.equal(await field(page).inputValue(), "Genou gonflé depuis la chute dans l’escalier");
    await untilKept(pietro, ["Genou gonflé depuis la chute dans l’escalier"]);
  });
  await t.test("Then another browser finds it, a colleague does not", async () => {
    const again = await house.enter("doctor");
    await again.page.goto(`${house.address}/my-notes`);
    await again.page
      .getByRole("link", { name: /Pietro/ })
      .first()
      .waitFor();
    await again.page.goto(file(pietro));
    await field(again.page).waitFor();
    assert.equal(
      await field(again.page).inputValue(),
      "Genou gonflé depuis la chute dans l’escalier",
    );
    const { page: other } = await house.enter("nurse");
    await other.goto(file(pietro));
    await other.getByRole("button", { name: "Contact beginnen" }).waitFor();
    assert.equal(await other.getByText("Genou gonflé").count(), 0);
  });
});

test("two tabs: both versions are shown side by side, and nothing is written over", async (t) => {
  const { page, context } = await house.enter("doctor");
  const lina = await caredBy("practice", "Lina");
  await beginNote(page, lina);
  await page.keyboard.type("Un.");
  await untilKept(lina, ["Un."]);
  const second = await context.newPage();
  second.setDefaultTimeout(15_000);
  await second.goto(file(lina));
  await field(second).waitFor();
  assert.equal(await field(second).inputValue(), "Un.");
  await t.test("When both write on", async () => {
    await page.keyboard.type(" Deux.");
    await untilKept(lina, ["Un. Deux."]);
    await field(second).focus();
    await second.keyboard.press("End");
    await second.keyboard.type(" Trois.");
    const choice = second.getByRole("alert");
    await choice.getByText("Un. Trois.").waitFor();
    await choice.getByText("Un. Deux.").waitFor();
    await expectNoFault(second, "two versions");
    assert.deepEqual(await textsOf(lina), ["Un. Deux."]);
  });
  await t.test("Then both can be kept", async () => {
    await second.getByRole("button", { name: "Garder les deux, comme deux textes" }).click();
    await untilKept(lina, ["Un. Deux.", "Un. Trois."]);
  });
});
