import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { openDemoHouse } from "./house.ts";

const house = await openDemoHouse();

test("the desk registers somebody without papers and queues her, without the mouse", async (t) => {
  const { page } = await house.enter("reception");
  const started = performance.now();
  let interactions = 0;
  const press = async (key: string) => {
    interactions += 1;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    interactions += 1;
    await page.keyboard.type(text);
  };

  /** Tab until the focus is there, as fingers do. */
  const tabTo = async (wanted: Locator) => {
    const there = wanted.and(page.locator(":focus"));
    await wanted.waitFor();
    while ((await there.count()) === 0) {
      assert.ok(interactions < 12, "the focus never came there");
      await press("Tab");
    }
  };

  await t.test("Given nobody of that name is known", async () => {
    await page.getByRole("combobox", { name: "Chercher une personne" }).waitFor();
    await type("Wanjiru Kamau");
    await page.getByText("Enregistrer « Wanjiru Kamau »").waitFor();
  });
  await t.test("When the welcomer registers her as she says her name and age", async () => {
    await tabTo(page.getByRole("button", { name: "Enregistrer « Wanjiru Kamau »" }));
    await press("Enter");
    await page.getByRole("heading", { name: "Nouvelle personne" }).waitFor();
    const family = page.getByRole("textbox", { name: "Nom de famille", exact: true });
    assert.equal(await family.inputValue(), "Kamau");
    await tabTo(page.getByLabel("Naissance"));
    await type("environ 35 ans");
    await press("Enter");
    await page.getByRole("heading", { name: "Wanjiru Kamau" }).waitFor();
    await page.getByText("environ 35 ans").first().waitFor();
  });
  await t.test("And sends her to the nurse", async () => {
    await tabTo(page.getByRole("button", { name: "Arrivée" }));
    await press("Enter");
    await page.getByRole("button", { name: "Soins" }).waitFor();
    await press("2");
    await press("Enter");
  });
  await t.test("Then she has a slip with a number and the nurse's door", async () => {
    await page.getByText("Votre numéro").first().waitFor();
    await page
      .getByText(/^N-\d+$/)
      .first()
      .waitFor();
    const seconds = (performance.now() - started) / 1000;
    assert.ok(interactions < 12, `${interactions} interactions`);
    assert.ok(seconds < 60, `${seconds} s`);
    console.log(
      `registered and queued in ${interactions} interactions, ${seconds.toFixed(1)} s by machine`,
    );
  });
});

test("a known person is found, however her name is written", async (t) => {
  const { page } = await house.enter("reception");
  const search = page.getByRole("combobox", { name: "Chercher une personne" });
  const ways = [
    ["misspelt", "amina benhadou"],
    ["in another order", "benhaddou amina"],
    ["in Arabic letters", "أمينة بنحدو"],
    ["by name and year", "benhaddou 1991"],
  ] as const;
  for (const [how, text] of ways) {
    await t.test(
      `When the welcomer writes it ${how}, then she is there within five seconds`,
      async () => {
        const started = performance.now();
        await search.fill(text);
        await page
          .getByRole("option", { name: /Amina Benhaddou/ })
          .first()
          .waitFor({ timeout: 5000 });
        assert.ok(performance.now() - started < 5000);
      },
    );
  }
  await t.test("And one name alone lists nobody", async () => {
    await search.fill("amina");
    await page.waitForTimeout(800);
    assert.equal(await page.getByRole("option").count(), 0);
  });
});

test("who is perhaps known already is shown while typing, and is the easy button", async (t) => {
  const { page } = await house.enter("reception");
  await t.test("When somebody types a name and year that resemble Luc's", async () => {
    await page.goto(`${house.address}/people/new`);
    await page.getByRole("textbox", { name: "Prénom", exact: true }).fill("Luk");
    await page.getByRole("textbox", { name: "Nom de famille", exact: true }).fill("Deprés");
    await page.getByLabel("Naissance").fill("1972");
  });
  await t.test("Then Luc is offered before anything is saved", async () => {
    await page.getByText("Luc Deprez").first().waitFor();
  });
  await t.test("And one click opens him, with nobody registered", async () => {
    const before = await countPeople();
    await page
      .getByRole("button", { name: /C’est elle ou lui|C’est cette personne|C’est elle|C’est lui/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Luc Deprez" }).waitFor();
    assert.equal(await countPeople(), before);
  });
});

async function countPeople(): Promise<number> {
  const { rows } = await house.root.query("select count(*)::int as n from kring.people");
  return rows[0].n;
}
