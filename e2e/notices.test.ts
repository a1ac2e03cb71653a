import assert from "node:assert/strict";
import { test } from "node:test";
import { openDemoHouse } from "./house.ts";

const house = await openDemoHouse();

async function tellDoctor(kind: string): Promise<void> {
  await house.root.query(
    `with told as (
       insert into kring.notices (staff_id, kind, person_id)
       select s.id, $1, (select id from kring.people where given = 'Amina' order by registered_at limit 1)
         from kring.staff s where email = 'doctor@demo.kring' returning staff_id)
     select pg_notify('kring', 'notices:' || staff_id) from told`,
    [kind],
  );
}

test("the bell rings while one works; the list names nobody, and leads to who it is about", async () => {
  const { page } = await house.enter("doctor");
  const bell = page.getByRole("banner").getByRole("link", { name: /^Notifications/ });
  await bell.waitFor();
  assert.equal(await bell.getAttribute("aria-label"), "Notifications");
  await tellDoctor("break-glass-opened");
  await page.getByRole("link", { name: "Notifications : 1 non lue" }).waitFor();
  await tellDoctor("share-ending");
  await page.getByRole("link", { name: "Notifications : 2 non lues" }).click();
  await page.getByRole("heading", { name: "À voir" }).waitFor();
  const list = await page.getByRole("main").innerText();
  assert.match(list, /Un dossier a été ouvert en urgence/);
  assert.doesNotMatch(list, /Amina/);
  await page.getByRole("button", { name: "C’est vu" }).first().click();
  await page.getByRole("link", { name: "Notifications : 1 non lue" }).waitFor();
  await page.getByRole("link", { name: "Voir" }).first().click();
  await page.waitForURL(/\/people\//);
  await page.getByRole("heading", { name: /Amina/ }).waitFor();
  await page
    .getByRole("banner")
    .getByRole("link", { name: "Notifications", exact: true })
    .waitFor();
});

test("all seen at once, and an empty list says so", async () => {
  const { page } = await house.enter("community");
  await page.goto(`${house.address}/notices`);
  await page.getByText("Rien ne vous attend").waitFor();
  const { page: doctor } = await house.enter("doctor");
  await tellDoctor("advice-asked");
  await tellDoctor("alert-raised");
  await doctor.goto(`${house.address}/notices`);
  await doctor.getByRole("button", { name: "Tout est vu" }).click();
  await doctor.getByRole("heading", { name: "À voir" }).waitFor({ state: "detached" });
});

test("an administrator sees how many mails wait", async () => {
  await house.root.query(
    "insert into kring.outbox (address, subject, text, why) values ('a@house.test', 'x', 'y', 'request-due')",
  );
  const { page } = await house.enter("admin");
  await page.goto(`${house.address}/notices`);
  const { rows } = await house.root.query(
    "select count(*)::int n from kring.outbox where sent_at is null",
  );
  assert.ok(rows[0].n >= 1);
  await page.getByText(new RegExp(`^${rows[0].n} e-mails? atten`)).waitFor();
  await page.getByText("rien n’est perdu").waitFor();
});
