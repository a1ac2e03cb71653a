import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import type { TestUser } from "../harness.ts";
import { openFolds, takeNextChoice, waits, watching, whatStandsThere } from "./in-the-page.ts";

/* A page that is watched: whatever happens there that is more than showing text is written down. */

export interface Seen {
  /** What must not happen, with where. */
  readonly wrong: string[];
  /** How often a payload stood on each page. */
  readonly shown: Map<string, number>;
  /** The numbers of the fields whose last text stood somewhere. */
  readonly marks: Set<number>;
  /** What went to paper, and what was handed over as a file, by its name. */
  readonly printed: string[];
  readonly files: Map<string, string>;
}

export const nothingSeen = (): Seen => ({
  ...{ wrong: [], printed: [] },
  ...{ shown: new Map(), marks: new Set(), files: new Map() },
});

/** In French, as the colleagues of the test read. */
const older = /plus anciens|plus anciennes|^Plus ancien|(Montrer|Voir) la suite/i;
const mostOlder = 3;

interface Where {
  readonly browser: Browser;
  readonly address: string;
  readonly seen: Seen;
}

export class WatchedPage {
  readonly page: Page;
  readonly #address: string;
  readonly #seen: Seen;
  /** What the house was asked and did not answer yet. */
  readonly #underWay = new Set<unknown>();
  #name = "";

  private constructor(page: Page, { address, seen }: Where) {
    this.page = page;
    this.#address = address;
    this.#seen = seen;
    this.#listen(seen.wrong);
  }

  /** In a browser of that colleague; of nobody for the television of the waiting room. */
  static async open(where: Where, who?: TestUser): Promise<WatchedPage> {
    const context = await where.browser.newContext({ locale: "fr-BE", reducedMotion: "reduce" });
    const [name = "", value = ""] = who?.cookie.split("=") ?? [];
    if (who) await context.addCookies([{ name, value, url: where.address }]);
    const page = await context.newPage();
    await page.addInitScript(watching);
    return new WatchedPage(page, where);
  }

  close = () => this.page.context().close();

  #listen(wrong: string[]): void {
    const { page } = this;
    const at = (what: string) => wrong.push(`${this.#name}: ${what}`);
    page.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") at(`dialog ${dialog.message()}`);
      void dialog.accept();
    });
    page.on("popup", () => at("a window opened"));
    page.on("pageerror", ({ message }) => at(message));
    // A page that came down in the middle says so here; that something is not there is no mishap.
    page.on("console", (message) => {
      const isMishap = message.type() === "error" && !/^Failed to load/.test(message.text());
      if (isMishap) at(message.text().slice(0, 400));
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.#address) && !/^(data:image\/|blob:)/.test(url)) at(`asked ${url}`);
      // A stream never ends.
      if (request.resourceType() !== "eventsource") this.#underWay.add(request);
    });
    page.on("requestfinished", (request) => this.#underWay.delete(request));
    page.on("requestfailed", (request) => this.#underWay.delete(request));
  }

  /** Until nothing was on its way for a moment, and nothing says that it waits. */
  settle = async (): Promise<void> => {
    for (let calm = 0, tries = 0; calm < 2 && tries < 200; tries += 1) {
      await this.page.waitForTimeout(30);
      const isCalm = this.#underWay.size === 0 && !(await this.page.evaluate(waits));
      calm = isCalm ? calm + 1 : 0;
    }
  };

  /** Goes there, opens all there is, prints what can be printed. */
  async look(page: string, where = page): Promise<void> {
    const isFirst = this.#name === "";
    this.#name = page;
    if (isFirst) await this.page.goto(this.#address + where);
    else await this.page.evaluate(`history.pushState({}, "", ${JSON.stringify(where)})`);
    await this.page.getByRole("main").waitFor();
    await this.settle();
    for (let more = 0; more < mostOlder; more += 1) {
      const button = this.page.getByRole("button", { name: older });
      if ((await button.count()) === 0) break;
      await button.first().click();
      await this.settle();
    }
    for (let rounds = 0; rounds < 2 && (await this.page.evaluate(openFolds)); rounds += 1) {
      await this.settle();
    }
    await this.note();
    while (await this.page.evaluate(takeNextChoice)) {
      await this.settle();
      await this.note();
    }
    const prints = this.page.locator("main").getByRole("button", { name: /^Imprimer/ });
    for (const button of await prints.all()) {
      if (!(await button.isEnabled())) continue;
      await button.click();
      await this.settle();
      await this.note();
      await this.#printInWindow();
    }
  }

  /** A click somewhere, and what stands there then: also in a window, which is closed again. */
  async press(name: string | RegExp, times = 1): Promise<void> {
    const buttons = this.page.locator("main").getByRole("button", { name });
    for (let place = 0; place < Math.min(times, await buttons.count()); place += 1) {
      // Also where a crowd of names lies over it.
      await buttons.nth(place).dispatchEvent("click");
      await this.settle();
      await this.note();
      await this.#printInWindow();
    }
  }

  async #printInWindow(): Promise<void> {
    const window = this.page.getByRole("dialog");
    if ((await window.count()) === 0) return;
    const print = window.getByRole("button", { name: /^Imprimer/ });
    if ((await print.count()) > 0) await print.first().click();
    await this.settle();
    await this.note();
    await this.page.keyboard.press("Escape");
    await window.waitFor({ state: "detached" });
  }

  /** The file that a button hands over. */
  async take(name: string): Promise<void> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("button", { name }).first().click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    this.#seen.files.set(download.suggestedFilename(), text);
  }

  /** Looks whether anything happened, and what stands there. */
  note = async (): Promise<void> => {
    const name = this.#name;
    const found = await this.page.evaluate<{
      readonly all: string;
      readonly printed: readonly string[];
      readonly hit: unknown;
      readonly refusals: readonly string[];
      readonly here: string;
    }>(whatStandsThere);
    const { wrong, shown, marks, printed } = this.#seen;
    if (found.hit !== undefined) wrong.push(`${name}: a script ran`);
    wrong.push(...found.refusals.map((one) => `${name}: ${one}`));
    if (!found.here.startsWith(this.#address)) wrong.push(`${name}: led to ${found.here}`);
    const times = found.all.match(/__hit|evil\.example/g)?.length ?? 0;
    shown.set(name, Math.max(times, shown.get(name) ?? 0));
    const all = [found.all, ...found.printed].join("\n");
    for (const [, number] of all.matchAll(/__hit=1>n(\d+)/g)) marks.add(Number(number));
    printed.push(...found.printed);
  };
}
