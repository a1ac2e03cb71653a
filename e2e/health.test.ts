import assert from "node:assert/strict";
import { test } from "node:test";
import { expectNoFault } from "./faults.ts";
import { desk, openDemoHouse, phone, tablet } from "./house.ts";

const house = await openDemoHouse();
const idOf = async (given: string): Promise<string> => {
  const found = await house.root.query(
    "select id from kring.people where given = $1 order by registered_at limit 1",
    [given],
  );
  return found.rows[0].id;
};
const pageOf = async (given: string) => `${house.address}/people/${await idOf(given)}/health`;

test("a nurse asks about allergies, takes a blood pressure, and sees what is due", async (t) => {
  const { page } = await house.enter("fatou.camara");
  const amina = await pageOf("Amina");
  await t.test("Given what is known comes first, and cannot be overlooked", async () => {
    await page.goto(amina);
    const allergies = page.getByRole("region", { name: "Allergies et intolérances" });
    await allergies.getByText("Pénicilline").waitFor();
    await allergies.getByText("Sévère").waitFor();
  });
  await t.test("When she notes another one from the keyboard", async () => {
    await page.getByRole("button", { name: "Noter une allergie" }).press("Enter");
    await page.keyboard.type("Latex");
    await page.keyboard.press("Enter");
    await page.getByRole("listitem").filter({ hasText: "Latex" }).waitFor();
  });
  const value = page.getByLabel("Valeur en mmHg");
  await t.test("And types a blood pressure that cannot be, it is said at the field", async () => {
    await value.fill("1900/85");
    await page.keyboard.press("Enter");
    await page.getByText("deux nombres entre 20 et 350 mmHg").waitFor();
  });
  await t.test("And one that is unusual, she is asked once, and Enter says yes", async () => {
    await value.fill("190/85");
    await page.keyboard.press("Enter");
    await page.getByText("190/85 mmHg sort de l’ordinaire.").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Tension 190\/85 mmHg/ }).waitFor();
    assert.equal(await value.inputValue(), "");
    const { rows } = await house.root.query(
      "select count(*)::int n from kring.measurements where value = 190 and second_value = 85",
    );
    assert.equal(rows[0].n, 1);
  });
  await t.test("Then the curve opens with its numbers, and goes with the keyboard", async () => {
    await page.getByRole("button", { name: /^Tension 190/ }).press("Enter");
    await page.getByText(/^Toutes les valeurs/).click();
    await page.getByRole("cell", { name: "190/85" }).waitFor();
    const line = await page
      .getByRole("region", { name: "Tension mmHg" })
      .locator("polyline")
      .first()
      .boundingBox();
    assert.ok(line && line.width > 200, `the curve is ${line?.width} wide`);
    const panel = page.getByRole("region", { name: "Tension mmHg" });
    await panel.getByRole("button", { name: "Fermer" }).press("Enter");
    await page
      .getByRole("button", { name: /^Tension 190/ })
      .and(page.locator(":focus"))
      .waitFor();
  });
  await t.test("And what is due is there, and goes when it was given", async () => {
    const due = page.getByRole("listitem").filter({ hasText: "À faire" });
    const measles = due.filter({ hasText: "Rougeole" });
    await measles.getByRole("button").click();
    await page.getByLabel("D’où le sait-on ?").selectOption("given-here");
    await page.getByRole("button", { name: "Noter le vaccin" }).click();
    await measles.filter({ hasText: "dose 1" }).waitFor({ state: "detached" });
  });
});

test("nobody asked yet: the answer none is one click, and says since when", async () => {
  const { page } = await house.enter("fatou.camara");
  const { rows } = await house.root.query(
    `select c.person_id as id from kring.care_relations c join kring.services s on s.id = c.service_id
      where s.key = 'practice' and c.staff_id is null and not exists
        (select from kring.entries e where e.person_id = c.person_id and e.kind = 'allergy') limit 1`,
  );
  await page.goto(`${house.address}/people/${rows[0].id}/health`);
  await page.getByText("Personne ne l’a encore demandé").waitFor();
  await page.getByRole("button", { name: "Aucune connue" }).click();
  await page.getByText("Pas d’allergie connue", { exact: true }).waitFor();
});

