import { openDemoHouse, phone, desk } from "./house.ts";
import { test } from "node:test";
test("look", async () => {
  const house = await openDemoHouse();
  const { rows } = await house.root.query("select person_id as id from kring.care_relations c join kring.people p on p.id = person_id join kring.services s on s.id=c.service_id where p.given='Amina' and s.key='practice' limit 1");
  const amina = rows[0].id;
  for (const [name, opt] of [["desk", {viewport: desk}], ["phone", {viewport: phone}], ["dark", {viewport: desk, scheme: "dark"}]] as const) {
    const { page } = await house.enter("doctor", opt as never);
    await page.goto(`${house.address}/queue`);
    await page.waitForTimeout(800);
    await page.screenshot({ path: `/tmp/look-queue-${name}.png` });
    await page.goto(`${house.address}/people/${amina}/file`);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `/tmp/look-file-${name}.png`, fullPage: true });
    const begin = page.getByRole("button", { name: "Commencer un contact" });
    if (await begin.count()) await begin.click();
    await page.waitForTimeout(800);
    await page.screenshot({ path: `/tmp/look-contact-${name}.png`, fullPage: true });
    await page.context().close();
  }
});
