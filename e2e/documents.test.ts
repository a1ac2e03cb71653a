import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { pdf, photo } from "../test/files.ts";
import { expectNoFault } from "./faults.ts";
import { desk, openDemoHouse, phone, tablet } from "./house.ts";

const house = await openDemoHouse();

async function idOf(given: string): Promise<string> {
  const { rows } = await house.root.query(
    "select id from kring.people where given = $1 order by registered_at limit 1",
    [given],
  );
  return rows[0].id;
}

const amina = await idOf("Amina");
const documentsOf = (id: string) => `${house.address}/people/${id}/documents`;
const tile = (page: Page, title: string) =>
  page.getByRole("button", { name: new RegExp(`^${title}`) });
const picker = (page: Page) => page.locator('input[type="file"][multiple]');
const asInput = ({ name, content }: { name: string; content: Buffer }, mimeType: string) => ({
  ...{ name, mimeType },
  buffer: content,
});

test("papers are brought in: what can be kept is kept, what cannot says why and stays", async (t) => {
  const { page } = await house.enter("social");
  await page.goto(documentsOf(amina));
  await t.test("Given three files are chosen, one of them a page in disguise", async () => {
    await picker(page).setInputFiles([
      asInput(await photo("IMG_2031 - compteur (2)"), "image/jpeg"),
      { name: "facture.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") },
      { name: "bail.pdf", mimeType: "application/pdf", buffer: pdf("bail") },
    ]);
    // They go where a social worker usually writes, not into the first of what they may open.
    const usual = page.locator("input[name=compartment][value=social]:checked");
    await usual.waitFor({ state: "attached" });
    const titles = page.getByLabel("Titre", { exact: true });
    assert.equal(await titles.nth(0).inputValue(), "IMG 2031 - compteur");
    await titles.nth(2).fill("Bail de la rue Ropsy");
    await page.getByLabel("De qui, à qui").nth(2).fill("Propriétaire");
  });
  await t.test(
    "Of one that is empty it is said at once, and it keeps nobody from going on",
    async () => {
      const empty = { name: "vide.pdf", mimeType: "application/pdf", buffer: Buffer.from("") };
      await picker(page).setInputFiles([empty]);
      await page.getByText("Ce fichier est vide.").waitFor();
      assert.equal(await page.getByLabel("Titre", { exact: true }).count(), 3);
      await page.getByRole("button", { name: "Retirer « vide »" }).click();
    },
  );
  await t.test("When they are kept", async () => {
    await page.getByRole("button", { name: "Garder 3 documents" }).click();
  });
  await t.test("Then two are there, and the third says what is wrong", async () => {
    await tile(page, "IMG 2031 - compteur").waitFor();
    await tile(page, "Bail de la rue Ropsy").waitFor();
    await page.getByText("Ce fichier n’est pas accepté").waitFor();
    await page.getByRole("button", { name: "Garder 1 document" }).waitFor();
    assert.equal(await page.getByLabel("Titre", { exact: true }).inputValue(), "facture");
    await page.getByRole("button", { name: "Retirer « facture »" }).click();
  });
  await t.test("And they are found by a word", async () => {
    await page.getByRole("searchbox", { name: "Chercher dans les titres" }).fill("ropsy");
    await page.getByRole("heading", { name: "1 document", exact: true }).waitFor();
    await tile(page, "Bail de la rue Ropsy").waitFor();
  });
});

test("whoever leaves while a file waits is asked, on the way to a page of ours and out of the house", async () => {
  const { page } = await house.enter("social");
  await page.goto(documentsOf(amina));
  await picker(page).setInputFiles([
    { name: "bail.txt", mimeType: "text/plain", buffer: Buffer.from("Bail") },
  ]);
  const keep = page.getByRole("button", { name: "Garder 1 document" });
  await keep.waitFor();
  const away = page.getByRole("link", { name: "Besoins" }).first();
  const asked = page.getByRole("dialog", { name: "1 fichier n’est pas encore gardé" });
  await away.click();
  await asked.getByRole("button", { name: "Rester" }).click();
  await keep.waitFor();
  const [reload] = await Promise.all([
    page.waitForEvent("dialog"),
    page.evaluate("setTimeout(() => location.reload())"),
  ]);
  assert.equal(reload.type(), "beforeunload");
  await reload.dismiss();
  await keep.waitFor();
  await away.click();
  await asked.getByRole("button", { name: "Quitter sans garder" }).click();
  await page.waitForURL(/\/needs$/);
});

