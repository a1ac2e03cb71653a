import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type FileKey, type FileStore, placeOf, type StoredFile } from "./file-store.ts";
import { incomingFolder } from "./receive.ts";

/** The store in a folder of this machine. */
export class FolderStore implements FileStore {
  readonly #folder: string;
  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(key: FileKey, path: string): Promise<void> {
    const place = join(this.#folder, placeOf(key));
    if (await isThere(place)) return;
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(path, place);
    await sync(dirname(place));
  }

  async keepMade(key: FileKey, content: Buffer): Promise<void> {
    const folder = incomingFolder(this.#folder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, randomUUID());
    try {
      const file = await open(draft, "wx", 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await this.keep(key, draft);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async find(key: FileKey): Promise<StoredFile | undefined> {
    const place = join(this.#folder, placeOf(key));
    try {
      const file = await open(place);
      const { size } = await file.stat();
      return { content: file.createReadStream(), bytes: size };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
}

async function isThere(place: string): Promise<boolean> {
  try {
    await stat(place);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** A name that was given survives a power cut only once its folder is written. */
async function sync(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
