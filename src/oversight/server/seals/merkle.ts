import { hash } from "node:crypto";

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

export function sha256(...parts: readonly Buffer[]): Buffer {
  return hash("sha256", Buffer.concat(parts), "buffer");
}

/**
 * The Merkle tree of RFC 6962 (section 2.1) over leaves that come one by one: only the roots of
 * its whole subtrees are kept, one per bit of the count, so a million leaves need twenty.
 *
 * @example const tree = new MerkleTree(); tree.add(Buffer.from("a")); tree.root() // 32 bytes
 */
export class MerkleTree {
  #leaves = 0;
  readonly #whole: { readonly leaves: number; readonly root: Buffer }[] = [];

  get leaves(): number {
    return this.#leaves;
  }

  add(leaf: Buffer): void {
    this.#leaves += 1;
    let right = { leaves: 1, root: sha256(leafPrefix, leaf) };
    while (this.#whole.at(-1)?.leaves === right.leaves) {
      const left = this.#whole.pop() ?? right;
      right = { leaves: 2 * right.leaves, root: sha256(nodePrefix, left.root, right.root) };
    }
    this.#whole.push(right);
  }

  root(): Buffer {
    const [last, ...before] = this.#whole.toReversed();
    if (!last) return sha256();
    return before.reduce((right, left) => sha256(nodePrefix, left.root, right), last.root);
  }
}