test("a picture is pasted, looked at, completed and saved as another", async () => {
  const { page } = await house.enter("social");
  await page.goto(documentsOf(amina));
  await page.getByRole("form", { name: "Ajouter des documents" }).waitFor();
  await page.evaluate(`(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 400; canvas.height = 300;
    canvas.getContext("2d").fillRect(0, 0, 200, 150);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const data = new DataTransfer();
    data.items.add(new File([blob], "image.png", { type: "image/png" }));
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  })()`);
  assert.equal(await page.getByLabel("Titre", { exact: true }).inputValue(), "Image collée");
  await page.getByRole("button", { name: "Garder 1 document" }).click();
  await tile(page, "Image collée").first().click();
  const shown = page.getByRole("img", { name: "Aperçu : Image collée" });
  await shown.waitFor();
  await page.waitForFunction("document.querySelector('[role=dialog] img').naturalWidth === 400");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Compléter" }).click();
  await dialog.locator("textarea:focus").waitFor();
  await page.keyboard.type("Vue du couloir.");
  await dialog.getByRole("button", { name: "Ajouter", exact: true }).click();
  await dialog.getByRole("list", { name: "Ajouts" }).getByText("Vue du couloir.").waitFor();
  const download = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Télécharger" }).click();
  assert.equal((await download).suggestedFilename(), "image.png");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("an upload that is lost on the way is sent again and kept once", async () => {
  const { page, context } = await house.enter("social");
  await page.goto(documentsOf(amina));
  let lost = 0;
  await context.route("**/documents", async (route) => {
    if (route.request().method() !== "POST" || lost >= 2) return route.continue();
    lost += 1;
    // The server does it; the browser never learns.
    await route.fetch();
    await route.abort();
  });
  await picker(page).setInputFiles([asInput(await photo("perdue"), "image/jpeg")]);
  await page.getByRole("button", { name: "Garder 1 document" }).click();
  await tile(page, "perdue").waitFor();
  assert.equal(lost, 2);
  const { rows } = await house.root.query(
    "select count(*)::int n from kring.documents where title = 'perdue'",
  );
  assert.equal(rows[0].n, 1);
});

test("CONF-18: a letter shows each field; what the person leaves out is not in it", async (t) => {
  const { page } = await house.enter("doctor");
  await page.addInitScript(`window.print = () => {
    window.printed = document.querySelector(".kring-paper").innerText;
    window.dispatchEvent(new Event("afterprint"));
  }`);
  const luc = await idOf("Luc");
  await page.goto(documentsOf(luc));
  await page.getByRole("link", { name: "Écrire une lettre" }).click();
  await page.getByLabel("Quelle lettre ?").selectOption("referral");
  await page.getByLabel("Langue de la lettre").selectOption("nl");
  const paper = page.locator("[data-paper]");
  await t.test("When the address is left out", async () => {
    await paper.getByText(/Telefoon:/).waitFor();
    await page.getByRole("checkbox", { name: /Téléphone/ }).uncheck();
    await page.getByLabel("Motif").fill("Hoge bloeddruk.\nSinds maandag.");
    await paper.getByText(/Sinds maandag/).waitFor();
    assert.equal(await paper.getByText(/Telefoon:/).count(), 0);
  });
  await t.test("It does not go before somebody is named and the person knows it", async () => {
    await page.getByRole("button", { name: "Garder et imprimer" }).click();
    await page.getByText("La personne doit connaître cette lettre").waitFor();
    await page.getByText("Dites à qui la lettre est adressée.").waitFor();
    assert.equal(await page.evaluate("window.printed"), undefined);
  });
  await t.test("Then it is kept and printed as it was seen", async () => {
    await page.getByLabel("À qui est-elle adressée ?").fill("UZ Brussel, cardiologie");
    await page.getByRole("radio", { name: "Je la lui ai lue" }).check();
    await page.getByRole("button", { name: "Garder et imprimer" }).click();
    await tile(page, "Doorverwijzing").waitFor();
    const printed: string = await page.evaluate("window.printed");
    assert.match(printed, /UZ Brussel, cardiologie[\s\S]*Hoge bloeddruk\.\s+Sinds maandag\./);
    assert.doesNotMatch(printed, /Telefoon|Garder/);
  });
  await t.test("And is read again as it went", async () => {
    await tile(page, "Doorverwijzing").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Elle a été lue à la personne avant l’envoi.").waitFor();
    await dialog.getByText(/Sinds maandag/).waitFor();
  });
});

test("a letter to the person is in their language, from right to left", async () => {
  const { page } = await house.enter("social");
  await page.goto(`${documentsOf(amina)}/letter`);
  await page.getByLabel("Quelle lettre ?").selectOption("invitation");
  await page.getByLabel("Langue de la lettre").selectOption("ar");
  const paper = page.locator("[data-paper]");
  await paper.getByRole("heading", { name: "موعدك" }).waitFor();
  assert.equal(await paper.getAttribute("dir"), "rtl");
  await expectNoFault(page, "letter in Arabic");
});

test("who does not care for somebody learns how to begin, and nothing else", async () => {
  const { page } = await house.enter("psychologist");
  await page.goto(documentsOf(amina));
  await page.getByText("Vous ne suivez pas cette personne").waitFor();
  assert.equal(await page.getByText("Avis d’expulsion").count(), 0);
  assert.equal(await page.locator('input[type="file"]').count(), 0);
});

for (const scheme of ["light", "dark"] as const) {
  for (const [size, viewport] of Object.entries({ desk, tablet, phone })) {
    test(`${scheme}, ${size}: no serious fault`, async () => {
      const { page, context } = await house.enter("social", { viewport, scheme });
      await page.goto(documentsOf(amina));
      await tile(page, "Avis d’expulsion").waitFor();
      await picker(page).setInputFiles([asInput(await photo(), "image/jpeg")]);
      await expectNoFault(page, "list");
      await tile(page, "Humidité, chambre des enfants").click();
      await page.getByRole("img", { name: /^Aperçu/ }).waitFor();
      await expectNoFault(page, "viewer");
      page.once("dialog", (asked) => void asked.accept());
      await page.goto(`${documentsOf(amina)}/letter`);
      await page.getByLabel("Quelle lettre ?").selectOption("referral");
      await page.getByText("À dire à la personne").waitFor();
      await expectNoFault(page, "letter");
      await context.close();
    });
  }
}
