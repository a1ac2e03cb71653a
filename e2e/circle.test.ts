import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { expectNoFault } from "./faults.ts";
import { desk, openDemoHouse, phone, tablet } from "./house.ts";

const house = await openDemoHouse();

async function idOf(given: string, family: string): Promise<string> {
  const { rows } = await house.root.query(
    "select id from kring.people where given = $1 and family = $2 order by registered_at limit 1",
    [given, family],
  );
  return rows[0].id;
}

/** Somebody whom nobody accompanies yet. */
async function strangers(count: number): Promise<string[]> {
  const { rows } = await house.root.query(
    `select p.id from kring.people p
      where p.merged_into is null and p.birth like '19%'
        and not exists (select from kring.care_relations r where r.person_id = p.id)
        and not exists (select from kring.turns t where t.person_id = p.id)
      order by p.registered_at limit $1`,
    [count],
  );
  assert.equal(rows.length, count);
  return rows.map(({ id }) => id);
}

const around = (page: Page) => page.getByRole("list", { name: "Qui l’entoure" });

async function openCircle(page: Page, id: string): Promise<void> {
  await page.goto(`${house.address}/people/${id}/circle`);
  await page.getByRole("link", { name: "Cercle", exact: true }).waitFor();
}

test("a colleague begins to accompany somebody, and the circle opens", async (t) => {
  const { page } = await house.enter("debt");
  const [id = ""] = await strangers(1);
  await t.test("Given she stands outside: nothing tells who else is there", async () => {
    await openCircle(page, id);
    await page.getByRole("heading", { name: "Vous n’accompagnez pas cette personne" }).waitFor();
    assert.equal(await around(page).count(), 0);
  });
  await t.test("When she begins, by keyboard", async () => {
    await page.getByRole("button", { name: "Commencer à accompagner" }).press("Enter");
    const window = page.getByRole("dialog");
    assert.ok(await window.getByRole("radio", { name: /Un contact/ }).isChecked());
    await window.getByRole("button", { name: "Commencer à accompagner" }).press("Enter");
  });
  await t.test(
    "Then her service stands in the ring, and the arrows reach its details",
    async () => {
      const own = around(page).getByRole("button", { name: /Point d’équilibre Notre service/ });
      await own.focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      const window = page.getByRole("dialog");
      await window.getByText("Un contact, le").waitFor();
      await window.getByRole("button", { name: "Terminer l’accompagnement" }).waitFor();
      await page.keyboard.press("Escape");
    },
  );
  await t.test("And the person is one of hers", async () => {
    await page.getByRole("link", { name: "Mon suivi" }).click();
    await page.getByRole("heading", { name: "Les personnes que nous accompagnons" }).waitFor();
    await page.locator(`a[href="/people/${id}/picture"]`).waitFor();
  });
});

test("the tabs of a person keep the head, and the place of the hand", async () => {
  const { page } = await house.enter("social");
  const id = await idOf("Amina", "Benhaddou");
  await page.goto(`${house.address}/people/${id}`);
  const tabs = page.getByRole("navigation", { name: "Cette personne" });
  await tabs.getByRole("link", { name: "Cercle" }).press("Enter");
  await around(page).waitFor();
  const here = tabs.getByRole("link", { name: "Cercle" });
  assert.equal(await here.getAttribute("aria-current"), "page");
  await here.and(page.locator(":focus")).waitFor();
  await page.getByRole("heading", { name: "Amina Benhaddou", level: 1 }).waitFor();
  const { page: welcome } = await house.enter("reception");
  await welcome.goto(`${house.address}/people/${id}`);
  await welcome.getByRole("heading", { name: "Amina Benhaddou", level: 1 }).waitFor();
  assert.equal(await welcome.getByRole("navigation", { name: "Cette personne" }).count(), 0);
});

