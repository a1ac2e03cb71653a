import { type KeyObject, sign, verify } from "node:crypto";
import { sha256 } from "./merkle.ts";
import type { Seal } from "./seals.ts";

/** What a kept checkpoint says: this seal existed at that time. */
export interface Checkpoint {
  /** Whose journal it is: `kring/<key of the centre that was founded first>`. */
  readonly origin: string;
  readonly seal: bigint;
  readonly totalEntries: bigint;
  readonly hash: Buffer;
  /** When it was written, ISO 8601 in UTC. */
  readonly at: string;
}

/**
 * The text of a checkpoint with its Ed25519 signature, as a C2SP signed note (c2sp.org/signed-note):
 * lines of text, an empty line, `— name base64(key id, signature)`.
 */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  const text = writeText(checkpoint);
  return `${text}\n${signatureLine(checkpoint.origin, key, sign(null, Buffer.from(text), key))}\n`;
}

/**
 * What the note says, when it was signed with that key and not a character was changed since;
 * otherwise what is wrong, in words.
 */
export function readCheckpoint(note: string, key: KeyObject): Checkpoint | string {
  const match = layout.exec(note);
  if (!match) return "is no checkpoint of a journal, or only a part of one";
  const [, origin = "", seal = "", totalEntries = "", hash = "", at = "", signature = ""] = match;
  const checkpoint: Checkpoint = {
    origin,
    seal: BigInt(seal),
    totalEntries: BigInt(totalEntries),
    hash: Buffer.from(hash, "base64"),
    at,
  };
  const text = writeText(checkpoint);
  const signed = Buffer.from(signature, "base64").subarray(4);
  // Written anew it must be the same: base64 has several ways to write the same bytes.
  const anew = `${text}\n${signatureLine(origin, key, signed)}\n`;
  if (anew !== note || !verify(null, Buffer.from(text), key, signed)) {
    return "does not bear the signature of this key: it was changed, or signed by another";
  }
  return checkpoint;
}

/** What contradicts the seal a checkpoint names; nothing when they agree. */
export function contradicts(checkpoint: Checkpoint, seal: Seal | undefined): string | undefined {
  const named = `seal ${checkpoint.seal}`;
  if (!seal) return `names ${named}, which this journal does not have`;
  if (!seal.hash.equals(checkpoint.hash) || seal.totalEntries !== checkpoint.totalEntries) {
    return `names ${named} with another hash: the journal was rewritten up to there`;
  }
  return undefined;
}

const layout =
  /^(kring\/[^\s+]+)\nseal (\d{1,18})\nentries (\d{1,18})\nhash ([\w+/]{43}=)\ntime ([\d:.TZ-]{20,24})\n\n— \1 ([\w+/=]{92})\n$/;

function writeText({ origin, seal, totalEntries, hash, at }: Checkpoint): string {
  const lines = [origin, `seal ${seal}`, `entries ${totalEntries}`];
  return [...lines, `hash ${hash.toString("base64")}`, `time ${at}`, ""].join("\n");
}

function signatureLine(name: string, key: KeyObject, signature: Buffer): string {
  const { x = "" } = key.export({ format: "jwk" });
  const ed25519 = Buffer.of(1);
  const id = sha256(Buffer.from(`${name}\n`), ed25519, Buffer.from(x, "base64url")).subarray(0, 4);
  return `— ${name} ${Buffer.concat([id, signature]).toString("base64")}`;
}
