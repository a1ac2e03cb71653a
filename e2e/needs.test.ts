import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { expectNoFault } from "./faults.ts";
import { desk, openDemoHouse, phone, tablet } from "./house.ts";

const house = await openDemoHouse();

/** Somebody of whom nothing is told yet, whom the practice cares for. */
async function strangerOfThePractice(): Promise<{ id: string; name: string }> {
  const { rows } = await house.root.query(
    `insert into kring.care_relations (person_id, service_id, basis, valid)
     select p.id, s.id, 'contact', tstzrange(now() - interval '1 day', now() + interval '1 year')
       from kring.people p, kring.services s
      where s.key = 'practice' and p.merged_into is null and p.birth like '19%'
        and not exists (select from kring.care_relations r where r.person_id = p.id)
      order by p.registered_at limit 1 returning person_id`,
  );
  const id: string = rows[0].person_id;
  const found = await house.root.query("select given, family from kring.people where id = $1", [
    id,
  ]);
  return { id, name: `${found.rows[0].given} ${found.rows[0].family}` };
}

const idOf = async (given: string): Promise<string> =>
  (
    await house.root.query(
      "select id from kring.people where given = $1 order by registered_at limit 1",
      [given],
    )
  ).rows[0].id;

const amina = await idOf("Amina");
const needsOf = async (page: Page, id: string) => {
  await page.goto(`${house.address}/people/${id}/needs`);
  await page
    .getByText(/^(À suivre|Op te volgen|Rien à suivre)/)
    .first()
    .waitFor();
};

test("journey 1: from a note, a word names the need; with her yes it is handed on, and accepted", async (t) => {
  // The nurse reads Dutch, the social worker French.
  const { page: nurse } = await house.enter("nurse");
  const { page: social } = await house.enter("social");
  const text = "Elle parle d’un propriétaire qui veut la mettre dehors.";
  const note = nurse.getByRole("listitem").filter({ hasText: text });
  await t.test("Given the nurse writes what she hears", async () => {
    await nurse.goto(`${house.address}/people/${amina}/file`);
    await nurse.getByRole("button", { name: "Alleen een notitie" }).click();
    await nurse.getByLabel("Subjectief").fill(text);
    await nurse.keyboard.press("Control+Enter");
    await note.waitFor();
  });
  await t.test("When a word marks it in the note", async () => {
    await note.getByRole("button", { name: "Een behoefte benoemen" }).click();
    await note.getByRole("searchbox").fill("uithuis");
    await note.getByRole("button", { name: "Dreigende uithuiszetting" }).waitFor();
    await nurse.keyboard.press("Enter");
    await note.getByRole("list", { name: "Behoeften die hier gehoord werden" }).waitFor();
  });
  await t.test("And it is handed on, with Amina's yes", async () => {
    await note.getByRole("button", { name: "Toevertrouwen" }).click();
    const window = nurse.getByRole("dialog");
    // The service that usually helps with it is chosen already.
    await window.getByRole("radio", { name: /^CASG Pas-de-Porte/, checked: true }).waitFor();
    await window.getByRole("button", { name: "Verder", exact: true }).click();
    // What it is for is settled: there is nothing to choose.
    assert.equal(await window.getByRole("group", { name: "Waarvoor" }).count(), 0);
    await window.getByRole("checkbox").check();
    await window.getByRole("button", { name: "Verder", exact: true }).click();
    await expectNoFault(nurse, "handing on");
    const again = window.getByRole("button", { name: "Opnieuw vragen" });
    if (await again.isVisible().catch(() => false)) await again.click();
    const who = window.getByRole("textbox").last();
    if (await who.isVisible().catch(() => false)) await who.fill("Malika, haar nicht");
    await window.getByRole("button", { name: "De persoon is akkoord" }).click();
    await window.waitFor({ state: "detached" });
    await note.getByText("Wacht", { exact: true }).waitFor();
  });
  await t.test("Then it waits for the social worker, with who and what and by whom", async () => {
    await social.goto(`${house.address}/referrals`);
    const waiting = social.getByRole("list", { name: "En attente chez nous" });
    const row = waiting.getByRole("listitem").filter({ hasText: "Amina Benhaddou" });
    await row.getByText("Menace d’expulsion").waitFor();
    await row.getByText("Ilse De Wachter").waitFor();
    assert.equal(await social.getByText(text).count(), 0);
    await row.getByRole("button", { name: "Accepter" }).click();
    await social.getByText("Vous accompagnez maintenant la personne.").waitFor();
    const taken = social.getByRole("list", { name: "Pris en charge par nous" });
    await taken.getByRole("listitem").filter({ hasText: "Amina Benhaddou" }).first().waitFor();
  });
  await t.test("And the nurse sees that it is under way, and nothing more", async () => {
    const { rows } = await house.root.query(
      "select count(*)::int n from kring.entries e join kring.services s on s.id = e.service_id where e.person_id = $1 and s.key = 'social'",
      [amina],
    );
    assert.ok(rows[0].n >= 2);
    await needsOf(nurse, amina);
    await nurse.getByText("Loopt", { exact: true }).first().waitFor();
    await nurse.waitForLoadState("networkidle");
    assert.equal(await nurse.getByText("Dringende medische hulp").count(), 0);
    await nurse.getByRole("link", { name: "Toevertrouwd", exact: true }).click();
    const fromUs = nurse.getByRole("list", { name: "Door ons toevertrouwd" });
    await fromUs.getByRole("listitem").filter({ hasText: "Amina" }).first().waitFor();
  });
});

