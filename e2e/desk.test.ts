import assert from "node:assert/strict";
import { test } from "node:test";
import { openDemoHouse } from "./house.ts";

const house = await openDemoHouse();

test("a shared desk: lock, and somebody else signs in; nothing of the first is left", async (t) => {
  const { page, context } = await house.enter("reception");
  await t.test("Given the welcomer has a person open", async () => {
    await page.getByRole("combobox", { name: "Chercher une personne" }).fill("amina benhaddou");
    await page
      .getByRole("option", { name: /Amina Benhaddou/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Amina Benhaddou" }).waitFor();
  });
  await t.test("When the desk is locked", async () => {
    await page.getByRole("button", { name: "Mon compte et ce poste" }).click();
    await page.getByRole("button", { name: /Verrouiller/ }).click();
    await page.getByLabel("Mot de passe").waitFor();
  });
  await t.test("Then her file cannot be read behind the lock, nor from the server", async () => {
    assert.ok(!(await page.locator("body").innerText()).includes("Benhaddou"));
    const answer = await context.request.get(`${house.address}/api/people?q=amina+benhaddou`);
    assert.equal(answer.status(), 401);
  });
  await t.test(
    "And when somebody else signs in there, nothing is remembered of the first",
    async () => {
      await page.getByRole("button", { name: /quelqu’un d’autre|autre personne/i }).click();
      await page.getByLabel("Adresse e-mail").waitFor();
      const kept = await page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      );
      assert.ok(!/Amina|Benhaddou/.test(kept), kept);
    },
  );
});

test("a partner sees rooms to come, and no person", async () => {
  const { page, context } = await house.enter("partner");
  await page.getByRole("main").waitFor();
  const text = await page.locator("body").innerText();
  assert.ok(!/Chercher une personne|Salle d’attente/.test(text), text);
  for (const path of [
    "/api/people?q=amina+benhaddou",
    "/api/queue",
    "/api/staff",
    "/api/duplicates",
  ]) {
    assert.equal((await context.request.get(house.address + path)).status(), 403, path);
  }
});

test("two desks edit the same person: nothing is silently overwritten", async (t) => {
  const [one, other] = [await house.enter("reception"), await house.enter("social")];
  const found = await house.root.query(
    "select id, version from kring.people where given = 'Luc' and family = 'Deprez'",
  );
  const { id, version } = found.rows[0];
  await t.test("Given both opened the same version", async () => {
    for (const { page } of [one, other]) {
      await page.goto(`${house.address}/people/${id}`);
      await page.getByRole("heading", { name: "Luc Deprez" }).waitFor();
    }
  });
  await t.test("When the other desk saves first", async () => {
    const answer = await other.context.request.patch(`${house.address}/api/people/${id}`, {
      data: { version, trustedPerson: "Sa sœur" },
    });
    assert.equal(answer.status(), 200);
  });
  await t.test("Then the first is told, sees both, and chooses", async () => {
    const { page } = one;
    await page.getByRole("button", { name: "Modifier : Identité" }).click();
    await page.getByRole("textbox", { name: "Nom de famille", exact: true }).fill("Deprez-Maes");
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await page
      .getByText(/entre-temps|modifié/i)
      .first()
      .waitFor();
    const { rows } = await house.root.query(
      "select family, trusted_person from kring.people where id = $1",
      [id],
    );
    assert.deepEqual(rows, [{ family: "Deprez", trusted_person: "Sa sœur" }]);
  });
});

test("a lost connection loses nothing and does nothing twice", async () => {
  const { page, context } = await house.enter("reception");
  await page.goto(`${house.address}/people/new`);
  await page.getByRole("textbox", { name: "Prénom", exact: true }).fill("Perdita");
  await page.getByRole("textbox", { name: "Nom de famille", exact: true }).fill("Onceonly");
  let lost = 0;
  await page.route("**/api/people", async (route) => {
    if (route.request().method() !== "POST" || lost >= 2) return route.continue();
    lost += 1;
    // The command arrives and is done; its answer never comes back.
    await context.request.fetch(route.request());
    return route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByRole("heading", { name: "Perdita Onceonly" }).waitFor();
  assert.equal(lost, 2);
  const { rows } = await house.root.query(
    "select count(*)::int as n from kring.people where family = 'Onceonly'",
  );
  assert.equal(rows[0].n, 1);
});

test("somebody signs out, or locks, while the connection is gone: whoever comes next finds no open desk", async () => {
  for (const [act, next] of [
    [/Se déconnecter/, "Adresse e-mail"],
    [/Verrouiller/, "Mot de passe"],
  ] as const) {
    const { page, context } = await house.enter("reception");
    await page.getByRole("button", { name: "Mon compte et ce poste" }).waitFor();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Mon compte et ce poste" }).click();
    await page.getByRole("button", { name: act }).click();
    // As long as the page tries to tell the server.
    await page.waitForTimeout(11_000);
    await context.setOffline(false);
    await page.goto(house.address);
    await page.getByLabel(next).first().waitFor();
    assert.equal((await context.request.get(`${house.address}/api/queue`)).status(), 401);
  }
});
