import assert from "node:assert/strict";
import { test } from "node:test";
import { openDemoHouse } from "./house.ts";

const house = await openDemoHouse();

test("the nurse, in Dutch: somebody is called by number, seen on the screen, and done", async (t) => {
  const { page } = await house.enter("nurse");
  const screen = await house.visit({ viewport: { width: 1920, height: 1080 } });
  let ticket = "";

  await t.test("Given a waiting-room screen", async () => {
    const admin = await house.enter("admin");
    const answer = await admin.context.request.post(`${house.address}/api/screens`, {
      data: { name: "Hall", languages: ["fr", "ar"] },
    });
    const { key } = await answer.json();
    await screen.page.goto(`${house.address}/screen#${key}`);
    const start = screen.page.getByRole("button").first();
    await start.click();
  });
  await t.test("When the nurse calls the next", async () => {
    await page.goto(`${house.address}/queue`);
    const column = page.getByRole("region", { name: "Soins" });
    await column.getByRole("button", { name: "Volgende roepen" }).click();
    const { rows } = await pollCalled();
    ticket = rows[0]?.ticket as string;
    await column.getByText(ticket, { exact: true }).waitFor();
  });
  await t.test("Then the screen shows the number, and nobody's name", async () => {
    await screen.page.getByText(ticket, { exact: true }).first().waitFor({ timeout: 3000 });
    const { rows } = await house.root.query(
      "select p.given, p.family from kring.turns t join kring.people p on p.id = t.person_id",
    );
    assert.ok(rows.length > 10);
    const text = await screen.page.locator("body").innerText();
    const html = await screen.page.content();
    for (const { family } of rows.filter(({ family }) => family.length > 4)) {
      assert.ok(!text.includes(family) && !html.includes(family), "a name stands on the screen");
    }
  });
  await t.test("And the person comes, and is done", async () => {
    const row = page.getByRole("listitem").filter({ hasText: ticket }).first();
    // Whoever writes begins the contact; without one it is said in the menu.
    await row.getByRole("button", { name: /^Andere keuzes/ }).click();
    await page.getByRole("menuitem", { name: "Is bij mij" }).click();
    await row.getByRole("button", { name: "Klaar" }).click();
    await expectState(ticket, "done");
  });
});

async function pollCalled() {
  for (let i = 0; i < 50; i++) {
    const found = await house.root.query(
      `select ticket from kring.turns where state = 'called' and called_at > now() - interval '10 seconds'
        order by called_at desc limit 1`,
    );
    if (found.rowCount === 1) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nobody was called");
}

async function expectState(ticket: string, state: string): Promise<void> {
  for (let i = 0; i < 50; i++) {
    const { rows } = await house.root.query(
      "select state from kring.turns where ticket = $1 order by waiting_since desc limit 1",
      [ticket],
    );
    if (rows[0]?.state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${ticket} is not ${state}`);
}
