import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { startCommand } from "../../../../test/command-line.ts";

/* The published benchmarks through the command line, without a database and without the number. */

const folder = await mkdtemp(join(tmpdir(), "kring-linkage-"));
after(() => rm(folder, { recursive: true, force: true }));

interface Pair {
  readonly left: string;
  readonly right: string;
  readonly score: string;
  readonly verdict: string;
}

async function link(name: string): Promise<string> {
  const pairs = join(folder, "pairs.csv");
  const files = [`test/data/${name}.csv`, "--map", "test/data/febrl.map.json", "--pairs", pairs];
  const { ended } = startCommand(["import", "people", ...files, "--dry-run"], {
    KRING_DATA: join(folder, "no-database"),
  });
  const { code, error } = await ended;
  assert.equal(code, 0, error);
  return readFile(pairs, "utf8");
}

/** `rec-12-org` and `rec-12-dup-0` are one person. */
function personOf(reference: string): string {
  return reference.split("-")[1] ?? "";
}

async function countTruePairs(name: string): Promise<number> {
  const rows: { rec_id: string }[] = parse(await readFile(`test/data/${name}.csv`), {
    columns: true,
    trim: true,
  });
  const sizes = Map.groupBy(rows, ({ rec_id }) => personOf(rec_id));
  return [...sizes.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}

for (const [name, expected] of [
  ["febrl-dataset1", 500],
  ["febrl-dataset2", 1934],
] as const) {
  test(`${name}: who is whom, precision at least 0.999 and F1 at least 0.996, twice the same`, async () => {
    const first = await link(name);
    assert.equal(await link(name), first);
    const truth = await countTruePairs(name);
    assert.equal(truth, expected);
    const pairs: Pair[] = parse(first, { columns: true });
    assert.deepEqual(Object.keys(pairs[0] ?? {}), ["left", "right", "score", "verdict"]);
    const same = pairs.filter(({ verdict }) => verdict === "same");
    const found = same.filter(({ left, right }) => personOf(left) === personOf(right)).length;
    const precision = found / same.length;
    const recall = found / truth;
    const f1 = (2 * precision * recall) / (precision + recall);
    assert.ok(precision >= 0.999, `precision ${precision}`);
    assert.ok(f1 >= 0.996, `F1 ${f1}, recall ${recall}`);
  });
}
