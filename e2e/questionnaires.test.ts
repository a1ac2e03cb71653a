import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { demoPassword } from "../demo/colleagues.ts";
import { expectNoFault } from "./faults.ts";
import { desk, openDemoHouse, phone, tablet } from "./house.ts";

const house = await openDemoHouse();

/** Somebody of the demo who answered a questionnaire at this service. */
async function answeredAt(service: string, given: string): Promise<string> {
  const { rows } = await house.root.query(
    `select e.person_id from kring.entries e join kring.people p on p.id = e.person_id join kring.services s on s.id = e.service_id
      where e.kind = 'answers' and p.given = $1 and s.key = $2 limit 1`,
    [given, service],
  );
  return rows[0].person_id;
}

const amina = await answeredAt("practice", "Amina");
const sara = await answeredAt("mind", "Sara");
const begin = (page: Page) => page.getByRole("button", { name: "Commencer un questionnaire" });
const words = {
  begin: "ابدأ",
  next: "التالي",
  back: "رجوع",
  done: "انتهيت",
  thanks: "شكرًا لك",
};
const number = (page: Page, value: number) =>
  page.getByRole("radio", { name: String(value), exact: true });

async function takeBack(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Collègue : reprendre la tablette" }).click();
  await page.locator('input[type="password"]').fill(demoPassword);
  await page.getByRole("button", { name: "Continuer" }).click();
}

