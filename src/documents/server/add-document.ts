import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid } from "../../platform/problem.ts";
import { asActor, type Caller, type Tx } from "../../platform/server/database.ts";
import type { IncomingFile } from "../../platform/server/serve.ts";
import { beginEntry, focusOnPerson } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Document } from "../contract.ts";
import { checkTitle, safeFileName } from "../rules.ts";
import { getDocument, readDocument } from "./documents.ts";
import { type InspectedFile, inspectFile } from "./inspect/inspect-file.ts";
import { type ReceivedFile, type Shelf, withReceived } from "./store/index.ts";

type Asked = Input<typeof contract.addDocument>;

/** A file that was received and looked at. */
interface Looked extends InspectedFile {
  readonly received: ReceivedFile;
  readonly name: string;
}

/**
 * Receives a file, looks at what it is, and keeps it. No transaction is open while it comes in or is
 * looked at: a slow phone holds up nobody.
 */
export async function addDocument(
  shelf: Shelf,
  { asked, file, caller }: { asked: Asked; file: IncomingFile; caller: Caller },
): Promise<Document> {
  const errors = checkTitle(asked.title);
  if (errors.length > 0) throw new Invalid(errors);
  return withReceived(shelf.folder, file.content, async (received) => {
    const found = await inspectFile(received, file.name);
    const looked = { ...found, received, name: safeFileName(file.name, found.mediaType) };
    return asActor(caller, "care", (tx) => keepDocument(tx, { shelf, asked, looked }), {
      keep: ({ entry }) => ({ id: entry.id }),
      read: getDocument,
    });
  });
}

/**
 * The bytes are given to the store last, when all else stands: what is undone after that leaves at
 * most a content that no row names and nobody can ask for.
 */
export async function keepDocument(
  tx: Tx,
  { shelf, asked, looked }: { shelf: Shelf; asked: Asked; looked: Looked },
): Promise<Document> {
  const { serviceId, compartment, kind, title, datedOn, correspondent = "" } = asked;
  const { received, mediaType, image, name } = looked;
  const { hash, bytes, path } = received;
  const focus = await focusOnPerson(tx, asked.id);
  const detail = { document: kind, mediaType, bytes };
  const place = { serviceId, compartment, kind: "document" as const };
  const id = await beginEntry(tx, focus, place, detail);
  // No column is named: the answer to "is it there already" would be about others' files.
  await sql`
    insert into kring.files (hash, media_type, bytes, width, height)
    values (${hash}, ${mediaType}, ${bytes}, ${image?.width ?? null}, ${image?.height ?? null})
    on conflict do nothing`.execute(tx.db);
  await tx.db
    .insertInto("kring.documents")
    .values({
      ...{ entry_id: id, kind, title, correspondent, file: hash, file_name: name },
      ...(datedOn && { dated_on: sql<Date>`${datedOn}::date` }),
    })
    .execute();
  const document = await readDocument(tx, id, focus);
  if (image) {
    await shelf.store.keepMade({ hash, made: "thumbnail" }, image.thumbnail);
    await shelf.store.keepMade({ hash, made: "preview" }, image.preview);
  }
  await shelf.store.keep({ hash }, path);
  return document;
}
