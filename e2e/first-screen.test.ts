import assert from "node:assert/strict";
import { test } from "node:test";
import { openDemoHouse } from "./house.ts";

const house = await openDemoHouse();

test("the desk opens on a slow computer: little to fetch, soon usable", async () => {
  const { page, context } = await house.enter("reception");
  await page.getByRole("combobox", { name: "Chercher une personne" }).waitFor();
  // The same user with nothing kept from before, on a processor four times slower.
  const cold = await context.newPage();
  const devtools = await context.newCDPSession(cold);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  const started = performance.now();
  await cold.goto(house.address);
  await cold.getByRole("combobox", { name: "Chercher une personne" }).waitFor();
  const seconds = (performance.now() - started) / 1000;
  await cold.waitForTimeout(500);
  assert.ok(scripts.size > 3, `only ${scripts.size} scripts seen`);
  console.log(
    `${(bytes / 1000).toFixed(0)} kB of scripts, usable after ${seconds.toFixed(1)} s at a quarter of the speed`,
  );
  assert.ok(bytes <= 250_000, `${bytes} bytes of scripts`);
  // Two seconds on a quiet machine; the margin is for a busy one.
  assert.ok(seconds <= 6, `${seconds} s`);
});
