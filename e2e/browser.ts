import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Nothing is fetched in the background: the browser talks to the house only. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

/** The machine's Chromium (`KRING_BROWSER` names another), else the one that ships in a package. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env["KRING_BROWSER"] ?? installed.find((path) => existsSync(path));
  if (own && own !== "packaged") return chromium.launch({ executablePath: own, args: quiet });
  const { path, env } = await unpackChromium();
  return chromium.launch({ executablePath: path, env, args: [...quiet, "--no-zygote"] });
}

/**
 * The packaged Chromium and the system libraries it needs unpack into a temporary folder. The
 * package decides by the environment whether the libraries are wanted, and by `TMPDIR` where to;
 * a folder per user, since what one user unpacked another cannot replace; renamed when complete.
 */
async function unpackChromium() {
  const folder = join(tmpdir(), `kring-chromium-${userInfo().username}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    await unpackInto(draft);
    // Two at once: whoever is second takes what the first unpacked.
    if (existsSync(folder)) rmSync(draft, { recursive: true, force: true });
    else renameSync(draft, folder);
  }
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  return { path: join(folder, "chromium"), env: env as Record<string, string> };
}

async function unpackInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = { tmp: process.env["TMPDIR"], runtime: process.env["AWS_EXECUTION_ENV"] };
  process.env["TMPDIR"] = folder;
  process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs22.x";
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    packaged.setGraphicsMode = false;
    await packaged.executablePath();
  } finally {
    restore("TMPDIR", before.tmp);
    restore("AWS_EXECUTION_ENV", before.runtime);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