test("a medicine is taken in another way, the old one stays to be read", async () => {
  const { page } = await house.enter("doctor");
  await page.goto(await pageOf("Luc"));
  const amlodipine = page.getByRole("listitem").filter({ hasText: "Amlodipine" }).first();
  await amlodipine.getByRole("button", { name: "Changer la dose" }).click();
  await page.getByLabel("Dose", { exact: true }).fill("10 mg");
  await page.keyboard.press("Enter");
  await page.getByText("10 mg", { exact: true }).waitFor();
  await page.getByText("1 médicament qui n’est plus pris").click();
  await page.getByText(/^Arrêté le/).waitFor();
});

test("what was noted by mistake is said to be one, and holds no longer at once", async () => {
  const { page } = await house.enter("doctor");
  await page.goto(await pageOf("Luc"));
  const ibuprofen = page.getByRole("listitem").filter({ hasText: "Ibuprofène" });
  await ibuprofen.getByRole("button", { name: "Détails" }).click();
  await ibuprofen.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Signaler une erreur" }).click();
  await page.getByLabel("Pourquoi est-ce une erreur ?").fill("C’était son frère.");
  await page.getByRole("button", { name: "Signaler l’erreur" }).click();
  await page.getByText("Personne ne l’a encore demandé").waitFor();
});

test("a doctor with broken glass sees allergies and medicines, and that this is not all", async () => {
  const lina = await idOf("Lina");
  await house.root.query(
    `insert into kring.break_glass (person_id, staff_id, reason, words, opened_at, until)
     select $1, id, 'unconscious', 'fell in the hall', now(), now() + interval '30 minutes'
       from kring.staff where email = 'antoine.collard@demo.kring'`,
    [lina],
  );
  const { page } = await house.enter("antoine.collard");
  await page.goto(await pageOf("Lina"));
  await page.getByText("Arachides", { exact: true }).waitFor();
  await page.getByText("Adrénaline en stylo").waitFor();
  await page.getByText("Les mesures et les vaccins ne sont pas montrés.").waitFor();
  for (const name of ["Vaccins", "Mesures"]) {
    assert.equal(await page.getByRole("heading", { name }).count(), 0);
  }
  assert.equal(await page.getByRole("button", { name: "Noter une allergie" }).count(), 0);
});

test("who does not care for somebody learns how to begin, and nothing else", async () => {
  const { page } = await house.enter("debt");
  await page.goto(await pageOf("Pietro"));
  await page.getByText("Vous ne suivez pas cette personne").waitFor();
  assert.equal(await page.getByText("Metformine").count(), 0);
});

for (const scheme of ["light", "dark"] as const) {
  for (const [size, viewport] of Object.entries({ desk, tablet, phone })) {
    test(`${scheme}, ${size}: no serious fault, also with everything open`, async () => {
      const { page, context } = await house.enter("doctor", { viewport, scheme });
      await page.goto(await pageOf("Pietro"));
      await page.getByRole("heading", { name: "Vaccins", exact: true }).waitFor();
      await page.waitForTimeout(300);
      await expectNoFault(page, "health");
      await page.getByRole("button", { name: /^Glycémie/ }).click();
      const line = await page
        .getByRole("region", { name: /^Glycémie/ })
        .locator("polyline")
        .first()
        .boundingBox();
      assert.ok(line && line.width > 200, `the curve is ${line?.width} wide`);
      await page.getByRole("button", { name: "Noter une allergie" }).click();
      await page.getByRole("button", { name: "Noter un vaccin" }).click();
      await page.getByRole("button", { name: "Détails" }).first().click();
      await page.waitForTimeout(300);
      await expectNoFault(page, "health, opened");
      await context.close();
    });
  }
}
