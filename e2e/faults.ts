import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** No serious fault by WCAG 2.2 AA, and nothing sticks out of the page. */
export async function expectNoFault(page: Page, where: string): Promise<void> {
  // What has just opened is still fading in.
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3)}`);
  assert.deepEqual(serious, [], where);
  const surplus = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
  assert.ok(surplus <= 1, `${where}: ${surplus} px stick out`);
}
