import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { demoPassword } from "../demo/colleagues.ts";
import { openDemoHouse, phone } from "./house.ts";

const house = await openDemoHouse();

async function caredBy(service: string, given: string): Promise<string> {
  const { rows } = await house.root.query(
    `insert into kring.care_relations (person_id, service_id, basis, valid)
     select p.id, s.id, 'contact', tstzrange(now() - interval '1 day', now() + interval '1 year')
       from kring.people p, kring.services s where p.given = $1 and s.key = $2 limit 1 returning person_id`,
    [given, service],
  );
  return rows[0].person_id;
}

const amina = await caredBy("practice", "Amina");
const noteWith = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });
const form = (page: Page) => page.getByRole("form", { name: "Nouvelle note" });
/** The first part of a doctor's note. */
const editor = (page: Page) => form(page).getByLabel("Subjectif");

test("a note is written, completed and narrowed, without the mouse where it matters", async (t) => {
  const { page } = await house.enter("doctor");
  const text = "Douleur dentaire depuis trois jours, pas de fièvre.";
  await t.test("Given the doctor's service cares for Amina", async () => {
    await page.goto(`${house.address}/people/${amina}/file`);
    await page.getByRole("button", { name: "Seulement une note" }).waitFor();
  });
  await t.test("When the doctor writes with N and saves with Ctrl+Enter", async () => {
    await page.locator("body").press("n");
    await page.getByText("La personne peut lire ce que vous écrivez.").waitFor();
    await page.locator("textarea:focus").waitFor();
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
    await noteWith(page, text).waitFor();
    await form(page).waitFor({ state: "detached" });
  });
  const note = noteWith(page, text);
  await t.test("And completes it, although the browser is gone in between", async () => {
    await note.getByRole("button", { name: "Compléter" }).click();
    await page.keyboard.type("Revue : abcès.");
    await note.getByText("Brouillon gardé").waitFor();
    await page.evaluate("sessionStorage.clear()");
    await page.reload();
    await note.getByRole("textbox").first().waitFor();
    assert.equal(await note.getByRole("textbox").first().inputValue(), "Revue : abcès.");
    await note.getByRole("button", { name: "Ajouter", exact: true }).click();
    await note.getByText("Revue : abcès.").waitFor();
  });
  await t.test("And narrows it to herself", async () => {
    await note.getByRole("button", { name: "Autres actions" }).click();
    await page.getByRole("menuitem", { name: "Réserver à certains collègues" }).click();
    await note.getByRole("button", { name: "Réserver la note" }).click();
    await note.getByText("Réservée", { exact: true }).waitFor();
  });
  await t.test("Then a colleague of the same service does not find it", async () => {
    const { page: other } = await house.enter("nurse");
    await other.goto(`${house.address}/people/${amina}/file`);
    await other.getByRole("button", { name: "Contact beginnen" }).waitFor();
    await other.waitForLoadState("networkidle");
    assert.equal(await other.getByText(text).count(), 0);
  });
});

test("what is typed survives the lock, a reload and a lost connection, and is written once", async (t) => {
  const { page, context } = await house.enter("doctor");
  const text = "À revoir : la fenêtre de la chambre ne ferme plus.";
  await page.goto(`${house.address}/people/${amina}/file`);
  await page.getByRole("button", { name: "Seulement une note" }).click();
  await editor(page).fill(text);
  await t.test("When the desk is locked and opened again", async () => {
    await page.keyboard.press("Alt+l");
    await page.getByRole("button", { name: "Continuer" }).waitFor();
    await page.locator('input[type="password"]').fill(demoPassword);
    await page.getByRole("button", { name: "Continuer" }).click();
    await editor(page).waitFor();
    assert.equal(await editor(page).inputValue(), text);
  });
  await t.test("And the page is loaded again", async () => {
    await page.reload();
    await editor(page).waitFor();
    assert.equal(await editor(page).inputValue(), text);
  });
  await t.test("And the answer is lost on the way, twice", async () => {
    let lost = 0;
    await context.route("**/notes", async (route) => {
      if (lost >= 2) return route.continue();
      lost += 1;
      // The server does it; the browser never learns.
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("button", { name: "Enregistrer la note" }).click();
    await noteWith(page, text).waitFor();
    assert.equal(lost, 2);
  });
  await t.test("Then the note is there once and the draft is gone", async () => {
    const { rows } = await house.root.query(
      "select count(*)::int n from kring.notes where text = $1",
      [`Subjectif\n${text}`],
    );
    assert.equal(rows[0].n, 1);
    await page.reload();
    await page.getByRole("button", { name: "Seulement une note" }).waitFor();
    assert.equal(await editor(page).count(), 0);
  });
});

test("who does not care for somebody learns how to begin, and nothing else", async () => {
  const { page } = await house.enter("psychologist", { viewport: phone });
  await page.goto(`${house.address}/people/${amina}/file`);
  await page.getByText("Vous ne suivez pas cette personne").waitFor();
  assert.equal(await page.getByRole("article").filter({ hasText: "dentaire" }).count(), 0);
  const { rows } = await house.root.query(
    "select id from kring.people where given = 'Luc' limit 1",
  );
  const body = async () =>
    (await page.locator("main").innerText()).replace(/^[\s\S]*Vous ne suivez/, "");
  const ofAmina = await body();
  await page.goto(`${house.address}/people/${rows[0].id}/file`);
  await page.getByText("Vous ne suivez pas cette personne").waitFor();
  assert.equal(await body(), ofAmina);
});

test("the person's copy is in their language, prints, and comes as a file", async (t) => {
  const { page } = await house.enter("doctor");
  await page.addInitScript(`window.print = () => {
    window.printed = document.querySelector(".kring-paper").innerText;
    window.dispatchEvent(new Event("afterprint"));
  }`);
  await page.goto(`${house.address}/people/${amina}/file`);
  await page.getByRole("link", { name: "Préparer la copie pour la personne" }).click();
  await page.getByRole("heading", { name: "Copie de votre dossier" }).waitFor();
  await t.test("When it is turned into Arabic, the page turns too", async () => {
    await page.getByLabel("Langue de la copie").selectOption("ar");
    await page.getByRole("heading", { name: "نسخة من ملفك" }).waitFor();
    assert.equal(await page.locator("[data-paper]").getAttribute("dir"), "rtl");
  });
  await t.test("Then print gives the paper and nothing else", async () => {
    await page.getByRole("button", { name: "Imprimer" }).click();
    const printed: string = await page.evaluate("window.printed");
    assert.match(printed, /نسخة من ملفك/);
    assert.match(printed, /Revue : abcès\./);
    assert.doesNotMatch(printed, /Imprimer|Télécharger/);
  });
  await t.test("And the file says the same in the law's words", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger (JSON)" }).click();
    const file = await download;
    assert.match(file.suggestedFilename(), /^KR-.*\.json$/);
    const { rows } = await house.root.query(
      "select count(*)::int n from kring.journal where act = 'copy-made' and person_id = $1",
      [amina],
    );
    assert.equal(rows[0].n, 1);
  });
});
