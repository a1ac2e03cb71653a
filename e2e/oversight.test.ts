import assert from "node:assert/strict";
import { test } from "node:test";
import { raiseAlerts } from "../src/oversight/server/index.ts";
import { expectNoFault } from "./faults.ts";
import { desk, openDemoHouse, phone } from "./house.ts";

/* Given a house at work, the data protection officer asks who looked, and hands the person an account. */

const house = await openDemoHouse();
const { rows } = await house.root.query(
  "select id, number, given, family from kring.people where given = 'Amina' order by registered_at limit 1",
);
const amina = rows[0] as { id: string; number: string; given: string; family: string };
const nurse = await house.enter("nurse");
await nurse.page.goto(`${house.address}/people/${amina.id}`);
await nurse.page.getByRole("heading", { level: 1 }).waitFor();
await house.root.query(
  `insert into kring.own_files (staff_id, person_id, kind)
   select id, $1, 'relative' from kring.staff where email = 'nurse@demo.kring'`,
  [amina.id],
);
await raiseAlerts(house.database);

test("a look at a relative's file is a question: who opened it, what of it, answered", async () => {
  const { page } = await house.enter("dpo");
  await page.goto(`${house.address}/notices`);
  await page.getByText("Une alerte demande votre attention").waitFor();
  await page.goto(`${house.address}/oversight`);
  const alert = page.getByRole("listitem").filter({ hasText: "Dossier propre ou d’un proche" });
  await alert.getByText(amina.number).waitFor();
  await expectNoFault(page, "desk");
  await alert.getByRole("link", { name: "Qui a ouvert cette personne ?" }).click();
  await page
    .getByRole("heading", { name: new RegExp(`inscriptions? · .*${amina.family}`) })
    .waitFor();
  await page
    .getByRole("row")
    .filter({ hasText: "Coordonnées consultées" })
    .getByText("Ilse De Wachter")
    .first()
    .waitFor();
  await expectNoFault(page, "journal");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Fichier CSV" }).click();
  assert.equal((await download).suggestedFilename(), "kring-journal.csv");
  await page.getByRole("link", { name: "Retour au bureau" }).click();
  await alert.getByRole("button", { name: "Répondre" }).click();
  const keep = page.getByRole("button", { name: "Enregistrer la réponse" });
  assert.equal(await keep.isDisabled(), true);
  await page.getByLabel("Nous en avons parlé").check();
  await expectNoFault(page, "answering");
  await keep.click();
  await alert.waitFor({ state: "detached" });
  await page.getByText("Éclaircies", { exact: true }).click();
  await page.getByText("Nous en avons parlé").waitFor();
});

test("nobody browses the journal; a mistyped card is said at its field", async () => {
  const { page } = await house.enter("dpo");
  await page.goto(`${house.address}/oversight/journal`);
  await page.getByRole("button", { name: "Chercher" }).click();
  await page.getByText("Choisissez une personne, un·e collègue ou une période.").waitFor();
  await page.getByLabel("Numéro de carte de la personne").fill("KR-1111-111A");
  await page.keyboard.press("Enter");
  await page.getByText("Ce numéro contient une faute de frappe.").waitFor();
});

test("thresholds are changed by whoever watches, within bounds", async () => {
  const { page } = await house.enter("dpo");
  await page.goto(`${house.address}/oversight`);
  await page.getByRole("button", { name: "Régler les seuils" }).click();
  const field = page.getByLabel("Refus en un jour");
  await field.fill("0");
  await page.getByText("Entre 1 et 1000.").waitFor();
  await field.fill("12");
  await expectNoFault(page, "thresholds");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("C’est enregistré.").waitFor();
});

test("the account in Arabic runs from right to left, names nobody, and is printed alone", async () => {
  const { page } = await house.enter("dpo");
  await page.goto(`${house.address}/people/${amina.id}/account`);
  await page.getByLabel("Langue de la personne").selectOption("ar");
  const paper = page.locator("[dir=rtl][lang=ar]");
  await paper.getByText("ممرّض").first().waitFor();
  assert.doesNotMatch(await paper.innerText(), /De Wachter|Ilse/);
  await expectNoFault(page, "account in Arabic");
  await page.evaluate(
    "window.print = () => { window.printed = document.querySelector('.kring-paper [dir=rtl]') !== null }",
  );
  await page.getByRole("button", { name: "Imprimer" }).click();
  assert.equal(await page.evaluate("window.printed"), true);
});

test("on a phone and in the dark: no serious fault", async () => {
  for (const [scheme, viewport] of [
    ["dark", desk],
    ["light", phone],
    ["dark", phone],
  ] as const) {
    const { page } = await house.enter("dpo", { scheme, viewport });
    for (const path of ["/oversight", "/oversight/journal", `/people/${amina.id}/account`]) {
      await page.goto(house.address + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle").catch(() => {});
      await expectNoFault(page, `${scheme} ${viewport.width} ${path}`);
    }
    await page.context().close();
  }
});

test("whoever does not care for the person is told where to ask", async () => {
  const { page } = await house.enter("social");
  await page.goto(`${house.address}/people/${amina.id}/account`);
  await page
    .getByText(/Réservé aux personnes qui l’accompagnent|Ce relevé montre ce que/)
    .waitFor();
});
