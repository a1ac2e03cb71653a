import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { openDemoHouse } from "./house.ts";

/*
 * Who may see what, as the people of the demo live it: Sara's secret stays hers, Amina takes her
 * word back, an unknown man is brought in at night.
 */

const house = await openDemoHouse();

async function idOf(given: string, family: string): Promise<string> {
  const { rows } = await house.root.query(
    "select id from kring.people where given = $1 and family = $2 and merged_into is null order by registered_at limit 1",
    [given, family],
  );
  return rows[0].id;
}

/** Everything that can be read on a page about somebody, once it stands still. */
async function readPage(page: Page, path: string): Promise<string> {
  await page.goto(house.address + path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle").catch(() => {});
  return page.locator("body").innerText();
}

const discreet = /Eau calme|santé mentale|psycholog|Samira|Ouchen|entretien/i;

test("Sara sees the psychologist, and nobody else in the house can tell", async (t) => {
  const sara = await idOf("Sara", "Fernandes");
  const tabs = [
    ...["", "/circle", "/file", "/rights", "/account", "/picture", "/picture/paper", "/timeline"],
    ...["/needs", "/health", "/documents", "/questionnaires"],
  ];
  const pages = [...tabs.map((tab) => `/people/${sara}${tab}`), "/my-day", "/referrals"];
  await t.test("Given her psychologist reads the file and stands in the circle", async () => {
    const { page } = await house.enter("psychologist");
    assert.match(await readPage(page, `/people/${sara}/file`), /Quatrième entretien/);
    assert.match(await readPage(page, `/people/${sara}/circle`), /Eau calme/);
  });
  await t.test("When the social worker begins to accompany her", async () => {
    const { page } = await house.enter("social");
    await page.goto(`${house.address}/people/${sara}/circle`);
    await page.getByRole("button", { name: "Commencer à accompagner" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Commencer à accompagner" }).click();
    await page.getByRole("list", { name: "Qui l’entoure" }).waitFor();
  });
  for (const who of ["social", "nour.haddad", "reception", "coordinator", "admin"]) {
    await t.test(`Then nothing that ${who} opens tells of it`, async () => {
      const { page } = await house.enter(who);
      const heard: string[] = [];
      page.on("response", async (response) => {
        // The register offers every service of the house as an address, whoever is asked about.
        if (/\/api\/people\/(?!.*\/requests)/.test(response.url()))
          heard.push(await response.text().catch(() => ""));
      });
      for (const path of pages) assert.doesNotMatch(await readPage(page, path), discreet, path);
      assert.doesNotMatch(heard.join("\n"), discreet);
    });
  }
  await t.test("And at the desk her turn has a neutral sign", async () => {
    const { page } = await house.enter("reception");
    const text = await readPage(page, "/queue");
    assert.match(text, /Espace parole/);
    assert.doesNotMatch(text, /santé mentale|psycholog|Eau calme/i);
  });
});

test("Amina asks who saw her file, and takes her word back", async (t) => {
  const amina = await idOf("Amina", "Benhaddou");
  const { page: colleague } = await house.enter("social");
  const note = colleague.getByText("avis d’expulsion pour la fin du mois");
  await t.test("Given the social worker reads what the nurse passed on", async () => {
    await colleague.goto(`${house.address}/people/${amina}/file`);
    await note.waitFor();
  });
  await t.test("When Amina is shown who looked, in Arabic", async () => {
    const { page } = await house.enter("olivier.renard");
    await page.goto(`${house.address}/people/${amina}/account`);
    await page.getByRole("heading", { name: "Qui a regardé" }).first().waitFor();
    const paper = page.locator("[data-paper]");
    await page.getByLabel("Langue de la personne").selectOption("fr");
    await paper.getByText("CASG Pas-de-Porte").first().waitFor();
    // Function and service, never a name (CONF-32).
    assert.doesNotMatch(await paper.innerText(), /Lejeune/);
    await page.getByLabel("Langue de la personne").selectOption("ar");
    await page.locator('[data-paper][dir="rtl"]').waitFor();
  });
  await t.test("And she takes back her consent", async () => {
    const { page } = await house.enter("olivier.renard");
    await page.goto(`${house.address}/people/${amina}/circle`);
    const lines = page
      .getByRole("region", { name: "Ce qui est convenu" })
      .getByRole("listitem")
      .filter({ hasText: "CASG Pas-de-Porte peut lire" });
    await lines.first().waitFor();
    // The note, and the need that was handed on.
    for (let left = await lines.count(); left > 0; left--) {
      await lines.first().getByRole("button", { name: "La personne reprend son accord" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Reprendre l’accord" }).click();
      await lines.nth(left - 1).waitFor({ state: "detached" });
    }
  });
  await t.test("Then the next click of the colleague finds nothing of it", async () => {
    await colleague.getByRole("link", { name: "Cercle", exact: true }).click();
    await colleague.getByRole("list", { name: "Qui l’entoure" }).waitFor();
    await colleague.getByRole("link", { name: "Dossier", exact: true }).click();
    await colleague.getByText("Avis d’expulsion lu ensemble").waitFor();
    await colleague.waitForLoadState("networkidle").catch(() => {});
    assert.equal(await note.count(), 0);
  });
  await t.test("And what the colleague wrote meanwhile stays", async () => {
    const own = colleague.getByRole("listitem").filter({ hasText: "Avis d’expulsion lu ensemble" });
    assert.equal(await own.count(), 1);
  });
});

test("An emergency: what is vital, and everybody who must know knows", async (t) => {
  const aristide = await idOf("Aristide", "Nzuzi");
  const { page } = await house.enter("doctor");
  await t.test("Given the doctor sees nothing of him", async () => {
    assert.doesNotMatch(
      await readPage(page, `/people/${aristide}/file`),
      /Méthadone|sulfamides|famille sache/,
    );
  });
  await t.test("When the doctor breaks the glass", async () => {
    await page.goto(`${house.address}/people/${aristide}/circle`);
    await page.getByRole("button", { name: "Urgence vitale" }).click();
    const window = page.getByRole("dialog");
    await window.getByRole("radio", { name: "Inconsciente" }).check();
    await window.getByLabel("Que se passe-t-il").fill("Amené par un voisin, ne répond pas");
    await window.getByRole("button", { name: "Continuer" }).click();
    await page.getByRole("button", { name: "Ouvrir maintenant en urgence" }).click();
    await page.getByRole("timer").waitFor();
  });
  await t.test("Then allergies and medication are there, and nothing else", async () => {
    await page.goto(`${house.address}/people/${aristide}/file`);
    await page.getByText("Méthadone 60 mg par jour").waitFor();
    await page.getByText("Allergie aux sulfamides").waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /famille sache/);
  });
  await t.test("And the head of the service is told, in the house and by mail", async () => {
    const { page: head } = await house.enter("olivier.renard");
    await head.goto(`${house.address}/notices`);
    await head
      .getByText(/ouvert.*urgence/i)
      .first()
      .waitFor();
    const { rows } = await house.root.query(
      "select address, text from kring.outbox where why = 'break-glass-opened' order by address",
    );
    assert.ok(rows.some(({ address }) => address === "olivier.renard@demo.kring"));
    assert.ok(rows.some(({ address }) => address === "dpo@demo.kring"));
    for (const { text } of rows) assert.doesNotMatch(text, /Aristide|Nzuzi|Méthadone/);
    await head.goto(`${house.address}/emergencies`);
    const opening = head.getByRole("listitem").filter({ hasText: "Amené par un voisin" });
    await opening.getByRole("radio", { name: "C’était nécessaire", exact: true }).check();
    await opening.getByRole("button", { name: "Enregistrer mon avis" }).click();
    await opening.waitFor({ state: "detached" });
  });
  await t.test("And he can read that it was opened", async () => {
    const { page: guard } = await house.enter("dpo");
    await guard.goto(`${house.address}/people/${aristide}/account`);
    await guard.getByLabel("Langue de la personne").selectOption("fr");
    await guard
      .locator("[data-paper]")
      .getByText(/urgence/i)
      .first()
      .waitFor();
  });
});
