import { test } from "node:test";
import { expectNoFault } from "./faults.ts";
import { openDemoHouse, phone } from "./house.ts";

const house = await openDemoHouse();
const { rows } = await house.root.query(
  "select id, number from kring.people where given = 'Amina' and merged_into is null order by registered_at limit 1",
);
const amina: { id: string; number: string } = rows[0];
const rights = `/people/${amina.id}/rights`;

test("a person asks for an erasure at the desk; the officer finds it, sees what the law keeps, and says why not", async () => {
  const { page: doctor } = await house.enter("doctor");
  await doctor.goto(house.address + rights);
  await doctor.getByText("Aucune demande à montrer").waitFor();
  await doctor.getByRole("button", { name: /^Noter une demande/ }).click();
  const note = doctor.getByRole("dialog");
  await note.getByRole("radio", { name: /^Effacement/ }).check();
  await note.getByRole("button", { name: "Noter la demande" }).click();
  await note.getByText("À compléter.").waitFor();
  await note.getByLabel("En ses mots").fill("Effacez tout, je déménage.");
  await note.getByText(/Délai pour répondre : 15 jours/).waitFor();
  await expectNoFault(doctor, "noting a request");
  await note.getByRole("button", { name: "Noter la demande" }).click();
  await doctor.getByText(/C’est noté et transmis/).waitFor();

  const { page: officer } = await house.enter("dpo");
  await officer.getByRole("link", { name: "Demandes" }).click();
  await officer.getByText("Encore 15 jours").waitFor();
  await officer.getByRole("button", { name: /^Répondre : Effacement/ }).click();
  const answer = officer.getByRole("dialog");
  await answer.getByText(/30 ans après le dernier contact/).waitFor();
  await answer.getByRole("radio", { name: "Non" }).check();
  await answer.getByRole("button", { name: "Enregistrer la réponse" }).click();
  await answer.getByText("À compléter.").waitFor();
  await answer.getByLabel("Pourquoi").fill("La loi nous oblige à garder votre dossier.");
  await expectNoFault(officer, "answering a request");
  await answer.getByRole("button", { name: "Enregistrer la réponse" }).click();
  await officer.getByText("Aucune demande n’attend").waitFor();
  await officer.getByRole("button", { name: /^Répondues/ }).click();
  await officer.getByText("La loi nous oblige à garder votre dossier.").waitFor();
});

test("who reads no people goes from the card to the person's rights", async () => {
  const { page } = await house.enter("dpo");
  await page.goto(`${house.address}/requests`);
  await page.getByRole("button", { name: "Noter une demande" }).click();
  await page.getByLabel("Numéro de carte").fill("KR-0000-000A");
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByText("Personne n’a ce numéro").waitFor();
  await page.getByLabel("Numéro de carte").fill(amina.number.toLowerCase());
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("dialog", { name: /^Une demande de Amina/ }).waitFor();
});

for (const scheme of ["light", "dark"] as const) {
  for (const size of ["desk", "phone"] as const) {
    test(`${scheme}, ${size}: no serious fault, and nothing sticks out`, async () => {
      const { page } = await house.enter("dpo", {
        scheme,
        ...(size === "phone" && { viewport: phone }),
      });
      for (const path of ["/requests", rights]) {
        await page.goto(house.address + path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        if (path === "/requests") await page.getByText("Les délais").click();
        await page.waitForLoadState("networkidle").catch(() => {});
        await expectNoFault(page, path);
      }
    });
  }
}
