/*
 * Words by which a browser, a shell or another reader recognises its own. Where they stand in a file
 * of another type, the file is two things at once, and is taken for neither.
 */

const marks = [
  "<script",
  "<html",
  "<!doctype",
  "<svg",
  "<iframe",
  "<body",
  "<object",
  "<embed",
  "<?php",
  "<?xml-stylesheet",
  "javascript:",
].map((mark) => Buffer.from(mark));

/** Whether anything in it would be read as a page. */
export function looksLikePage(content: Buffer): boolean {
  const lower = Buffer.from(content);
  for (let at = 0; at < lower.length; at += 1) {
    const byte = lower[at] as number;
    if (byte >= 0x41 && byte <= 0x5a) lower[at] = byte + 0x20;
  }
  return marks.some((mark) => lower.includes(mark));
}

const archiveMarks = [
  Buffer.from("PK\x03\x04", "latin1"),
  Buffer.from("PK\x05\x06", "latin1"),
  Buffer.from("Rar!\x1a\x07", "latin1"),
  Buffer.from("7z\xbc\xaf\x27\x1c", "latin1"),
  Buffer.from("%PDF-"),
];

/** Whether something hangs behind an image, where readers of archives begin to look. */
export function holdsAnother(trailing: Buffer): boolean {
  return (
    archiveMarks.some((mark) => trailing.includes(mark)) ||
    trailing.subarray(0, 2).equals(Buffer.from("MZ"))
  );
}
