import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { modules } from "../src/modules.ts";

/* The walls of the house. Each rule first asserts that it sees the code at all. */

const map: Record<string, readonly string[]> = modules;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly module: string;
  /** `server`, `web`, or `pure` for what lies in the module's own folder. */
  readonly part: string;
  readonly imports: readonly string[];
}

async function readSources(): Promise<Source[]> {
  const paths = (await Array.fromAsync(glob("src/**/*.{ts,tsx}"))).map((path) =>
    path.replaceAll("\\", "/"),
  );
  return Promise.all(
    paths.sort().map(async (path) => {
      const text = await readFile(path, "utf8");
      const [, module = "", second = ""] = path.split("/");
      const part = second === "server" || second === "web" ? second : "pure";
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)];
      const imports = specifiers.map((match) => match[1] as string);
      return { path, text, module, part, imports };
    }),
  );
}

const sources = await readSources();
const inModules = sources.filter(({ path }) => path !== "src/modules.ts");
const code = sources.filter(({ path }) => !/\.test\.tsx?$/.test(path));

/** Where a relative import leads, as a path from the root. */
function target(source: Source, specifier: string): string {
  return normalize(join(dirname(source.path), specifier)).replaceAll("\\", "/");
}

function relativeImports(source: Source) {
  return source.imports
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => target(source, specifier));
}

test("the tidy test sees the code", () => {
  assert.ok(sources.length >= 60, `only ${sources.length} files seen`);
  const imports = sources.flatMap(relativeImports);
  assert.ok(imports.length >= 150, `only ${imports.length} imports seen`);
});

test("every folder below src is a module of the map, and the map has no circle", () => {
  const folders = new Set(inModules.map(({ module }) => module));
  assert.deepEqual([...folders].sort(), Object.keys(map).sort());
  const reach = (name: string, seen: readonly string[]): void => {
    assert.ok(!seen.includes(name), `circle: ${[...seen, name].join(" → ")}`);
    for (const next of map[name] ?? []) reach(next, [...seen, name]);
  };
  for (const name of Object.keys(map)) reach(name, []);
});

test("a module uses only what the map lists, and enters by a door", () => {
  const doors = ["contract.ts", "rules.ts", "server/index.ts", "web/index.ts"];
  const wrong: string[] = [];
  for (const source of code.filter(({ module }) => module !== "modules.ts")) {
    for (const path of relativeImports(source).filter((path) => path.startsWith("src/"))) {
      const [, module = "", ...rest] = path.split("/");
      if (module === source.module) continue;
      if (!map[source.module]?.includes(module)) wrong.push(`${source.path} may not use ${module}`);
      const isDoor =
        module === "platform" || rest[0] === "locales" || doors.includes(rest.join("/"));
      if (!isDoor) wrong.push(`${source.path} enters ${path} not by a door`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("pure code sees neither server nor web, server and web never each other", () => {
  const wrong: string[] = [];
  for (const source of code) {
    for (const specifier of source.imports) {
      const path = specifier.startsWith(".") ? target(source, specifier) : specifier;
      const other = path.split("/")[2];
      if (
        source.part === "pure" &&
        (other === "server" || other === "web" || path.startsWith("node:"))
      ) {
        wrong.push(`${source.path} → ${path}`);
      }
      if (source.part === "server" && other === "web") wrong.push(`${source.path} → ${path}`);
      if (source.part === "web" && other === "server") wrong.push(`${source.path} → ${path}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("a table is written by one module", () => {
  const writers = new Map<string, Set<string>>();
  const write =
    /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*"kring\.(\w+)|(?:insert into|update|delete from)\s+kring\.(\w+)/gi;
  for (const { text, module } of code.filter(({ part }) => part === "server")) {
    for (const match of text.matchAll(write)) {
      const table = (match[1] ?? match[2]) as string;
      writers.set(table, (writers.get(table) ?? new Set()).add(module));
    }
  }
  // The platform writes the journal and the receipts for everybody.
  assert.ok(writers.size >= 8, `only ${writers.size} tables seen`);
  const shared = [...writers]
    .filter(([, by]) => by.size > 1)
    .map(([table, by]) => `${table}: ${[...by]}`);
  assert.deepEqual(shared, []);
});

test("SQL is only spoken through a transaction of an actor", () => {
  const allowed = /^src\/(platform|access)\/server\/|^src\/app\/server\/(health|centre)\.ts$/;
  const wrong = code
    .filter(
      ({ path, text }) => /\bpool\.(query|connect)|from "pg"/.test(text) && !allowed.test(path),
    )
    .map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

test("files are short, and none is a drawer", async () => {
  const all = await Array.fromAsync(glob("{src,db,demo,e2e,test,bench}/**/*.{ts,tsx,css,sql}"));
  const written = all.filter((path) => !/schema\.sql$|\.generated\.ts$/.test(path));
  assert.ok(written.length >= 80, `only ${written.length} files seen`);
  const wrong: string[] = [];
  for (const path of written) {
    const lines = (await readFile(path, "utf8")).split("\n").length;
    const isData = /sectors?\.sql$/.test(path);
    if (lines > 401 && !isData) wrong.push(`${path}: ${lines} lines`);
    if (
      /(^|\/)(utils?|helpers?|common|shared|lib|types|services|managers?)(\/|\.tsx?$)/.test(path)
    ) {
      wrong.push(`${path}: a drawer`);
    }
  }
  assert.deepEqual(wrong, []);
});

function codeLines(text: string): string[] {
  return text.split("\n").filter((line) => !/^\s*(\/\*\*|\*)/.test(line));
}

test("the type checker and the linter are not escaped from", () => {
  const wayOut =
    /: any\b|\bas any\b|<any>|@ts-ignore|@ts-expect-error|biome-ignore(?!-all lint: .)/;
  const wrong = code
    .filter(({ text }) =>
      codeLines(text).some((line) => wayOut.test(line) && !/biome-ignore \S+: \S+/.test(line)),
    )
    .map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

test("screens know start and end, not left and right", async () => {
  const styles = await Array.fromAsync(glob("src/**/*.{css,tsx}"));
  assert.ok(styles.length >= 15, `only ${styles.length} files seen`);
  const physical =
    /\b(margin|padding|border)-(left|right)\b|\b(margin|padding|border)(Left|Right)\b|text-align:\s*(left|right)|float:\s*(left|right)/;
  const inset = /^\s*(left|right):/m;
  const wrong: string[] = [];
  for (const path of styles) {
    const text = await readFile(path, "utf8");
    if (physical.test(text) || (path.endsWith(".css") && inset.test(text))) wrong.push(path);
  }
  assert.deepEqual(wrong, []);
});