test("the person says yes in Arabic, and takes it back (CONF-10, CONF-12)", async (t) => {
  const { page } = await house.enter("social");
  const id = await idOf("Amina", "Benhaddou");
  await openCircle(page, id);
  await t.test("Given the text is read in their language", async () => {
    await page.getByRole("button", { name: "Noter un accord ou un refus" }).click();
    const window = page.getByRole("dialog");
    await window.getByRole("searchbox").fill("equilibre");
    await window.getByRole("radio", { name: /^Médiation de dettes/ }).check();
    await window.getByRole("button", { name: "Demander à la personne" }).click();
    await window.getByLabel("Langue de la personne").selectOption("ar");
    const text = window.locator('[lang="ar"][dir="rtl"]');
    await text.getByText("Point d’équilibre").waitFor();
    await expectNoFault(page, "consent in Arabic");
  });
  await t.test("When she agrees, the interpreter is asked for at the field", async () => {
    const window = page.getByRole("dialog");
    await window.getByRole("button", { name: "Elle est d’accord" }).click();
    const who = window.getByRole("textbox", { name: "Qui a interprété" });
    await window.getByText("À remplir.").waitFor();
    assert.equal(await who.getAttribute("aria-invalid"), "true");
    await who.fill("Service d’interprétation");
    await window.getByRole("button", { name: "Elle est d’accord" }).click();
    await window.waitFor({ state: "detached" });
  });
  const agreed = page.getByRole("region", { name: "Ce qui est convenu" });
  const line = agreed
    .getByRole("listitem")
    .filter({ hasText: "Point d’équilibre peut lire" })
    .first();
  await t.test("Then it stands among what is agreed", async () => {
    await line.getByText("D’accord", { exact: true }).waitFor();
  });
  await t.test("And when she takes it back, it holds no more", async () => {
    await line.getByRole("button", { name: "La personne reprend son accord" }).click();
    const window = page.getByRole("dialog");
    await window.getByText("se ferme tout de suite").waitFor();
    await window.getByRole("button", { name: "Reprendre l’accord" }).click();
    await line.waitFor({ state: "detached" });
    await agreed.getByText("1 qui ne vaut plus").click();
    await agreed.getByText(/^Repris le/).waitFor();
  });
});

test("a note is passed on with a yes, and taken back at once; or not passed on at all (CONF-11, CONF-15)", async () => {
  // The nurse reads Dutch.
  const { page } = await house.enter("nurse");
  const id = await idOf("Amina", "Benhaddou");
  const shares = async () => {
    const { rows } = await house.root.query(
      `select count(*)::int as n from kring.shares where person_id = $1
          and recipient_service = (select id from kring.services where key = 'community') and ended_at is null`,
      [id],
    );
    return rows[0].n;
  };
  const passOn = async () => {
    await page.getByRole("button", { name: "Doorgeven" }).first().click();
    const window = page.getByRole("dialog");
    await window.getByRole("radio", { name: /^Maison de quartier/ }).check();
    await window.getByRole("button", { name: "Verder", exact: true }).click();
    return window;
  };
  await page.goto(`${house.address}/people/${id}/file`);
  const without = await passOn();
  await without.getByRole("button", { name: "Verder zonder te delen" }).click();
  await without.waitFor({ state: "detached" });
  assert.equal(await shares(), 0);
  const window = await passOn();
  await window.getByRole("button", { name: "Verder", exact: true }).click();
  await window.getByText("dan delen we niet").waitFor();
  await window.getByRole("checkbox", { name: /strikt nodig/ }).check();
  await window.getByRole("button", { name: "Verder", exact: true }).click();
  await window.getByRole("textbox", { name: "Wie tolkte" }).fill("Tolkdienst");
  await expectNoFault(page, "sharing");
  await window.getByRole("button", { name: "De persoon is akkoord" }).click();
  await page.getByText("Gedeeld met Maison de quartier").waitFor();
  assert.equal(await shares(), 1);
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await page.getByText("De deling is gestopt.").waitFor();
  assert.equal(await shares(), 0);
});

test("a colleague who is kept out is out at the next click (CONF-13)", async () => {
  const { page } = await house.enter("nurse", {});
  const { page: hers } = await house.enter("doctor");
  const id = await idOf("Amina", "Benhaddou");
  await openCircle(hers, id);
  await around(hers).waitFor();
  await page.goto(`${house.address}/people/${id}/circle`);
  // The nurse reads Dutch.
  await page.getByRole("button", { name: "Iemand buiten houden" }).click();
  const window = page.getByRole("dialog");
  await window.getByRole("searchbox").fill("helene vandenhove");
  await window.getByRole("radio", { name: /Hélène Vandenhove/ }).check();
  await window.getByRole("button", { name: "Hélène Vandenhove buiten houden" }).click();
  const out = page.getByRole("region", { name: "Buiten gehouden" });
  await out.getByText("Hélène Vandenhove").waitFor();
  await hers.reload();
  await hers.getByRole("heading", { name: "Rien ne s’ouvre pour vous ici" }).waitFor();
  assert.equal(await around(hers).count(), 0);
  assert.equal(await hers.getByRole("button", { name: "Urgence vitale" }).count(), 0);
  await out.getByRole("button", { name: "Weer toelaten" }).click();
  await out.getByText("Hélène Vandenhove").waitFor({ state: "detached" });
  await hers.reload();
  await around(hers).waitFor();
});