test("a need heard while writing stands under the note once it is signed, also after a reload", async () => {
  const { page } = await house.enter("nurse");
  const { id } = await strangerOfThePractice();
  await page.goto(`${house.address}/people/${id}/file`);
  await page.getByRole("button", { name: "Alleen een notitie" }).click();
  await page.getByLabel("Subjectief").fill("Slaapt al weken niet.");
  const marker = { name: "Behoeften die hier gehoord werden" };
  const form = page.getByRole("form", { name: "Nieuwe notitie" });
  await form.getByRole("button", { name: "Een behoefte benoemen" }).click();
  await form.getByRole("button", { name: "Gemoed" }).click();
  await form.getByRole("button", { name: "Slaap", exact: true }).click();
  await form.getByRole("list", marker).getByText("Slaap").waitFor();
  await form.getByText("Klad bewaard").waitFor();
  await page.reload();
  await form.getByRole("list", marker).getByText("Slaap").waitFor();
  await form.getByRole("button", { name: "Notitie bewaren" }).click();
  const note = page.getByRole("listitem").filter({ hasText: "Slaapt al weken niet." });
  await note.getByRole("list", marker).getByText("Slaap").waitFor();
});

test("two taps name a need; somebody helps, it is solved, and that can be undone", async () => {
  const { page } = await house.enter("doctor");
  const { id } = await strangerOfThePractice();
  await needsOf(page, id);
  await page.getByText("Rien à suivre pour l’instant").waitFor();
  await page.getByRole("button", { name: "Moral" }).click();
  await page.getByRole("button", { name: "Sommeil" }).click();
  const need = page.getByRole("article").filter({ has: page.getByRole("heading", { level: 4 }) });
  await need.getByRole("heading", { name: "Sommeil" }).waitFor();
  await need.getByRole("button", { name: "Qui aide ?" }).click();
  await need.getByLabel("Qui aide ?", { exact: true }).selectOption("outside");
  await need.getByRole("textbox", { name: "Qui ?" }).fill("Sa voisine");
  await need.getByRole("button", { name: "Ajouter" }).click();
  await need.getByText("Sa voisine").waitFor();
  await need.getByText("Aidé", { exact: true }).first().waitFor();
  await need.getByRole("button", { name: "Résolu" }).click();
  await page.getByText("1 besoin résolu ou mis de côté").waitFor();
  await page.getByRole("button", { name: "Annuler" }).last().click();
  await need.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Sans réponse, et pourquoi" }).click();
  await need.getByLabel("Pourquoi personne n’aide ?").selectOption("waiting-list");
  await need.getByText("Presse", { exact: true }).click();
  await need.getByRole("button", { name: "Noter", exact: true }).click();
  await need.getByText("Sans réponse :").first().waitFor();
  await need.getByText(/^Histoire/).click();
  await need.getByText("Résolu", { exact: true }).last().waitFor();
});

