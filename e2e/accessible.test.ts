import { test } from "node:test";
import { expectNoFault } from "./faults.ts";
import { desk, openDemoHouse, phone, tablet } from "./house.ts";

/* No serious fault on any screen, in light and dark, at three sizes; and nothing sticks out. */

const house = await openDemoHouse();
const { rows } = await house.root.query(
  "select id from kring.people where given = 'Amina' order by registered_at limit 1",
);
const amina = rows[0].id as string;

await house.root.query(
  `insert into kring.notices (staff_id, kind, person_id, due_on, read_at)
   select id, k.kind, $1, current_date + 7, case when k.seen then now() end
     from kring.staff, (values ('break-glass-opened', false), ('share-ending', false), ('advice-answered', true)) k (kind, seen)
    where email = 'reception@demo.kring'`,
  [amina],
);

const pages = [
  "/",
  "/people/new",
  `/people/${amina}`,
  "/queue",
  "/duplicates",
  "/screens",
  "/notices",
];

for (const scheme of ["light", "dark"] as const) {
  for (const [size, viewport] of Object.entries({ desk, tablet, phone })) {
    test(`${scheme}, ${size}: no serious fault`, async () => {
      const visit = await house.visit({ viewport, scheme });
      await visit.page.goto(house.address);
      await visit.page.getByLabel("Mot de passe").waitFor();
      await expectNoFault(visit.page, "sign-in");
      const { page } = await house.enter("reception", { viewport, scheme });
      for (const path of pages) {
        await page.goto(house.address + path);
        await page.getByRole("main").waitFor();
        await page.waitForLoadState("networkidle").catch(() => {});
        await page.waitForTimeout(300);
        await expectNoFault(page, path);
      }
      await page.context().close();
      await visit.context.close();
    });
  }
}

test("the slip and the screen in Arabic run from right to left", async () => {
  const admin = await house.enter("admin");
  const answer = await admin.context.request.post(`${house.address}/api/screens`, {
    data: { name: "Hall", languages: ["ar"] },
  });
  const { key } = await answer.json();
  const { page } = await house.visit({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${house.address}/screen#${key}`);
  await page.getByRole("button").first().click();
  await page.locator("[dir=rtl]").first().waitFor();
  await expectNoFault(page, "screen in Arabic");
});

test("the menu of a number: no serious fault, all of it by keyboard", async () => {
  const { page } = await house.enter("doctor");
  await page.goto(`${house.address}/queue`);
  await page
    .getByRole("button", { name: /^Autres choix pour/ })
    .first()
    .click();
  await page.getByRole("menu").waitFor();
  await expectNoFault(page, "menu of a number");
  await page.keyboard.press("ArrowDown");
  await page.getByRole("menuitem").and(page.locator(":focus")).waitFor();
});
