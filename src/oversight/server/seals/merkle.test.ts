import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { MerkleTree } from "./merkle.ts";

/* The tree against the definition of RFC 6962, section 2.1, written down as it stands there. */

const h = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

function definition(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves;
  if (!only) return h();
  if (leaves.length === 1) return h(Buffer.of(0), only);
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return h(Buffer.of(1), definition(leaves.slice(0, k)), definition(leaves.slice(k)));
}

function rootOf(leaves: readonly Uint8Array[]): string {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.add(Buffer.from(leaf));
  assert.equal(tree.leaves, leaves.length);
  return tree.root().toString("hex");
}

const leaf = fc.uint8Array({ maxLength: 12 });
const some = fc.array(leaf, { minLength: 1, maxLength: 70 });

test("the root is that of the definition", () => {
  fc.assert(
    fc.property(some, (leaves) => rootOf(leaves) === definition(leaves).toString("hex")),
    { numRuns: 1000 },
  );
  for (let count = 0; count <= 130; count++) {
    const leaves = Array.from({ length: count }, (_, index) => Buffer.of(index));
    assert.equal(rootOf(leaves), definition(leaves).toString("hex"), `${count} leaves`);
  }
});

test("the root is that of the examples of Certificate Transparency", () => {
  const leaves = [
    ...["", "00", "10", "2021", "3031", "40414243", "5051525354555657"],
    "606162636465666768696a6b6c6d6e6f",
  ].map((hex) => Buffer.from(hex, "hex"));
  assert.equal(
    rootOf(leaves.slice(0, 1)),
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  );
  assert.equal(rootOf(leaves), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
});

test("no leaf changes, moves, comes or goes without another root", () => {
  const place = fc.nat(69);
  const changes: ((leaves: Uint8Array[], at: number, other: Uint8Array) => Uint8Array[])[] = [
    (leaves, at, other) => leaves.with(at, other),
    (leaves, at) => leaves.toSpliced(at, 1),
    (leaves, at, other) => leaves.toSpliced(at, 0, other),
    (leaves, at) => leaves.with(at, leaves[0] ?? leaf0).with(0, leaves[at] ?? leaf0),
    (leaves, at, other) => [...leaves, ...leaves.slice(at), other],
    (leaves, at) => leaves.slice(0, at),
  ];
  const leaf0 = new Uint8Array();
  let changed = 0;
  fc.assert(
    fc.property(some, place, leaf, fc.constantFrom(...changes), (leaves, at, other, change) => {
      const after = change(leaves, at % leaves.length, other);
      const same = Buffer.from(JSON.stringify(after)).equals(Buffer.from(JSON.stringify(leaves)));
      if (!same) changed += 1;
      return same === (rootOf(after) === rootOf(leaves));
    }),
    { numRuns: 2000 },
  );
  assert.ok(changed >= 1000, `only ${changed} changes`);
});