test("a health problem is named in words of one's own; a tap too many is taken back", async () => {
  const { page } = await house.enter("doctor");
  const { id } = await strangerOfThePractice();
  await needsOf(page, id);
  await page.getByRole("searchbox", { name: "Chercher un besoin" }).fill("maladie");
  await page.getByRole("button", { name: "Problème de santé" }).click();
  await page.getByRole("textbox", { name: "Quel problème de santé ?" }).fill("Asthme");
  await page.getByRole("checkbox", { name: "À savoir en cas d’urgence" }).check();
  await page.getByRole("button", { name: "Noter", exact: true }).click();
  await page.getByRole("heading", { name: "Asthme", level: 4 }).waitFor();
  await page.getByRole("button", { name: "Annuler" }).last().click();
  await page.getByText("Rien à suivre pour l’instant").waitFor();
});

test("a service says no with its reason, and keeps no name", async () => {
  const { page } = await house.enter("social");
  await page.goto(`${house.address}/referrals`);
  const waiting = page.getByRole("list", { name: "En attente chez nous" }).getByRole("listitem");
  await waiting.first().waitFor();
  const before = await waiting.count();
  assert.ok(before >= 2, `only ${before} wait`);
  const name = await waiting.first().getByRole("link").innerText();
  await waiting.first().getByRole("button", { name: "Décliner" }).click();
  await page.getByRole("button", { name: "Décliner" }).first().click();
  await page.getByText("Dites pourquoi, en une phrase.").waitFor();
  await page.getByRole("textbox", { name: "Pourquoi ?" }).fill("Plus de place avant mars.");
  await page.getByRole("button", { name: "Décliner" }).first().click();
  await page.getByText(/^\d+ relais terminé/).click();
  await page.getByText("Plus de place avant mars.").waitFor();
  assert.equal(await page.getByText(name).count(), 0);
});

for (const [size, viewport] of Object.entries({ desk, tablet, phone })) {
  for (const scheme of ["light", "dark"] as const) {
    test(`${scheme}, ${size}: no serious fault`, async () => {
      const { page, context } = await house.enter("social", { viewport, scheme });
      await needsOf(page, amina);
      await page.waitForLoadState("networkidle");
      await expectNoFault(page, "needs");
      await page.getByRole("button", { name: "Logement", exact: true }).click();
      // What was scrolled half under the head of the house is not too small.
      await page.evaluate("scrollTo(0, 0)");
      await expectNoFault(page, "needs of a domain");
      await page.goto(`${house.address}/referrals`);
      await page.getByRole("heading", { name: "Passages de relais" }).waitFor();
      await page.waitForLoadState("networkidle");
      await expectNoFault(page, "referrals");
      await context.close();
    });
  }
}

test("the needs are shown in the person's own words, in Arabic from right to left", async () => {
  const { page } = await house.enter("doctor");
  const { id } = await strangerOfThePractice();
  await house.root.query(
    "update kring.people set languages = '{ary}', reads = '{ar}' where id = $1",
    [id],
  );
  await needsOf(page, id);
  await page.getByRole("button", { name: "Montrer en : العربية" }).click();
  await page.getByRole("button", { name: "السكن" }).click();
  await page.getByRole("button", { name: "قد أفقد مسكني" }).waitFor();
  assert.equal(await page.locator('[lang="ar"][dir="rtl"]').count(), 5);
  await expectNoFault(page, "needs in Arabic");
});
