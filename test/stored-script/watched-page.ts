import type { Browser, BrowserContext, Page } from "playwright-core";
import type { TestUser } from "../harness.ts";

/* A page that is watched: whatever happens there that is more than showing text is written down. */

export interface Seen {
  /** What must not happen, with where. */
  readonly wrong: string[];
  /** How often a payload stood on each page. */
  readonly shown: Map<string, number>;
  /** The numbers of the fields whose last text stood somewhere. */
  readonly marks: Set<number>;
  /** What went to paper. */
  readonly printed: string[];
}

export const nothingSeen = (): Seen => ({
  wrong: [],
  shown: new Map(),
  marks: new Set(),
  printed: [],
});

/** Runs before anything of the house does. */
const watching = `
  addEventListener("securitypolicyviolation", (event) => {
    (window.__csp ??= []).push(event.violatedDirective + " " + event.blockedURI);
  });
  window.print = () => {
    const paper = document.querySelector(".kring-paper") ?? document.querySelector("main");
    (window.__printed ??= []).push(paper.innerText);
    dispatchEvent(new Event("afterprint"));
  };
`;

/** All that is read on a page, said of it to whoever does not see it, or stands in a field. */
const whatStandsThere = `(() => {
  const said = [...document.querySelectorAll("[aria-label], [title], [alt]")].flatMap((one) =>
    ["aria-label", "title", "alt"].map((name) => one.getAttribute(name) ?? ""));
  const typed = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
  const read = document.body.innerText;
  const printed = window.__printed ?? [];
  window.__printed = [];
  return {
    ...{ all: [read, ...said, ...typed].join("\\n"), read, printed },
    ...{ hit: window.__hit, csp: window.__csp ?? [], here: location.href },
  };
})()`;

/** Shuts out nothing: what is folded is opened, once each. */
const openFolds = `(() => {
  const folds = [...document.querySelectorAll("main [aria-expanded=false]:not([aria-haspopup]), main details:not([open]) > summary")]
    .filter((one) => !one.dataset.opened && !one.disabled);
  for (const one of folds) { one.dataset.opened = "1"; one.click(); }
  return folds.length;
})()`;

const waitingRing = `document.querySelector('[role=status] > svg[viewBox="0 0 48 48"]') !== null`;

const older = /plus anciens|plus anciennes|^Plus ancien|(Montrer|Voir) la suite/i;

export class WatchedPage {
  readonly page: Page;
  readonly #seen: Seen;
  readonly #address: string;
  readonly #underWay = new Set<unknown>();

  private constructor(page: Page, address: string, seen: Seen) {
    this.page = page;
    this.#seen = seen;
    this.#address = address;
    const { wrong } = seen;
    page.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") wrong.push(`dialog ${dialog.message()}`);
      void dialog.accept();
    });
    page.on("pageerror", ({ message }) => wrong.push(`${page.url()}: ${message}`));
    // A page that came down in the middle says so here.
    page.on("console", (message) => {
      if (message.type() !== "error" || /^Failed to load resource/.test(message.text())) return;
      wrong.push(`${page.url()}: ${message.text().slice(0, 400)}`);
    });
    page.on("popup", () => wrong.push("a window opened"));
    page.on("request", (request) => {
      const url = request.url();
      const isOurs = url.startsWith(address) || /^(data:image\/|blob:)/.test(url);
      if (!isOurs) wrong.push(`request ${url}`);
      // A stream never ends.
      if (request.resourceType() !== "eventsource") this.#underWay.add(request);
    });
    for (const end of ["requestfinished", "requestfailed"] as const) {
      page.on(end as "requestfinished", (request) => this.#underWay.delete(request));
    }
  }

  /** In the browser of that colleague; of nobody for the screen of the waiting room. */
  static async open(
    { browser, address, seen }: { browser: Browser; address: string; seen: Seen },
    who?: TestUser,
  ): Promise<WatchedPage> {
    const context: BrowserContext = await browser.newContext({
      locale: "fr-BE",
      reducedMotion: "reduce",
      acceptDownloads: true,
    });
    const [name = "", value = ""] = who?.cookie.split("=") ?? [];
    if (who) await context.addCookies([{ name, value, url: address }]);
    const page = await context.newPage();
    await page.addInitScript(watching);
    return new WatchedPage(page, address, seen);
  }

  close = () => this.page.context().close();

  /** Until nothing was on its way for a moment, and nothing says that it waits. */
  async settle(): Promise<void> {
    for (let calm = 0, waits = 0; calm < 2 && waits < 200; waits += 1) {
      await this.page.waitForTimeout(30);
      const isCalm = this.#underWay.size === 0 && !(await this.page.evaluate(waitingRing));
      calm = isCalm ? calm + 1 : 0;
    }
  }

  /** Goes there, opens all there is, prints what can be printed. `name` is the page's in the account. */
  async look(path: string, name = path): Promise<void> {
    const { page } = this;
    await page.goto(this.#address + path);
    await page.getByRole("main").waitFor();
    await this.settle();
    for (let more = 0; more < 12; more += 1) {
      const button = page.getByRole("button", { name: older });
      if ((await button.count()) === 0) break;
      await button.first().click();
      await this.settle();
    }
    for (let rounds = 0; rounds < 3 && (await page.evaluate<number>(openFolds)) > 0; rounds += 1) {
      await this.settle();
    }
    await this.note(name);
    const choices = page.locator("main .mantine-SegmentedControl-root input:not(:checked)");
    const values = await choices.evaluateAll((all) =>
      all.map((one) => `input[id="${(one as unknown as { id: string }).id}"]`),
    );
    for (const choice of values) {
      await page.locator(choice).evaluate("(one) => one.click()").catch(() => {});
      await this.settle();
      await this.note(name);
    }
    for (const button of await page.locator("main").getByRole("button", { name: /^Imprimer/ }).all()) {
      if (!(await button.isEnabled())) continue;
      await button.click();
      await this.note(name);
    }
  }

  /** Looks whether anything happened, and what stands there. */
  async note(name: string): Promise<void> {
    const found = await this.page.evaluate<{
      all: string;
      read: string;
      printed: string[];
      hit: unknown;
      csp: string[];
      here: string;
    }>(whatStandsThere);
    const { wrong, shown, marks, printed } = this.#seen;
    if (found.hit !== undefined) wrong.push(`${name}: a script ran`);
    wrong.push(...found.csp.map((one) => `${name}: ${one}`));
    if (!found.here.startsWith(this.#address)) wrong.push(`${name}: led to ${found.here}`);
    const times = found.all.match(/__hit|evil\.example/g)?.length ?? 0;
    shown.set(name, Math.max(times, shown.get(name) ?? 0));
    const all = [found.all, ...found.printed].join("\n");
    for (const [, number] of all.matchAll(/__hit=1>n(\d+)/g)) marks.add(Number(number));
    printed.push(...found.printed);
  }
}
