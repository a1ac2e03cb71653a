import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";

const pages = await Array.fromAsync(glob("{*.md,decisions/*.md,bench/*.md,demo/*.md,e2e/*.md}"));

test("the documents are there and short", async () => {
  for (const page of [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "STYLE.md",
    "GLOSSARY.md",
    "SECURITY.md",
    "CHANGELOG.md",
  ]) {
    assert.ok(pages.includes(page), `${page} is missing`);
  }
  const lines = async (page: string) => (await readFile(page, "utf8")).trimEnd().split("\n").length;
  assert.ok((await lines("README.md")) <= 120, "README.md has more than 120 lines");
  assert.ok((await lines("ARCHITECTURE.md")) <= 200, "ARCHITECTURE.md has more than 200 lines");
});

test("every link leads somewhere", async () => {
  const broken: string[] = [];
  let seen = 0;
  for (const page of pages) {
    const text = await readFile(page, "utf8");
    for (const match of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      const link = match[1] as string;
      if (/^[a-z]+:/.test(link)) continue;
      seen += 1;
      if (!existsSync(join(dirname(page), link))) broken.push(`${page} → ${link}`);
    }
  }
  assert.ok(seen >= 10, `only ${seen} links seen`);
  assert.deepEqual(broken, []);
});

test("a path that a document names exists", async () => {
  const missing: string[] = [];
  for (const page of pages.filter((page) => page !== "CHANGELOG.md")) {
    const text = await readFile(page, "utf8");
    for (const match of text.matchAll(/`((?:src|db|test|e2e|bench|demo|decisions)\/[\w./-]+)`/g)) {
      if (!existsSync(match[1] as string) && !match[1]?.startsWith("bench/results"))
        missing.push(`${page} names ${match[1]}`);
    }
  }
  assert.deepEqual(missing, []);
});
