import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Something that was received and belongs nowhere yet. */
export interface ReceivedFile {
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
}

/** In the same folder as the store, so that keeping is only giving a name. */
export const incomingFolder = (folder: string) => join(folder, "incoming");

/**
 * Writes what comes in to a file of its own, on the disk when it returns, and does `work` with it.
 * Whatever comes of that, the file is gone afterwards.
 */
export async function withReceived<T>(
  folder: string,
  content: AsyncIterable<Buffer>,
  work: (received: ReceivedFile) => Promise<T>,
): Promise<T> {
  const incoming = incomingFolder(folder);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await forgetLeftovers(incoming);
  const path = join(incoming, randomUUID());
  try {
    return await work(await receive(path, content));
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(path: string, content: AsyncIterable<Buffer>): Promise<ReceivedFile> {
  const sum = createHash("sha256");
  let bytes = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of content) {
      sum.update(chunk);
      bytes += chunk.length;
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, hash: sum.digest("hex"), bytes };
}

const swept = new Set<string>();
const dayMs = 86_400_000;

/** After a power cut something may have stayed; once per start, nothing younger than a day is touched. */
async function forgetLeftovers(incoming: string): Promise<void> {
  if (swept.has(incoming)) return;
  swept.add(incoming);
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > dayMs) await rm(path, { force: true });
  }
}