test("the six axes are answered in Arabic on a tablet that opens nothing else", async (t) => {
  const { page } = await house.enter("doctor", { viewport: tablet });
  const refused: string[] = [];
  page.on("response", (answer) => {
    if (answer.status() >= 400) refused.push(answer.url());
  });
  await t.test("Given the doctor hands the tablet to Amina", async () => {
    await page.goto(`${house.address}/people/${amina}/questionnaires`);
    await begin(page).click();
    await page.getByRole("radio", { name: /Comment est-ce que je vais/ }).check();
    await page.getByLabel("Dans quelle langue ?").selectOption("ar");
    await expectNoFault(page, "beginning");
    await page.getByRole("button", { name: "Confier la tablette" }).click();
    await page.getByRole("heading", { name: "مرحبًا Amina" }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/sitting");
    assert.equal(await page.getByRole("main").getAttribute("dir"), "rtl");
    assert.deepEqual(refused, []);
    await expectNoFault(page, "hello in Arabic");
  });
  await t.test("When she answers two questions and the tablet is loaded again", async () => {
    await page.getByRole("button", { name: words.begin }).click();
    await page.getByText(/^الجسد/).waitFor();
    await page.getByRole("button", { name: words.next }).click();
    await page.getByRole("alert").filter({ hasText: "اختر إجابة" }).waitFor();
    await number(page, 6).check({ force: true });
    // The ends of the scale are said where they stand.
    await page.getByRole("radio", { name: "0 سيئ جدًا" }).waitFor({ state: "attached" });
    await page.getByRole("radio", { name: "10 جيد جدًا" }).waitFor({ state: "attached" });
    await expectNoFault(page, "a question in Arabic");
    await page.getByRole("button", { name: words.next }).click();
    await page.getByText(/^النفس/).waitFor();
    await number(page, 5).check({ force: true });
    await page.waitForLoadState("networkidle");
    await page.reload();
    await page.getByText(/^المعنى/).waitFor();
    await page.getByRole("button", { name: words.back }).click();
    await page.getByText(/^النفس/).waitFor();
    assert.ok(await number(page, 5).isChecked());
    await page.getByRole("button", { name: words.next }).click();
  });
  await t.test("Then no other address and no way back leads anywhere else", async () => {
    for (const path of ["/", `/people/${amina}/file`, "/notices", `/people/${amina}`]) {
      await page.goto(house.address + path);
      await page.waitForURL("**/sitting");
      await page.getByText(/^المعنى/).waitFor();
    }
    await page.goBack().catch(() => {});
    await page.waitForURL("**/sitting");
    await page.getByText(/^المعنى/).waitFor();
    const answer = await page.context().request.get(`${house.address}/api/people/${amina}`);
    assert.equal(answer.status(), 401);
  });
  await t.test("And she finishes; the tablet says thank you and waits", async () => {
    for (const [name, value] of [
      [/^المعنى/, 8],
      [/^جودة الحياة/, 4],
      [/^المشاركة/, 7],
      [/^الحياة اليومية/, 7],
    ] as const) {
      await page.getByText(name).waitFor();
      await number(page, value).check({ force: true });
      const isLast = await page.getByRole("button", { name: words.done }).isVisible();
      await page.getByRole("button", { name: isLast ? words.done : words.next }).click();
    }
    await page.getByRole("heading", { name: words.thanks }).waitFor();
    await expectNoFault(page, "thank you");
  });
  await t.test("And only the doctor's password brings the answers, now and before", async () => {
    await page.getByRole("button", { name: "Collègue : reprendre la tablette" }).click();
    await page.locator('input[type="password"]').fill("a guess");
    await page.getByRole("button", { name: "Continuer" }).click();
    await page
      .getByText(/mot de passe/i)
      .first()
      .waitFor();
    await page.locator('input[type="password"]').fill(demoPassword);
    await page.getByRole("button", { name: "Continuer" }).click();
    await page.waitForURL(`**/people/${amina}/questionnaires`);
    const series = page.getByRole("region", { name: "Comment est-ce que je vais ?" });
    await series.getByText("En tableau").click();
    const row = series.getByRole("row", { name: /Sens/ });
    assert.deepEqual(await row.getByRole("cell").allInnerTexts(), ["8", "7"]);
    await series
      .getByText(/par la personne, seule|la personne, seule/)
      .first()
      .waitFor();
    await expectNoFault(page, "answers");
  });
});

test("PHQ-9 item 9 above zero: a safety step at once, on the tablet in calm words and for the colleague", async (t) => {
  const { page } = await house.enter("psychologist", { viewport: phone });
  await page.goto(`${house.address}/people/${sara}/questionnaires`);
  await begin(page).click();
  await page
    .getByRole("radio", { name: /Questionnaire sur la santé du patient \(PHQ-9\).* en anglais/ })
    .check();
  await page.getByLabel("Dans quelle langue ?").selectOption("fr");
  await page.getByText(/Il n’existe qu’en/).waitFor();
  await page.getByRole("button", { name: "Confier la tablette" }).click();
  await page.getByRole("alert").filter({ hasText: "n’existe pas en français" }).waitFor();
  await expectNoFault(page, "asked about the language");
  await page.getByRole("button", { name: "Oui, la confier en anglais" }).click();
  await page.getByText("Ces questions sont dans une autre langue : anglais.").waitFor();
  await page.getByRole("button", { name: "Commencer" }).click();
  await t.test("When the last of nine questions is answered with several days", async () => {
    for (let question = 1; question <= 9; question++) {
      await page.getByText(`${question}.`, { exact: false }).first().waitFor();
      await page
        .getByRole("radio", { name: question === 9 ? "Several days" : "Not at all" })
        .check();
      if (question < 9) await page.getByRole("button", { name: "Suivant" }).click();
    }
  });
  await t.test("Then the person reads calm words, and the colleague has a notice", async () => {
    await page.getByText("Merci de l’avoir dit. Vous n’êtes pas seul(e).").waitFor();
    await expectNoFault(page, "calm words");
    const other = await house.enter("psychologist");
    await other.page.goto(`${house.address}/notices`);
    await other.page.getByText("Une réponse demande une présence maintenant").waitFor();
  });
  await t.test(
    "And the colleague who takes the tablet back sees what to do, and the numbers",
    async () => {
      await page.getByRole("button", { name: "Suivant" }).click();
      await page.getByRole("radio", { name: "Somewhat difficult" }).check();
      await page.getByRole("button", { name: "J’ai terminé" }).click();
      await page.getByRole("heading", { name: "Merci" }).waitFor();
      await takeBack(page);
      const safety = page.getByRole("alert", { name: "Parlez avec la personne maintenant" });
      await safety.waitFor();
      for (const called of ["112", "1813", "107", "0800 32 123"]) {
        await safety.getByRole("link", { name: called, exact: true }).waitFor();
      }
      await expectNoFault(page, "safety step");
      const series = page.getByRole("region", { name: /PHQ-9/ });
      await series.getByText("minime").first().waitFor();
      await series.getByText("Idées de mort ou de blessure : en parler").waitFor();
      await series.getByText("réponses : la personne, seule, en anglais").waitFor();
    },
  );
});

test("item 9 answered together: the safety step stands below it at once, in sight and under the keyboard", async () => {
  for (const viewport of [desk, phone]) {
    const { page } = await house.enter("psychologist", { viewport });
    await page.goto(`${house.address}/people/${sara}/questionnaires`);
    await begin(page).click();
    await page.getByRole("radio", { name: /PHQ-9/ }).check();
    await page.getByRole("radio", { name: /Ensemble/ }).check();
    await page.getByRole("button", { name: "Commencer", exact: true }).click();
    const last = page.getByRole("group", { name: /better off dead/ });
    await last.getByRole("radio", { name: "Several days" }).check();
    const safety = page.getByRole("alert", { name: "Parlez avec la personne maintenant" });
    await safety.and(page.locator(":focus > *")).waitFor();
    const title = await safety.getByRole("heading").boundingBox();
    assert.ok(title && title.y > 0 && title.y + title.height < viewport.height - 100);
    // Whose answers these are stays in sight.
    const whom = await page.getByRole("link", { name: /Sara Fernandes/ }).boundingBox();
    assert.ok(whom && whom.y >= 0 && whom.y + whom.height <= title.y);
    // From the head of the page: no question is half covered by what stays in sight.
    await page.evaluate("scrollTo(0, 0)");
    await expectNoFault(page, "safety step below its question");
    await page.getByRole("link", { name: "Terminer plus tard" }).click();
    await page.getByRole("button", { name: "Abandonner" }).first().click();
    await page.getByRole("alert").getByRole("button", { name: "Abandonner" }).click();
    await page.getByText("Abandonné.").waitFor();
  }
});

test("what was handed in and not put into the file yet stands apart, and is read over first", async () => {
  const { page } = await house.enter("doctor", { viewport: tablet });
  await page.goto(`${house.address}/people/${amina}/questionnaires`);
  await begin(page).click();
  await page.getByRole("radio", { name: /Comment est-ce que je vais/ }).check();
  await page.getByLabel("Dans quelle langue ?").selectOption("fr");
  await page.getByRole("button", { name: "Confier la tablette" }).click();
  await page.getByRole("button", { name: "Commencer" }).click();
  await number(page, 4).check({ force: true });
  await page.getByRole("button", { name: "Arrêter" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Arrêter" }).click();
  await page.getByRole("heading", { name: "Merci" }).waitFor();
  await takeBack(page);
  await page.getByText(/La personne a rendu ces réponses/).waitFor();
  await page.getByRole("link", { name: "Terminer plus tard" }).click();
  const returned = page.getByRole("region", { name: "Rendus par la personne" });
  await returned.getByRole("button", { name: "Mettre dans le dossier" }).waitFor();
  await expectNoFault(page, "handed in");
  await returned.getByRole("link", { name: "Relire" }).click();
  await page.getByText(/La personne a rendu ces réponses/).waitFor();
});

test("a colleague enters answers, stops, goes on elsewhere and is told what is missing", async () => {
  const { page } = await house.enter("doctor");
  await page.goto(`${house.address}/people/${amina}/questionnaires`);
  await begin(page).click();
  await page.getByRole("radio", { name: /Qu’est-ce que je fais sans aide/ }).check();
  await page.getByRole("radio", { name: /Je le remplis/ }).check();
  await page.getByRole("button", { name: "Commencer", exact: true }).click();
  const money = page.getByRole("group", { name: /Argent|المال/ });
  await page.getByLabel("Langue des questions").selectOption("fr");
  await money.getByRole("radio").nth(1).check();
  await page.waitForLoadState("networkidle");
  await page.reload();
  assert.ok(await money.getByRole("radio").nth(1).isChecked());
  await page.getByRole("button", { name: "Mettre dans le dossier" }).click();
  await page.getByText("9 réponses manquent ou ne conviennent pas.").waitFor();
  await expectNoFault(page, "entering");
  await page.getByRole("link", { name: "Terminer plus tard" }).click();
  await page.getByRole("region", { name: "Pas terminés" }).waitFor();
  await page.getByRole("button", { name: "Abandonner" }).first().click();
  await page.getByRole("alert").getByRole("button", { name: "Abandonner" }).click();
  await page.getByText("Abandonné.").waitFor();
});

test("the administrator loads a questionnaire, sees it, and is told what is wrong with another", async () => {
  const { page } = await house.enter("admin");
  await page.goto(`${house.address}/questionnaires`);
  await page.getByRole("heading", { name: "Questionnaires de la maison" }).waitFor();
  await expectNoFault(page, "questionnaires");
  const file = {
    resourceType: "Questionnaire",
    url: "https://example.org/sleep",
    title: "Le sommeil",
    status: "active",
    language: "fr",
    item: [{ linkId: "hours", type: "integer", text: "Combien d’heures dormez-vous ?" }],
  };
  const choose = (more: object) =>
    page.locator('input[type="file"]').setInputFiles({
      name: "sleep.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ ...file, ...more })),
    });
  await choose({ item: [{ linkId: "hours", type: "tick" }] });
  await page.getByText("/item/0/type").waitFor();
  await choose({});
  await page.getByRole("link", { name: "Le sommeil" }).click();
  await page.getByText("Combien d’heures dormez-vous ?").first().waitFor();
  await expectNoFault(page, "preview");
});
