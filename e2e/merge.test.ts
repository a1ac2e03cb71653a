import assert from "node:assert/strict";
import { test } from "node:test";
import { openDemoHouse } from "./house.ts";

const house = await openDemoHouse();

test("two cards of one person become one, and two again, without loss", async (t) => {
  const { page } = await house.enter("reception");
  const identities = async () => {
    const { rows } = await house.root.query(
      `select number, given, family, birth, languages, other_names, merged_into is not null as merged
         from kring.people where family in ('Yıldırım', 'Yildirim') order by number`,
    );
    return rows;
  };
  const before = await identities();
  let other = "";

  await t.test("Given the list says that Hüseyin may stand there twice", async () => {
    await page.getByRole("link", { name: "Doublons" }).click();
    const pair = page.getByRole("listitem").filter({ hasText: "Huseyin Yildirim" });
    await pair.getByRole("link", { name: "Comparer" }).click();
    await page.getByRole("heading", { name: "Une personne ou deux ?" }).waitFor();
  });
  await t.test(
    "When the welcomer keeps the other card's languages and says it is one",
    async () => {
      await page.getByRole("radio", { name: "Turc, Français" }).click();
      await page.getByRole("button", { name: "C’est la même personne" }).click();
      await page.getByRole("heading", { name: "Hüseyin Yıldırım" }).waitFor();
      const numbers = before.map(({ number }) => number as string);
      const cards = page.getByRole("region", { name: "Autres cartes" });
      other = (await cards.getByText(/^KR-/).textContent())?.trim() ?? "";
      assert.ok(numbers.includes(other));
    },
  );
  await t.test("Then the old card still finds him", async () => {
    await page.goto(house.address);
    await page.getByRole("combobox", { name: "Chercher une personne" }).fill(other);
    await page.getByRole("heading", { name: "Hüseyin Yıldırım" }).waitFor();
    const speech = page.getByRole("region", { name: "Se parler" });
    await speech.getByText("Français").first().waitFor();
  });
  await t.test("And when it was a mistake, both come back as they were", async () => {
    const cards = page.getByRole("region", { name: "Autres cartes" });
    await cards.getByRole("button", { name: "Séparer" }).click();
    const sure = page.getByRole("dialog").getByRole("button", { name: "Séparer" });
    await sure.or(page.getByText("Une seule carte.")).first().waitFor();
    if (await sure.isVisible()) await sure.click();
    await page.getByText("Une seule carte.").waitFor();
    assert.deepEqual(await identities(), before);
  });
});
