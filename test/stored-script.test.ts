import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openBrowser } from "../e2e/browser.ts";
import { buildWebIfChanged } from "../src/app/server/web-build.ts";
import { addScreen } from "../src/reception/contract.ts";
import { actsNobodyTries, actsThatWrite } from "./stored-script/acts.ts";
import { pagesOfTheHouse, visits } from "./stored-script/pages.ts";
import { setStage } from "./stored-script/stage.ts";
import { nothingSeen, WatchedPage } from "./stored-script/watched-page.ts";
import { writeEverywhere } from "./stored-script/write-everywhere.ts";

/* What somebody writes is text, wherever it is shown: it never acts. */

await buildWebIfChanged(() => {});
const stage = await setStage();
const { acts, holder, finishSome, registered } = await actsThatWrite(stage);
const seen = nothingSeen();
const names = acts.flatMap(({ endpoint, fields }) =>
  fields.map(({ path }) => `${endpoint.name}.${path}`),
);
let stored = 0;

test("every text field of every act is written to, with many payloads", async () => {
  assert.deepEqual(actsNobodyTries(acts), []);
  const written = await writeEverywhere(acts);
  for (const act of acts) await act.tryCodes();
  stored = written.stored;
  const few = [...written.texts].filter(([, texts]) => texts.size < 6).map(([name]) => name);
  assert.deepEqual(few, []);
  assert.ok(stored >= 2000, `only ${stored} stored`);
  await finishSome();
});

test("no page acts on it", async () => {
  const address = await stage.http.listen({ port: 0, host: "127.0.0.1" });
  const browser = await openBrowser();
  after(() => browser.close());
  const { key } = await stage.admin.do(addScreen, { name: "x", languages: ["fr", "ar"] });
  const all = await visits(stage, { registered, holder, screenKey: key });
  const whos = new Set(all.map(([, who]) => who));
  for (const who of whos) {
    const page = await WatchedPage.open({ browser, address, seen }, who);
    for (const [name, , where] of all.filter(([, one]) => one === who)) {
      const t = Date.now();
      await page.look(where ?? name, name);
      await page.page.screenshot({path:`/tmp/shot${name.replaceAll('/','_')}.png`}); console.log(name, Date.now() - t, seen.shown.get(name), seen.marks.size, seen.printed.length);
    }
    await page.close();
  }
  console.log(names.filter((_, n) => !seen.marks.has(n)).join(" "));console.log(seen.wrong);
  assert.deepEqual(pagesOfTheHouse().filter((page) => !seen.shown.has(page)), []);
  assert.deepEqual(seen.wrong, []);
});
