import { randomInt } from "node:crypto";
import { deflateRawSync, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { TestFile } from "./harness.ts";

/* Files as people bring them, made here: nobody's real paper lies in the repository. */

/** A picture of two tones, no two alike. */
export async function photo(name = "photo", size = { width: 320, height: 240 }): Promise<TestFile> {
  const content = await picture(size).jpeg().toBuffer();
  return { name: `${name}.jpg`, content, claims: "image/jpeg" };
}

export function picture({ width, height }: { width: number; height: number }) {
  const tone = () => ({ r: randomInt(256), g: randomInt(256), b: randomInt(256) });
  const inner = {
    width: Math.ceil(width / 2),
    height: Math.ceil(height / 2),
    channels: 3,
  } as const;
  return sharp({ create: { width, height, channels: 3, background: tone() } }).composite([
    { input: { create: { ...inner, background: tone() } }, top: 0, left: 0 },
  ]);
}

export function pdf(body = "A letter."): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${body}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
}

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
  /** What the list says it unpacks to, when that is a lie. */
  readonly claimsBytes?: number;
  readonly locked?: boolean;
}

/** An archive with these parts. */
export function zip(parts: readonly ZipPart[], comment = ""): Buffer {
  const locals: Buffer[] = [];
  const heads: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimsBytes = content.length, locked } of parts) {
    const packed = name === "mimetype" ? content : deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(locked ? 1 : 0, 2);
    about.writeUInt16LE(name === "mimetype" ? 0 : 8, 4);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claimsBytes, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([
      Buffer.from("PK\x03\x04", "latin1"),
      about,
      Buffer.from(name),
      packed,
    ]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    heads.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), about, place, Buffer.from(name)]),
    );
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([
    ...locals,
    list,
    Buffer.from("PK\x05\x06", "latin1"),
    end,
    Buffer.from(comment),
  ]);
}

const part = (name: string, text: string): ZipPart => ({ name, content: Buffer.from(text) });

export function docx(
  more: readonly ZipPart[] = [],
  type = "wordprocessingml.document.main+xml",
): Buffer {
  return zip([
    part(
      "[Content_Types].xml",
      `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${type}"/></Types>`,
    ),
    part("word/document.xml", "<w:document/>"),
    ...more,
  ]);
}

export function odt(more: readonly ZipPart[] = []): Buffer {
  return zip([
    part("mimetype", "application/vnd.oasis.opendocument.text"),
    part("content.xml", "<office:document-content/>"),
    ...more,
  ]);
}

/** A PNG that says it is so large, with as much in it as it takes to say so. */
export function pngOf(width: number, height: number, more: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    more,
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
