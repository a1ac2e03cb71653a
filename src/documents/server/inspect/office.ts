import { inflateRawSync } from "node:zlib";
import { refuseFile } from "./refuse-file.ts";

/*
 * Documents of a word processor are archives. Only their list of contents is read, and two small
 * parts unpacked under a limit: nobody here opens them, they are saved and opened elsewhere.
 */

export type OfficeType =
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/vnd.oasis.opendocument.text";

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const odt = "application/vnd.oasis.opendocument.text";

interface Part {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly method: number;
  readonly isLocked: boolean;
  readonly at: number;
}

const mostParts = 2_000;
const mostUnpackedBytes = 200 * 1_048_576;
/** Text packs well, nothing honest packs like this. */
const mostRatio = 150;

/** What acts when it is opened, or is a program. */
const acting =
  /vba|macro|activex|oleobject|\.(bin|exe|dll|js|vbs|bat|cmd|ps1|scr|com|jar|sh|html?|svg|xhtml)$|^basic\/|^scripts\/|^object ?\d/i;

export function inspectOffice(content: Buffer): OfficeType {
  const parts = listParts(content);
  if (!parts) refuseFile("unreadable");
  const names = new Set(parts.map(({ name }) => name));
  const isAbroad = ({ name }: Part) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name);
  if (parts.some(({ isLocked }) => isLocked) || parts.some(isAbroad))
    refuseFile("type-not-allowed");
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const isBomb = ({ packed, unpacked }: Part) =>
    unpacked > 1_048_576 && unpacked > packed * mostRatio;
  if (unpacked > mostUnpackedBytes || parts.some(isBomb) || names.size < parts.length) {
    refuseFile("type-not-allowed");
  }
  const type = typeOf(content, parts, names);
  if (!type || parts.some(({ name }) => acting.test(name))) refuseFile("type-not-allowed");
  return type;
}

function typeOf(content: Buffer, parts: Part[], names: Set<string>): OfficeType | undefined {
  const read = (name: string) =>
    readPart(
      content,
      parts.find((part) => part.name === name),
    );
  if (names.has("mimetype")) {
    return parts[0]?.name === "mimetype" && read("mimetype") === odt && names.has("content.xml")
      ? odt
      : undefined;
  }
  const types = read("[Content_Types].xml");
  const isWord =
    types?.includes("wordprocessingml.document.main+xml") && names.has("word/document.xml");
  if (!isWord || /macroEnabled|vbaProject/i.test(types ?? "")) return undefined;
  // A template that is fetched from elsewhere brings its programs along.
  const tied = read("word/_rels/settings.xml.rels") ?? "";
  return /attachedTemplate/.test(tied) ? undefined : docx;
}

/** The list at the end of an archive; undefined when it is not as it should be. */
function listParts(content: Buffer): Part[] | undefined {
  const end = content.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > content.length) return undefined;
  const comment = content.readUInt16LE(end + 20);
  const count = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  // Something before or behind the archive makes it another file, too.
  if (end + 22 + comment !== content.length || comment > 0 || count > mostParts) return undefined;
  if (at + content.readUInt32LE(end + 12) !== end) return undefined;
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || content.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = content.readUInt16LE(at + 28);
    parts.push({
      name: content.toString("utf8", at + 46, at + 46 + nameLength),
      isLocked: (content.readUInt16LE(at + 8) & 1) === 1,
      method: content.readUInt16LE(at + 10),
      packed: content.readUInt32LE(at + 20),
      unpacked: content.readUInt32LE(at + 24),
      at: content.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return parts;
}

function readPart(content: Buffer, part: Part | undefined): string | undefined {
  if (!part || part.at + 30 > content.length) return undefined;
  const { at, packed, method } = part;
  const begins = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
  const bytes = content.subarray(begins, begins + packed);
  try {
    if (method === 0) return bytes.toString("utf8");
    return inflateRawSync(bytes, { maxOutputLength: 1_048_576 }).toString("utf8");
  } catch {
    return undefined;
  }
}