test("an emergency: two acts, an hour, told at once, and reviewed (CONF-21)", async (t) => {
  const { page } = await house.enter("doctor");
  const [id = ""] = (await strangers(2)).slice(1);
  await openCircle(page, id);
  await t.test("Given one act alone opens nothing", async () => {
    await page.getByRole("button", { name: "Urgence vitale" }).click();
    const window = page.getByRole("dialog");
    await window.getByRole("button", { name: "Continuer" }).click();
    await window.getByText("Choisissez une raison.").waitFor();
    await window.getByText("Encore quelques mots").waitFor();
    await window.getByRole("radio", { name: "Inconsciente" }).check();
    await window.getByLabel("Que se passe-t-il").fill("Malaise dans le hall d’entrée");
    await window.getByRole("button", { name: "Continuer" }).dblclick();
    await window.getByRole("button", { name: "Ouvrir maintenant en urgence" }).waitFor();
    const { rows } = await house.root.query(
      "select count(*)::int as n from kring.break_glass where person_id = $1",
      [id],
    );
    assert.equal(rows[0].n, 0);
  });
  await t.test("When the second act is done, the clock runs", async () => {
    await page.getByRole("button", { name: "Ouvrir maintenant en urgence" }).click();
    await page
      .getByRole("timer")
      .getByText(/^59:\d\d$/)
      .waitFor();
    await expectNoFault(page, "open in an emergency");
  });
  await t.test("Then it can be closed now", async () => {
    await page.getByRole("button", { name: "Fermer maintenant" }).click();
    await page.getByRole("timer").waitFor({ state: "detached" });
  });
  await t.test("And the head of the service reviews it", async () => {
    const { page: head } = await house.enter("olivier.renard");
    await head.goto(`${house.address}/emergencies`);
    const opening = head.getByRole("listitem").filter({ hasText: "Malaise dans le hall" });
    await opening.getByText("Hélène Vandenhove").waitFor();
    await opening.getByRole("radio", { name: "C’était nécessaire", exact: true }).check();
    await opening.getByRole("textbox", { name: "Remarque" }).fill("Bien fait.");
    await opening.getByRole("button", { name: "Enregistrer mon avis" }).click();
    await head.getByText("Rien à relire").waitFor();
    await head.getByRole("button", { name: "Relues" }).click();
    await head.getByText("Bien fait.").waitFor();
  });
});

test("advice without a name: a number in it is refused at the field (CONF-16)", async () => {
  const { page } = await house.enter("social");
  await page.goto(`${house.address}/advice`);
  await page.getByRole("button", { name: "Demander un avis" }).click();
  const window = page.getByRole("dialog");
  await window.getByRole("searchbox").fill("sikorska");
  await window.getByRole("radio", { name: /Sikorska/ }).check();
  const question = window.getByRole("textbox", { name: "La situation et votre question" });
  await question.fill("KR-0000-017X a trois saisies : que faire d’abord ?");
  await window.getByRole("button", { name: "Envoyer la question" }).click();
  await window.getByText("On y reconnaît quelqu’un").waitFor();
  await question.fill("Trois saisies à la fois : que faire d’abord ?");
  await window.getByRole("button", { name: "Envoyer la question" }).click();
  await page.getByRole("region", { name: "En attente d’une réponse" }).waitFor();
  const { page: hers } = await house.enter("debt");
  await hers.goto(`${house.address}/advice`);
  const asked = hers.getByRole("region", { name: "On vous demande" });
  await asked.getByRole("textbox", { name: "Votre réponse" }).fill("Écrire aux trois créanciers.");
  await asked.getByRole("button", { name: "Répondre" }).click();
  await hers.getByRole("region", { name: "Déjà répondu" }).waitFor();
  await page.reload();
  await page.getByRole("region", { name: "Réponses" }).getByText("Écrire aux trois").waitFor();
});

test("one's own file closes to oneself (CONF-23)", async () => {
  const { page } = await house.enter("social");
  const id = await idOf("Amina", "Benhaddou");
  await page.goto(`${house.address}/people/${id}`);
  await page.getByRole("button", { name: "C’est moi, ou quelqu’un de ma famille" }).click();
  const window = page.getByRole("dialog");
  await window.getByRole("radio", { name: "C’est quelqu’un de ma famille" }).check();
  await window.getByRole("button", { name: "Fermer ce dossier pour moi" }).click();
  await window.waitFor({ state: "detached" });
  await openCircle(page, id);
  await page.getByRole("heading", { name: "Ce dossier vous est fermé" }).waitFor();
});

for (const scheme of ["light", "dark"] as const) {
  for (const [size, viewport] of Object.entries({ desk, tablet, phone })) {
    test(`${scheme}, ${size}: no serious fault around the circle`, async () => {
      const amina = await idOf("Amina", "Benhaddou");
      const [stranger = ""] = (await strangers(3)).slice(2);
      const { page } = await house.enter("olivier.renard", { viewport, scheme });
      const paths = ["/my-people", "/advice", "/emergencies"];
      for (const id of [amina, stranger]) paths.push(`/people/${id}/circle`);
      for (const path of paths) {
        await page.goto(house.address + path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForLoadState("networkidle").catch(() => {});
        await page.waitForTimeout(300);
        await expectNoFault(page, path);
      }
      await page.context().close();
    });
  }
}
