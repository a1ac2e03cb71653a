import { test } from "node:test";
import { desk, openDemoHouse, phone, tablet } from "./house.ts";

const house = await openDemoHouse();
const idOf = async (given: string) =>
  (
    await house.root.query(
      "select p.id from kring.people p where given = $1 and (exists (select from kring.entries e where e.person_id = p.id and kind = 'answers')) limit 1",
      [given],
    )
  ).rows[0]?.id;
const step = async (name: string, work: () => Promise<void>) => {
  try {
    await work();
  } catch (error) {
    console.log("STEP", name, String(error).slice(0, 300));
  }
};
test("look", async () => {
  console.log(
    (
      await house.root.query(
        "select p.given, count(*) from kring.entries e join kring.people p on p.id=e.person_id where kind='answers' group by 1",
      )
    ).rows,
  );
  const dir = "/tmp/q/shots";
  const amina = await idOf("Amina"),
    sara = await idOf("Sara"),
    luc = await idOf("Luc");
  const { page } = await house.enter("nurse", { viewport: desk });
  page.on("console", (m) => m.type() === "error" && console.log("CONSOLE", m.text()));
  const shot = async (p: typeof page, name: string, full = true) => {
    await p.waitForTimeout(700);
    await p.screenshot({ path: `${dir}/${name}.png`, fullPage: full });
  };
  await step("a", async () => {
    await page.goto(`${house.address}/people/${amina}/questionnaires`);
    await page.waitForTimeout(3000);
    await shot(page, "answers-desk");
    await page.getByRole("button", { name: "Commencer un questionnaire" }).click();
    await shot(page, "begin-desk");
  });
  await step("b", async () => {
    const psy = await house.enter("psychologist", { viewport: desk, scheme: "dark" });
    await psy.page.goto(`${house.address}/people/${sara}/questionnaires`);
    await psy.page.getByRole("button", { name: "Commencer un questionnaire" }).waitFor();
    await psy.page.getByText("Lire les réponses").first().click();
    await shot(psy.page, "answers-sara-dark");
  });
  await step("c", async () => {
    const debt = await house.enter("debt", { viewport: phone });
    await debt.page.goto(`${house.address}/people/${luc}/questionnaires`);
    await debt.page.getByText("Pas terminés").waitFor();
    await shot(debt.page, "unfinished-phone");
    await debt.page.getByRole("link", { name: "Continuer" }).click();
    await debt.page.getByRole("button", { name: "Mettre dans le dossier" }).waitFor();
    await shot(debt.page, "enter-phone");
  });
  await step("d", async () => {
    const admin = await house.enter("admin", { viewport: desk });
    await admin.page.goto(`${house.address}/questionnaires`);
    await shot(admin.page, "admin");
    await admin.page.getByRole("link", { name: /PHQ-9/ }).click();
    await shot(admin.page, "preview");
  });
  await step("e", async () => {
    const tab = await house.enter("doctor", { viewport: tablet });
    await tab.page.goto(`${house.address}/people/${amina}/questionnaires`);
    await tab.page.getByRole("button", { name: "Commencer un questionnaire" }).click();
    await tab.page.getByLabel("Dans quelle langue ?").selectOption("ar");
    await shot(tab.page, "begin-tablet");
    await tab.page.getByRole("button", { name: "Confier la tablette" }).click();
    await tab.page.getByRole("button", { name: "ابدأ" }).waitFor();
    await shot(tab.page, "tablet-hello", false);
    await tab.page.getByRole("button", { name: "ابدأ" }).click();
    await tab.page.getByText("3", { exact: true }).click();
    await shot(tab.page, "tablet-question", false);
    await tab.page.setViewportSize(phone);
    await shot(tab.page, "tablet-phone", false);
    await tab.page.emulateMedia({ colorScheme: "dark" });
    await tab.page.reload();
    await shot(tab.page, "tablet-phone-dark", false);
    await tab.page.setViewportSize(tablet);
    await tab.page.getByRole("button", { name: /Collègue/ }).click();
    await shot(tab.page, "tablet-unlock", false);
  });
});
await import("./questionnaires.test.ts");
await import("../src/questionnaires/server/sittings.test.ts");
await import("../src/questionnaires/server/handed.test.ts");
