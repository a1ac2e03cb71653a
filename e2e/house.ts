import { after } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { demoPassword } from "../demo/colleagues.ts";
import { fillCentre } from "../demo/fill-centre.ts";
import { buildWebIfChanged } from "../src/app/server/web-build.ts";
import type { Database } from "../src/platform/server/database.ts";
import { type EmptyHouse, openFilledHouse } from "../test/harness.ts";
import { openBrowser } from "./browser.ts";

export const desk = { width: 1280, height: 800 };
export const tablet = { width: 820, height: 1180 };
export const phone = { width: 390, height: 844 };

interface Visit {
  readonly viewport?: { width: number; height: number };
  readonly scheme?: "light" | "dark";
  readonly locale?: string;
}

/** The demo centre, served for real, and a browser in front of it. */
export interface DemoHouse {
  readonly address: string;
  readonly root: EmptyHouse["root"];
  readonly database: EmptyHouse["database"];
  /** A browser of its own: nobody else's cookies. */
  visit(visit?: Visit): Promise<{ page: Page; context: BrowserContext }>;
  /** The same, with somebody of the demo signed in: `enter("reception")`. */
  enter(who: string, visit?: Visit): Promise<{ page: Page; context: BrowserContext }>;
}

/** Opens the house; call it at the top of a file of journeys. Faults of a page fail its test. */
export async function openDemoHouse(): Promise<DemoHouse> {
  await buildWebIfChanged(() => {});
  const fill = (filled: Database) => fillCentre(filled, () => {});
  const { http, database, root } = await openFilledHouse("kring_demo", fill);
  const address = await http.listen({ port: 0, host: "127.0.0.1" });
  const browser = await openBrowser();
  after(() => browser.close());

  const visit: DemoHouse["visit"] = async ({
    viewport = desk,
    scheme = "light",
    locale = "fr-BE",
  } = {}) => {
    const context = await browser.newContext({
      viewport,
      colorScheme: scheme,
      locale,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => {
      throw error;
    });
    return { page, context };
  };
  const enter: DemoHouse["enter"] = async (who, options) => {
    const visited = await visit(options);
    const answer = await visited.context.request.post(`${address}/api/session`, {
      data: { email: `${who}@demo.kring`, password: demoPassword },
    });
    if (!answer.ok()) throw new Error(`${who} cannot sign in: ${answer.status()}`);
    await visited.page.goto(address);
    return visited;
  };
  return { address, root, database, visit, enter };
}
