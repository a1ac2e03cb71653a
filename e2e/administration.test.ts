import assert from "node:assert/strict";
import { test } from "node:test";
import { openDemoHouse } from "./house.ts";

const house = await openDemoHouse();

test("an administrator brings a service and a colleague in, and takes a role away", async (t) => {
  const { page } = await house.enter("admin");
  const journalled = async (act: string) => {
    const { rows } = await house.root.query(
      "select count(*)::int as n from kring.journal where act = $1",
      [act],
    );
    return rows[0].n as number;
  };

  await t.test("Given a new service with two compartments", async () => {
    await page.getByRole("link", { name: "Services" }).click();
    await page.getByRole("button", { name: "Ajouter un service" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Nom", { exact: true }).fill("Planning Deux Portes");
    await form.getByLabel(/Numéro d’entreprise/).fill("0123.456.748");
    await form.getByRole("checkbox", { name: "Santé", exact: true }).check();
    await form.getByRole("checkbox", { name: "Social" }).check();
    await form.getByRole("button", { name: "Ajouter" }).click();
    await form.getByText("Ce numéro n’existe pas.").waitFor();
    await form.getByLabel(/Numéro d’entreprise/).fill("0123.456.749");
    await form.getByRole("button", { name: "Ajouter" }).click();
    await page.getByRole("heading", { name: "Planning Deux Portes" }).waitFor();
    await page.getByText("0123.456.749").waitFor();
  });
  await t.test("When an opening is changed, it is said in words before it is saved", async () => {
    const grid = page.getByRole("region", { name: "Qui ouvre quoi" });
    const cell = grid.getByRole("checkbox", { name: "Infirmier·ère ouvre Social" });
    assert.equal(await cell.isChecked(), false);
    await cell.check();
    await grid.getByText("Infirmier·ère ouvrira Social").waitFor();
    await grid.getByRole("button", { name: "Enregistrer" }).click();
    await grid.getByText("à enregistrer").waitFor({ state: "detached" });
    await page.reload();
    assert.equal(await cell.isChecked(), true);
    assert.equal(await journalled("openings-changed"), 1);
    await grid.getByRole("button", { name: "Revenir à l’habitude" }).click();
    await grid.getByText("Infirmier·ère n’ouvrira plus Social").waitFor();
    await grid.getByRole("button", { name: "Annuler les changements" }).click();
  });
  await t.test("And an account is opened in it", async () => {
    await page.getByRole("link", { name: "Équipe" }).click();
    await page.getByRole("button", { name: "Ouvrir un compte" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Prénom").fill("Inès");
    await form.getByLabel("Nom", { exact: true }).fill("Marchal");
    await form.getByLabel("Adresse e-mail").fill("ines.marchal@demo.kring");
    await choose("Profession", "Infirmier·ère");
    await choose("Secret professionnel", "Tenu·e au secret par sa profession");
    await choose("Rôle", "Soin et accompagnement");
    await choose("Service", "Planning Deux Portes");
    await form.getByLabel("Mot de passe").fill("kring-demo");
    await form.getByRole("button", { name: "Ouvrir le compte" }).click();
    await page.getByRole("heading", { name: "Inès Marchal" }).waitFor();
  });

  const colleague = await house.enter("ines.marchal");
  const search = colleague.page.getByRole("combobox", { name: "Chercher une personne" });
  await t.test("Then she works", async () => {
    await search.fill("Amina Benhaddou");
    await colleague.page.getByRole("option").filter({ hasText: "Amina" }).first().waitFor();
  });
  await t.test("And when her role is ended, her next click opens nothing more", async () => {
    const roles = page.getByRole("region", { name: "Rôles" });
    await roles.getByRole("button", { name: "Terminer" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Terminer" }).click();
    await roles.getByText("Aucun rôle").waitFor();
    assert.equal(await journalled("membership-ended"), 1);
    const refused = colleague.page.waitForResponse((answer) => answer.status() === 403);
    await search.fill("Luc Deprez");
    assert.equal((await (await refused).json()).code, "not-allowed");
    assert.equal(await colleague.page.getByText("Deprez").count(), 0);
  });

  async function choose(label: string, option: string) {
    await page.getByRole("dialog").getByRole("combobox", { name: label, exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  }
});
