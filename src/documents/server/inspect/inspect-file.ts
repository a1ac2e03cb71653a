import { readFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import type { MediaType } from "../../contract.ts";
import { familyOf, mayBeCalled } from "../../rules.ts";
import type { ReceivedFile } from "../store/index.ts";
import { type ImageType, inspectImage } from "./images.ts";
import { looksLikePage } from "./markers.ts";
import { inspectOffice } from "./office.ts";
import { refuseFile } from "./refuse-file.ts";

/** What a file is, found in its content. */
export interface InspectedFile {
  readonly mediaType: MediaType;
  readonly image: Awaited<ReturnType<typeof inspectImage>> | null;
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Says what a file is, or refuses it at `/file`: `empty`, `type-not-allowed`, `unreadable`,
 * `too-many-pixels`. What its name and its sender say is not believed; a name that says another kind
 * is refused. One file at a time: what is unpacked is large, and the house is small.
 */
export function inspectFile(file: ReceivedFile, name: string): Promise<InspectedFile> {
  const turn = queue.then(() => inspect(file, name));
  queue = turn.catch(() => {});
  return turn;
}

async function inspect({ path, bytes }: ReceivedFile, name: string): Promise<InspectedFile> {
  if (bytes === 0) refuseFile("empty");
  const content = await readFile(path);
  const found = await typeOf(content);
  if (!mayBeCalled(name, familyOf[found.mediaType])) refuseFile("type-not-allowed");
  return found;
}

const magic: readonly (readonly [ImageType, (content: Buffer) => boolean])[] = [
  ["image/jpeg", (c) => c.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ["image/png", (c) => c.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))],
  [
    "image/webp",
    (c) => c.toString("latin1", 0, 4) === "RIFF" && c.toString("latin1", 8, 12) === "WEBP",
  ],
];

async function typeOf(content: Buffer): Promise<InspectedFile> {
  const image = magic.find(([, fits]) => fits(content));
  if (image) return { mediaType: image[0], image: await inspectImage(content, image[0]) };
  if (content.subarray(0, 5).equals(Buffer.from("%PDF-"))) {
    refuseBadPdf(content);
    return { mediaType: "application/pdf", image: null };
  }
  if (content.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1"))) {
    return { mediaType: inspectOffice(content), image: null };
  }
  // Types of many bytes that would also pass for text, before text is asked.
  if (await isSomethingElse(content)) refuseFile("type-not-allowed");
  refuseBadText(content);
  return { mediaType: "text/plain", image: null };
}

async function isSomethingElse(content: Buffer): Promise<boolean> {
  return (await fileTypeFromBuffer(content.subarray(0, 65_536)).catch(() => null)) !== undefined;
}

/** It is not read, only handed on: what acts in it acts in the reader of whoever saves it. */
function refuseBadPdf(content: Buffer): void {
  const tail = content.subarray(-1024);
  if (!tail.includes("%%EOF")) refuseFile("unreadable");
  const hangsAnArchive = content.subarray(-66_000).includes(Buffer.from("PK\x05\x06", "latin1"));
  if (hangsAnArchive || looksLikePage(content.subarray(0, 1024))) refuseFile("type-not-allowed");
}

/** Programs and pages that are written as text. */
const program =
  /^\s*(#!|@echo|<|%!PS|\{\\rtf|MIME-Version:|BEGIN:VC|\[InternetShortcut\]|\[Desktop Entry\]|Windows Registry|REGEDIT)/i;

function refuseBadText(content: Buffer): void {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    refuseFile("type-not-allowed");
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has is what is looked for
  const isBinary = /[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text);
  if (isBinary || program.test(text) || looksLikePage(content)) refuseFile("type-not-allowed");
  if (!/[^\s\p{Cc}\p{Cf}\p{Z}]/u.test(text)) refuseFile("empty");
}
