import { mkdir } from "node:fs/promises";
import { openBrowser } from "./browser.ts";

/*
 * `npm run screenshots -- http://localhost:3000`: pictures of a running demo centre, to look at and
 * for the README, in demo/screenshots/.
 */

const address = process.argv[2] ?? "http://localhost:3000";
const folder = "demo/screenshots";
const pictures: readonly { name: string; who: string; path: string; of?: string }[] = [
  { name: "desk", who: "reception", path: "/" },
  { name: "queue", who: "doctor", path: "/queue" },
  { name: "picture", who: "social", path: "/people/$id/picture", of: "Amina Benhaddou" },
];

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
for (const { name, who, path, of } of pictures) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "fr-BE",
    reducedMotion: "reduce",
  });
  const data = { email: `${who}@demo.kring`, password: "kring-demo" };
  const answer = await context.request.post(`${address}/api/session`, { data });
  if (!answer.ok()) throw new Error(`${who} cannot sign in at ${address}`);
  const found = of && (await context.request.get(`${address}/api/people`, { params: { q: of } }));
  const id = found ? (await found.json()).people[0].id : "";
  const page = await context.newPage();
  await page.goto(address + path.replace("$id", id));
  await page.getByRole("main").waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
}
await browser.close();
