import { buffer } from "node:stream/consumers";
import { notFound } from "../../platform/problem.ts";
import { asActor, type Caller, type Tx } from "../../platform/server/database.ts";
import type { OutgoingFile } from "../../platform/server/serve.ts";
import { focusOnEntry } from "../../record/server/index.ts";
import type { Document } from "../contract.ts";
import { familyOf } from "../rules.ts";
import { journalLook, readDocument } from "./documents.ts";
import { make } from "./inspect/images.ts";
import type { MadeKind, Shelf } from "./store/index.ts";

type File = NonNullable<Document["file"]>;

/** The file to save. Of an image its pixels, drawn anew: why, says `make`. */
export async function downloadDocument(
  shelf: Shelf,
  caller: Caller,
  { id }: { id: string },
): Promise<OutgoingFile> {
  const { name, mediaType, sha256: hash } = await open(caller, id, "file");
  if (familyOf[mediaType] === "image") {
    return { ...(await findMade(shelf, hash, "copy")), mediaType, name };
  }
  const stored = await shelf.store.find({ hash });
  if (!stored) throw new Error("a file is missing in the store");
  const type = mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType;
  return { ...stored, mediaType: type, name };
}

/** An image to look at; a document that is none has none. */
export async function showDocument(
  shelf: Shelf,
  caller: Caller,
  { id, as }: { id: string; as: "preview" | "thumbnail" },
): Promise<OutgoingFile> {
  const { sha256 } = await open(caller, id, as);
  return { ...(await findMade(shelf, sha256, as)), mediaType: "image/webp" };
}

/** Who may see the entry may see its file; looked up and journalled before the store is asked. */
function open(caller: Caller, id: string, as: "preview" | "thumbnail" | "file"): Promise<File> {
  return asActor(caller, "care", async (tx: Tx) => {
    const focus = await focusOnEntry(tx, id);
    const document = await readDocument(tx, id, focus);
    const { file } = document;
    if (!file || (as !== "file" && familyOf[file.mediaType] !== "image")) throw notFound();
    await journalLook(tx, focus, document, as);
    return file;
  });
}

/** What was made from an image; made again when the store has forgotten it. */
async function findMade(shelf: Shelf, hash: string, made: MadeKind) {
  const found = await shelf.store.find({ hash, made });
  if (found) return found;
  const original = await shelf.store.find({ hash });
  if (!original) throw new Error("a file is missing in the store");
  const content = await make[made](await buffer(original.content));
  await shelf.store.keepMade({ hash, made }, content);
  return { content, bytes: content.length };
}
