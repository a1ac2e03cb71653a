import sharp from "sharp";
import { holdsAnother, looksLikePage } from "./markers.ts";
import { refuseFile } from "./refuse-file.ts";

/*
 * Only three decoders work here: whatever else a file pretends to be, no other code sees its bytes.
 * `sharp` reads a HEIC picture only where its maker's licence is bought; ours does not.
 */
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
// One image at a time, and nothing of it stays in memory.
sharp.cache(false);
sharp.concurrency(1);

export const mostPixels = 64_000_000;

export type ImageType = "image/jpeg" | "image/png" | "image/webp";

interface SeenImage {
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Buffer;
  readonly preview: Buffer;
}

/** Reads an image whole: that it can be read is known only then. What is shown of it comes with it. */
export async function inspectImage(content: Buffer, mediaType: ImageType): Promise<SeenImage> {
  const end = endOfImage(content, mediaType);
  if (end === undefined) refuseFile("unreadable");
  if (looksLikePage(content) || holdsAnother(content.subarray(end))) refuseFile("type-not-allowed");
  const { width, height, autoOrient, format, pages = 1 } = await metadataOf(content);
  if (`image/${format}` !== mediaType) refuseFile("type-not-allowed");
  if (width * height * pages > mostPixels) refuseFile("too-many-pixels");
  const { preview, thumbnail } = await makeShown(content);
  return { width: autoOrient.width, height: autoOrient.height, preview, thumbnail };
}

async function metadataOf(content: Buffer) {
  try {
    return await open(content).metadata();
  } catch (error) {
    return refuseUnread(error);
  }
}

async function makeShown(content: Buffer) {
  try {
    const preview = await make.preview(content);
    return { preview, thumbnail: await make.thumbnail(preview) };
  } catch (error) {
    return refuseUnread(error);
  }
}

function refuseUnread(error: unknown): never {
  const isLarge = error instanceof Error && /pixel limit|too (large|many)/i.test(error.message);
  refuseFile(isLarge ? "too-many-pixels" : "unreadable");
}

function open(content: Buffer) {
  return sharp(content, { limitInputPixels: mostPixels, failOn: "error", pages: 1 });
}

/**
 * What leaves the house of an image. Its bytes as they came stay in the store: a photo of a wound or
 * of damp walls may have to be proven one day, and their sum says that nothing was changed. But they
 * tell where and with which phone it was taken, and only its sender knew that: what is shown and
 * saved is drawn anew from its pixels, upright, without any of that.
 */
export const make = {
  preview: (content: Buffer) => shrunk(content, 2000).webp({ quality: 80 }).toBuffer(),
  thumbnail: (content: Buffer) => shrunk(content, 360).webp({ quality: 74 }).toBuffer(),
  copy: (content: Buffer) => open(content).autoOrient().keepIccProfile().toBuffer(),
} as const;

function shrunk(content: Buffer, longestSide: number) {
  const size = { width: longestSide, height: longestSide };
  return open(content)
    .autoOrient()
    .resize({ ...size, fit: "inside", withoutEnlargement: true });
}

/** Where an image ends by its own account; undefined when it does not. */
function endOfImage(content: Buffer, mediaType: ImageType): number | undefined {
  if (mediaType === "image/webp") return endOfWebp(content);
  return mediaType === "image/png" ? endOfPng(content) : endOfJpeg(content);
}

/** Phones hang a second picture or a note behind the first: the first end counts. */
function endOfJpeg(content: Buffer): number | undefined {
  let at = 2;
  while (at + 2 <= content.length) {
    const marker = content[at] === 0xff ? (content[at + 1] as number) : undefined;
    if (marker === undefined) return undefined;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      if (at + 4 > content.length) return undefined;
      at += 2 + content.readUInt16BE(at + 2);
      if (marker === 0xda) at = endOfScan(content, at);
    }
  }
  return undefined;
}

/** Within a scan 0xff is followed by zero or by a mark to begin anew; anything else ends it. */
function endOfScan(content: Buffer, from: number): number {
  let at = content.indexOf(0xff, from);
  while (at >= 0) {
    const next = content[at + 1] as number;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = content.indexOf(0xff, at + 2);
  }
  return content.length;
}

function endOfWebp(content: Buffer): number | undefined {
  const end = content.readUInt32LE(4) + 8;
  return end > content.length ? undefined : end;
}

function endOfPng(content: Buffer): number | undefined {
  let at = 8;
  while (at + 12 <= content.length) {
    const end = at + 12 + content.readUInt32BE(at);
    if (content.toString("latin1", at + 4, at + 8) === "IEND") return end;
    at = end;
  }
  return undefined;
}
