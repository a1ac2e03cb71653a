import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** The two files of the key pair in a data folder; the private one never enters the database. */
export const keyFiles = (dataFolder: string) => ({
  private: join(dataFolder, "journal-key.pem"),
  public: join(dataFolder, "journal-key.public.pem"),
});

/**
 * The Ed25519 key that signs checkpoints, made at first use. Throws when others than its owner may
 * read it, and when only its public half is left: a new key would disown every kept checkpoint.
 */
export function loadSigningKey(dataFolder: string): KeyObject {
  const files = keyFiles(dataFolder);
  if (!existsSync(files.private)) {
    if (existsSync(files.public)) {
      throw new Error(
        `${files.private} is gone, which signed the checkpoints so far; put it back, or move ` +
          `${files.public} and the old checkpoints elsewhere to begin with a new key`,
      );
    }
    makeKey(dataFolder);
  }
  const mode = statSync(files.private).mode & 0o777;
  if (process.platform !== "win32" && (mode & 0o077) !== 0) {
    throw new Error(
      `${files.private} may be read by others (mode ${mode.toString(8)}); after "chmod 600" ask ` +
        "yourself who may have read it",
    );
  }
  const key = readKey(files.private, createPrivateKey);
  if (!existsSync(files.public)) writePublicKey(files.public, createPublicKey(key));
  return key;
}

/** The public key that checkpoints are checked with. Throws, naming the file, when it holds none. */
export function readPublicKey(file: string): KeyObject {
  return readKey(file, createPublicKey);
}

function readKey(file: string, parse: (pem: string) => KeyObject): KeyObject {
  const pem = readFileSync(file, "utf8");
  let key: KeyObject | undefined;
  try {
    key = parse(pem);
  } catch {
    // Said below: whatever it is, it is no key, and its content belongs in no message.
  }
  if (key?.asymmetricKeyType !== "ed25519") throw new Error(`${file} holds no Ed25519 key`);
  return key;
}

function makeKey(dataFolder: string): void {
  const files = keyFiles(dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const draft = `${files.private}.${process.pid}`;
  writeDurably(draft, privateKey.export({ type: "pkcs8", format: "pem" }), 0o600);
  try {
    // A link never replaces: of two processes that make a key at once, the first one's stays.
    linkSync(draft, files.private);
    writePublicKey(files.public, publicKey);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== "EEXIST") throw failure;
  } finally {
    rmSync(draft);
  }
}

function writePublicKey(file: string, key: KeyObject): void {
  writeDurably(file, key.export({ type: "spki", format: "pem" }), 0o644);
}

/** Whole and on the disk before it returns. */
export function writeDurably(file: string, content: string | Buffer, mode: number): void {
  writeFileSync(file, content, { mode });
  chmodSync(file, mode);
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
